/**
 * Draws the rows of a receipt on a strip of white paper and tells where each piece of text came to stand. Called by
 * `generate-receipt.ts`, which then makes it look photographed.
 */
import { createCanvas } from '@napi-rs/canvas';
import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import type { Box } from '../../contracts/geometry';
import type { FontName } from './fonts';
import type { Cell, Row } from './receipt-layouts';

export interface PaperStyle {
  font: FontName;
  /** Pixels. */
  fontSize: number;
  /** CSS colour of the print. */
  ink: string;
}

export interface DrawnText {
  text: string;
  /** Index of the row, so that cells on one row can be told. */
  row: number;
  box: Box;
}

export interface Paper {
  canvas: Canvas;
  texts: DrawnText[];
}

const WIDTH = 640;
const MARGIN = 36;
const LINE_HEIGHT = 1.5;
const SHRINK = 0.96;
const SCALE_MIN = 0.5;
const BARS_HEIGHT = 3;

export function drawReceipt(rows: readonly Row[], style: PaperStyle): Paper {
  const height = rows.reduce((sum, row) => sum + rowHeight(row, style), 2 * MARGIN);
  const canvas = createCanvas(WIDTH, Math.ceil(height));
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = context.strokeStyle = style.ink;
  const texts: DrawnText[] = [];
  let y = MARGIN;
  rows.forEach((row, index) => {
    const middle = y + rowHeight(row, style) / 2;
    if (row.kind === 'text') {
      texts.push(...drawCells(context, row, { style, middle }).map((text) => ({ ...text, row: index })));
    } else if (row.kind === 'rule') drawRule(context, row.style, middle);
    else if (row.kind === 'bars') drawBars(context, row.digits, { y, height: style.fontSize * BARS_HEIGHT });
    y += rowHeight(row, style);
  });
  return { canvas, texts };
}

function rowHeight(row: Row, { fontSize }: PaperStyle): number {
  const line = fontSize * LINE_HEIGHT;
  if (row.kind === 'text') return line * row.scale;
  return row.kind === 'bars' ? fontSize * BARS_HEIGHT : line / 2;
}

type TextRow = Extract<Row, { kind: 'text' }>;

/** Text that would not fit is set smaller, as tills do. */
function drawCells(
  context: SKRSContext2D,
  { cells, scale, bold }: TextRow,
  { style, middle }: { style: PaperStyle; middle: number },
): { text: string; box: Box }[] {
  let size = style.fontSize * scale;
  const setFont = (): string => (context.font = `${size}px "${style.font}"`);
  setFont();
  while (!fits(context, cells) && size > style.fontSize * SCALE_MIN) {
    size *= SHRINK;
    setFont();
  }
  context.textBaseline = 'alphabetic';
  context.lineWidth = size / 18;
  const baseline = middle + size * 0.35;
  return cells.map((cell) => {
    const { text } = cell;
    const x = cellStart(context, cell);
    context.fillText(text, x, baseline);
    if (bold) context.strokeText(text, x, baseline);
    const ink = context.measureText(text);
    const top = baseline - ink.actualBoundingBoxAscent;
    const bottom = baseline + ink.actualBoundingBoxDescent;
    return { text, box: { x, y: top, width: ink.width, height: bottom - top } };
  });
}

function fits(context: SKRSContext2D, cells: readonly Cell[]): boolean {
  let end = MARGIN - 1;
  return cells.every((cell) => {
    const start = cellStart(context, cell);
    const free = start > end;
    end = start + context.measureText(cell.text).width;
    return free && end < WIDTH - MARGIN + 1;
  });
}

/** The left edge of a cell's text under the present font. */
function cellStart(context: SKRSContext2D, { text, align, at }: Cell): number {
  const anchor = MARGIN + at * (WIDTH - 2 * MARGIN);
  const { width } = context.measureText(text);
  if (align === 'left') return anchor;
  return align === 'right' ? anchor - width : anchor - width / 2;
}

function drawRule(context: SKRSContext2D, style: 'dashed' | 'solid', y: number): void {
  context.lineWidth = 2;
  context.setLineDash(style === 'dashed' ? [9, 6] : []);
  context.beginPath();
  context.moveTo(MARGIN, y);
  context.lineTo(WIDTH - MARGIN, y);
  context.stroke();
  context.setLineDash([]);
}

/** Looks like a bar code; it codes nothing. */
function drawBars(context: SKRSContext2D, digits: string, { y, height }: { y: number; height: number }): void {
  let x = WIDTH * 0.25;
  for (const digit of digits.repeat(4)) {
    const width = 2 + (Number(digit) % 4) * 2;
    context.fillRect(x, y + height * 0.15, width, height * 0.7);
    x += width + 3 + (Number(digit) % 3) * 2;
  }
}
