import type { Box } from '../geometry';
import type { DocumentPage } from '../page';
import type { ReceiptWarning } from './result';

/** A page as it is read: the longest side made 2048 pixels, or less shrunk where it is a long till roll. */
export interface PhotoPage extends Omit<DocumentPage, 'warnings'> {
  /** Of the page as it is read; `width` and `height` are the file's own. */
  readWidth: number;
  readHeight: number;
  warnings: ReceiptWarning[];
}

/** What one activity reads: a page, or a part of a long one. */
export interface PhotoPart {
  page: PhotoPage;
  /** Whole pixels of the page as it is read. */
  box: Box;
}
