/** Pages drawn with known text, so that OCR tests need no scans. Fonts are those in `assets/fonts`. */
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { join } from 'node:path';
import type { RawImage } from '../../../models/images/raw-image';
import { projectRoot } from '../../../contracts/project-root';

const FONTS = { latin: 'RobotoCondensed-Regular.ttf', korean: 'NanumGothic-Regular.ttf' } as const;
const LINE_STEP = 1.8;

export interface PageDrawing {
  lines: readonly string[];
  font?: keyof typeof FONTS;
  /** Height of the letters' em square in pixels. */
  size?: number;
  /** Turned about the page's middle, clockwise. */
  degrees?: number;
  /** Of the page and of its white edge, in pixels. */
  width?: number;
  margin?: number;
}

/** Black on white, one line below the other; the top left corner of line `k` is (margin, margin + 1.8 k size). */
export function drawnPage(drawing: PageDrawing): RawImage {
  const { lines, font = 'latin', size = 30, degrees = 0, width = 800, margin = 40 } = drawing;
  GlobalFonts.registerFromPath(join(projectRoot(), 'assets', 'fonts', FONTS[font]), font);
  const height = Math.ceil(2 * margin + lines.length * size * LINE_STEP);
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.translate(width / 2, height / 2);
  context.rotate((degrees * Math.PI) / 180);
  context.translate(-width / 2, -height / 2);
  context.fillStyle = '#000';
  context.font = `${size}px ${font}`;
  context.textBaseline = 'top';
  lines.forEach((line, index) => context.fillText(line, margin, margin + index * size * LINE_STEP));
  const rgba = context.getImageData(0, 0, width, height).data;
  return { data: Uint8Array.from(rgba.filter((_, index) => index % 4 !== 3)), width, height };
}
