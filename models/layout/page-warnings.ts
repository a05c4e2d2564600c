/** What a reader must know of a page beside its text. Called by `layout-page.ts`. */
import type { PageText, PageWarning, TextLine, TextSource } from '../../contracts/page';

/**
 * Mean confidence, weighted by length, below which a page's text is not to be relied on. PP-OCR gives 0.96 and more to
 * scans that can be read, and at most 0.86 to blur, other scripts and mirrored text: what it is least sure of it leaves
 * out. Tesseract gives lower ones to both. A PDF's own text is sure.
 */
const UNSURE_BELOW: Readonly<Record<TextSource, number>> = { ppocr: 0.9, tesseract: 0.6, 'pdf-text': 0 };
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/gu;
const LETTER = /\p{L}/gu;

/** With those that the page already has; undefined where there are none. */
export function pageWarnings(page: PageText, lines: readonly TextLine[]): PageWarning[] | undefined {
  const warnings = new Set(page.warnings);
  if (lines.length === 0) warnings.add('no_text');
  else if (meanConfidence(lines) < UNSURE_BELOW[page.source]) warnings.add('unsure_text');
  if (lines.some(({ text }) => isRightToLeft(text))) warnings.add('right_to_left');
  return warnings.size === 0 ? undefined : [...warnings];
}

function meanConfidence(lines: readonly TextLine[]): number {
  const characters = lines.reduce((sum, { text }) => sum + text.length, 0);
  return lines.reduce((sum, { text, confidence }) => sum + text.length * confidence, 0) / characters;
}

function isRightToLeft(text: string): boolean {
  const own = text.match(RIGHT_TO_LEFT)?.length ?? 0;
  return own > 0 && own * 2 > (text.match(LETTER)?.length ?? 0);
}
