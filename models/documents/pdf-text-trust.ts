/**
 * Decides whether a PDF page's text layer says what the page shows. It does not where glyphs could not be mapped to
 * characters, nor on a scanned page that bears only a watermark or a scanner's stamp as text. Called by
 * `pdf-document.ts`; a page that is not trusted is read by OCR.
 */
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs' with { 'resolution-mode': 'import' };
import { imageCoverage } from './pdf-image-coverage';
import { orUnreadable, pdfOperators } from './pdf-library';
import type { TextRun } from './pdf-text-runs';

/** A watermark has fewer characters, a printed page rarely. */
const SCANT_CHARACTERS = 120;
const SCAN_COVERAGE_MIN = 0.6;
const UNMAPPED_SHARE_MAX = 0.1;
const WORD_SHARE_MIN = 0.4;

/** Unassigned, private and surrogate code points, and the sign for "no character". */
const UNMAPPED = /[\p{Cn}\p{Co}\p{Cs}\uFFFD]/gu;
/** Stands for a blank in the files of some writers; more of them than blanks in a sentence were letters. */
const CONTROL = /\p{Cc}/gu;
const CONTROL_SHARE_MAX = 0.3;
/** Leaders of tables of contents and ruled lines say nothing either way. */
const FILLING = /[\s\p{Cc}.·…_\-–—=*|]/gu;
const WORD = /[\p{L}\p{N}]/gu;

export async function isTrustworthy(runs: readonly TextRun[], page: PDFPageProxy): Promise<boolean> {
  const text = runs.map((run) => run.text).join('');
  const telling = text.replace(FILLING, '').length;
  if (telling === 0) return false;
  if (count(text, UNMAPPED) / telling > UNMAPPED_SHARE_MAX) return false;
  if (count(text, CONTROL) / text.length > CONTROL_SHARE_MAX) return false;
  if (count(text, WORD) / telling < WORD_SHARE_MIN) return false;
  return telling >= SCANT_CHARACTERS || (await imageShare(page)) < SCAN_COVERAGE_MIN;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

async function imageShare(page: PDFPageProxy): Promise<number> {
  const [left = 0, top = 0, right = 0, bottom = 0] = page.view;
  const covered = imageCoverage(await orUnreadable(page.getOperatorList()), await pdfOperators());
  return covered / Math.abs((right - left) * (bottom - top));
}
