/** Pages of a document as the API tells them, with no more than a test is about. */
import type { DocumentPage } from '../../console/src/api/types';

export type Line = DocumentPage['lines'][number];

export function line(text: string, place: Partial<Line['box']> = {}, confidence = 0.9): Line {
  return { text, confidence, box: { x: 0, y: 0, width: 10 * text.length, height: 20, ...place } };
}

export function pageOf(lines: Line[], changes: Partial<DocumentPage> = {}): DocumentPage {
  const links = { image: '/image' };
  return { page: 1, width: 1_000, height: 1_400, source: 'ppocr', lines, blocks: [], links, ...changes };
}
