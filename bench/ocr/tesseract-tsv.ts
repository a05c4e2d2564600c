/** Lines out of Tesseract's table of words. Pure. */
import { enclosingBox } from '../../contracts/geometry';
import type { PlacedText } from './page-to-read';

const WORD_LEVEL = '5';

export function linesOfTsv(table: string): PlacedText[] {
  const words = new Map<string, PlacedText[]>();
  for (const row of table.split('\n')) {
    const [level, page, block, paragraph, line, , x, y, width, height, , text = ''] = row.split('\t');
    if (level !== WORD_LEVEL || text.trim() === '') continue;
    const key = [page, block, paragraph, line].join(' ');
    const box = { x: Number(x), y: Number(y), width: Number(width), height: Number(height) };
    words.set(key, [...(words.get(key) ?? []), { text, box }]);
  }
  return [...words.values()].map((line) => {
    return { text: line.map(({ text }) => text).join(' '), box: enclosingBox(line.map(({ box }) => box)) };
  });
}
