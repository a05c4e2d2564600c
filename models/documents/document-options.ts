/** What the openers of documents are asked and what they answer; the same for images and PDF. */
import type { DocumentPage } from '../../contracts/page';

export interface DocumentLimits {
  /** Most pages of one run. */
  pagesMax: number;
  /** Most pixels of one page, width times height. */
  pixelsMax: number;
}

export interface InspectOptions {
  mediaType: string;
  /** Wanted pages such as `1-3,7`; null wants all. */
  pages: string | null;
  limits: DocumentLimits;
}

export interface RenderOptions {
  mediaType: string;
  /** Counted from 1. */
  page: number;
  limits: Pick<DocumentLimits, 'pixelsMax'>;
}

export interface InspectedDocument {
  /** Pages in the file, wanted or not. */
  pageCount: number;
  /** The wanted pages, ascending; sizes in pixels of what `renderPage` returns. */
  pages: DocumentPage[];
}
