/** Pages of a receipt from rows of text; ` | ` divides the pieces of a row, the last of which stands at the right edge. */
import type { PageText } from '../../contracts/page';
import type { PhotoPage } from '../../contracts/receipts/photo';
import type { ReadReceipt } from '../../contracts/receipts/result';
import { layoutPage } from '../../models/layout/layout-page';
import { extractFields } from '../../models/extraction/extract-fields';
import { parseReceipt } from '../../models/receipts/parser/parse-receipt';

const LETTER = 12;
/** Rows of a till do not stand in one raster: a slope that lifts one row to the next must not look straight. */
const ROW = 34;
const WIDTH = 800;

export function receiptPage(rows: readonly string[], { left = 0, confidence = 0.97 } = {}): PageText {
  const lines = rows.flatMap((row, index) => {
    const pieces = row.split(' | ');
    return pieces.map((text, place) => {
      const width = text.length * LETTER;
      const isLast = place === pieces.length - 1 && place > 0;
      const x = isLast ? WIDTH - width : (place * WIDTH) / Math.max(2, pieces.length);
      return { text, confidence, box: { x: left + x, y: 40 + index * ROW + (index % 3) * 4, width, height: 20 } };
    });
  });
  return { page: 1, width: WIDTH + 2 * left, height: 80 + rows.length * ROW, source: 'ppocr', lines };
}

export function photoPage({ page, width, height }: PageText): PhotoPage {
  return { page, width, height, hasText: false, readWidth: width, readHeight: height, warnings: [] };
}

/** By the rules alone: no network has to be loaded. */
export function parsed(...pages: PageText[]): ReadReceipt {
  const found = extractFields(
    pages.map((page) => layoutPage(page)),
    'receipt',
  );
  return parseReceipt({ pages, photo: pages.map(photoPage), found });
}

export function parsedRows(rows: readonly string[]): ReadReceipt {
  return parsed(receiptPage(rows));
}
