/** CPU task: what was read of a receipt's photo, as a receipt. */
import type { PageText } from '../../../contracts/page';
import type { ReadReceipt } from '../../../contracts/receipts/result';
import { shippedExtractor } from '../../extraction/learned/learned-extractor';
import { layoutPage } from '../../layout/layout-page';
import { parseReceipt as parse } from '../../receipts/parser/parse-receipt';
import { withoutStrayHangul } from '../../receipts/parser/stray-hangul';
import { mergeParts, type ReadPart } from '../../receipts/photo/merge-parts';

export interface ParseReceiptInput {
  parts: ReadPart[];
}

export interface ParsedReceipt {
  /** The lines of each page, without doubles where its parts overlap. */
  pages: PageText[];
  receipt: ReadReceipt;
}

/** @throws DomainError MODEL_DAMAGED */
export async function parseReceipt({ parts }: ParseReceiptInput): Promise<ParsedReceipt> {
  const pages = mergeParts(parts);
  const extractor = await shippedExtractor();
  const legible = withoutStrayHangul(pages);
  const laidOut = legible.map((page) => layoutPage(page));
  const found = await extractor.extract(laidOut, 'receipt');
  const photo = [...new Map(parts.map(({ part }) => [part.page.page, part.page])).values()];
  return { pages, receipt: parse({ pages: legible, photo, found }) };
}
