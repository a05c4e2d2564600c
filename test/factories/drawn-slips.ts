/** Slips of a till, plainly drawn, for tests that need to know which words are read from a photo. */
import { createHash } from 'node:crypto';
import { partOf } from '../../activities/loop/build-dataset';
import { drawReceipt } from '../../models/samples/draw-receipt';
import { registerFonts } from '../../models/samples/fonts';
import type { Cell } from '../../models/samples/receipt-layouts';

export interface Slip {
  name: string;
  bytes: Uint8Array;
}

/** A line: its words from the left, and what stands at the right edge. */
export type SlipLine = readonly [words: string, right?: string];

const INK = '#111';

export function drawSlip(name: string, lines: readonly SlipLine[]): Slip {
  registerFonts();
  const rows = lines.map(([words, right]) => {
    const cells: Cell[] = [{ text: words, align: 'left', at: 0 }];
    if (right !== undefined) cells.push({ text: right, align: 'right', at: 1 });
    return { kind: 'text' as const, cells, scale: 1, bold: false };
  });
  const { canvas } = drawReceipt(rows, { font: 'Treadle Sans', fontSize: 28, ink: INK });
  return { name: `${name}.png`, bytes: new Uint8Array(canvas.toBuffer('image/png')) };
}

/** As many as are wanted on each side of a dataset, drawn one number after the other. */
export function drawnFor(wanted: { train: number; test: number }, draw: (number: number) => Slip) {
  const drawn: Record<'train' | 'test', Slip[]> = { train: [], test: [] };
  for (let number = 0; drawn.train.length < wanted.train || drawn.test.length < wanted.test; number += 1) {
    const slip = draw(number);
    const part = partOf(createHash('sha256').update(slip.bytes).digest('hex'));
    if (drawn[part].length < wanted[part]) drawn[part].push(slip);
  }
  return drawn;
}
