/**
 * Where Korean is expected, the OCR reads a stain on an English receipt as a syllable now and then; one of them would
 * make its dates Korean. Pure; called by the task `parseReceipt`.
 */
import type { PageText } from '../../../contracts/page';

/** Share of Hangul among the letters from which on a receipt is Korean, or has Korean on it. */
const KOREAN_MIN = 0.05;

/** The pages without Hangul where there is next to none; else as they are. */
export function withoutStrayHangul(pages: readonly PageText[]): PageText[] {
  const text = pages.flatMap(({ lines }) => lines.map((line) => line.text)).join('');
  const hangul = text.match(/\p{Script=Hangul}/gu)?.length ?? 0;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (hangul === 0 || hangul >= KOREAN_MIN * letters) return [...pages];
  return pages.map((page) => ({
    ...page,
    lines: page.lines
      .map((line) => ({ ...line, text: line.text.replace(/\p{Script=Hangul}+/gu, '').trim() }))
      .filter((line) => line.text !== ''),
  }));
}
