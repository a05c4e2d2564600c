/** Pages drawn with known text, so that OCR tests need no scans. Fonts are those in `assets/fonts`. */
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { join } from 'node:path';
import type { RawImage } from '../../../models/images/raw-image';
import { projectRoot } from '../../../contracts/project-root';

const FONTS = { latin: 'RobotoCondensed-Regular.ttf', korean: 'NanumGothic-Regular.ttf' } as const;
const [MARGIN, WIDTH, LINE_STEP] = [40, 800, 1.8];

export interface PageDrawing {
  lines: readonly string[];
  font?: keyof typeof FONTS;
  /** Height of the letters' em square in pixels. */
  size?: number;
  /** Turned about the page's middle, clockwise. */
  degrees?: number;
}

/** Black on white, one line below the other; the top left corner of line `k` is (40, 40 + 1.8 k size). */
export function drawnPage({ lines, font = 'latin', size = 30, degrees = 0 }: PageDrawing): RawImage {
  GlobalFonts.registerFromPath(join(projectRoot(), 'assets', 'fonts', FONTS[font]), font);
  const height = Math.ceil(2 * MARGIN + lines.length * size * LINE_STEP);
  const canvas = createCanvas(WIDTH, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, WIDTH, height);
  context.translate(WIDTH / 2, height / 2);
  context.rotate((degrees * Math.PI) / 180);
  context.translate(-WIDTH / 2, -height / 2);
  context.fillStyle = '#000';
  context.font = `${size}px ${font}`;
  context.textBaseline = 'top';
  lines.forEach((line, index) => context.fillText(line, MARGIN, MARGIN + index * size * LINE_STEP));
  const rgba = context.getImageData(0, 0, WIDTH, height).data;
  return { data: Uint8Array.from(rgba.filter((_, index) => index % 4 !== 3)), width: WIDTH, height };
}
