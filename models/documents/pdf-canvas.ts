/** The canvases on which pdf.js draws: the page itself and those it needs in between. */
import { createCanvas } from '@napi-rs/canvas';
import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import type { RawImage } from '../images/raw-image';

interface CanvasAndContext {
  canvas: Canvas | null;
  context: SKRSContext2D | null;
}

/** The interface is pdf.js's own: it makes one for each document. */
export class CanvasFactory {
  create(width: number, height: number): CanvasAndContext {
    const canvas = createCanvas(width, height);
    return { canvas, context: canvas.getContext('2d') };
  }

  reset({ canvas }: CanvasAndContext, width: number, height: number): void {
    if (!canvas) return;
    canvas.width = width;
    canvas.height = height;
  }

  /** Frees the pixels at once; the garbage collector does not see how large they are. */
  destroy(target: CanvasAndContext): void {
    if (target.canvas) target.canvas.width = target.canvas.height = 1;
    target.canvas = null;
    target.context = null;
  }
}

/** The pixels of an opaque canvas as RGB. */
export function canvasToRgb(canvas: Canvas): RawImage {
  const { width, height } = canvas;
  const rgba = canvas.data();
  const data = new Uint8Array(width * height * 3);
  for (let from = 0, to = 0; to < data.length; from += 4, to += 3) {
    data[to] = rgba[from] ?? 0;
    data[to + 1] = rgba[from + 1] ?? 0;
    data[to + 2] = rgba[from + 2] ?? 0;
  }
  return { data, width, height };
}
