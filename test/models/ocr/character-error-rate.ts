/** Character error rate of a page against its transcription, for tests of reading quality. */
import type { TextLine } from '../../../contracts/page';
import { editDistance } from '../../../models/text/edit-distance';

type PlacedText = Pick<TextLine, 'text' | 'box'>;

/** Edits over characters of the truth, case and runs of white space aside, both with their boxes sorted into rows. */
export function characterErrorRate(read: readonly PlacedText[], truth: readonly PlacedText[]): number {
  const [a, b] = [normalised(inRows(read)), normalised(inRows(truth))];
  return editDistance(a, b) / b.length;
}

function normalised(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim().toUpperCase();
}

function inRows(lines: readonly PlacedText[]): string {
  const rows: PlacedText[][] = [];
  for (const line of [...lines].sort((a, b) => middle(a) - middle(b))) {
    const row = rows[rows.length - 1];
    const last = row?.[row.length - 1];
    const reach = 0.5 * Math.min(line.box.height, last?.box.height ?? 0);
    if (row && last && Math.abs(middle(line) - middle(last)) < reach) row.push(line);
    else rows.push([line]);
  }
  return rows.flatMap((row) => row.sort((a, b) => a.box.x - b.box.x).map(({ text }) => text)).join(' ');
}

function middle({ box }: PlacedText): number {
  return box.y + box.height / 2;
}
