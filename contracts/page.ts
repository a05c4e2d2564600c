import type { Box } from './geometry';

/** Where the text of a page came from. */
export type TextSource = 'pdf-text' | 'ppocr' | 'tesseract';

/** One line of text as read; `confidence` in 0..1 (1 for a PDF's own text layer). */
export interface TextLine {
  text: string;
  confidence: number;
  box: Box;
  /** The engine's own text, where the learned corrector changed it; else left out. */
  read?: string;
}

/**
 * What a reader of a page must know of it.
 *   first_frame_only  the image is an animation, of which the first frame was read
 *   no_text           nothing was found on the page: it is blank, or a picture without text
 *   unsure_text       the engine was unsure of most of it: handwriting, blur, or a script that it does not know
 *   right_to_left     the page has lines from right to left; their text is in reading order, layout and fields are not
 *                     made for it
 */
export type PageWarning = 'first_frame_only' | 'no_text' | 'unsure_text' | 'right_to_left';

/** All lines of one page, in no promised order. `page` counts from 1; sizes in pixels of the upright page image. */
export interface PageText {
  page: number;
  width: number;
  height: number;
  source: TextSource;
  /** Degrees clockwise that the page of the document had to be turned to stand upright; absent where it stood so. */
  rotation?: 90 | 180 | 270;
  lines: TextLine[];
  /** Left out where there are none. */
  warnings?: PageWarning[];
}

export type BlockKind = 'title' | 'paragraph' | 'list' | 'table' | 'key_value' | 'footer';

/** A cell of a table. `row` and `column` count from 0; `lines` are indexes into the page's ordered lines. */
export interface TableCell {
  row: number;
  column: number;
  /** Columns that it covers; 1 for most. */
  column_span: number;
  text: string;
  box: Box;
  lines: number[];
}

/** The cells of a table block, row by row from left to right; places without text have no cell. */
export interface LayoutTable {
  rows: number;
  columns: number;
  /** Rows at the top that name the columns; 0 where none does. */
  header_rows: number;
  cells: TableCell[];
}

/** A block of lines that belong together; `lines` are indexes into the page's ordered lines. */
export interface LayoutBlock {
  kind: BlockKind;
  box: Box;
  lines: number[];
  /** Blocks of the kind `table` have one; layouts made before tables were known have none. */
  table?: LayoutTable;
}

/** A page whose lines stand in reading order, grouped into blocks. */
export interface PageLayout extends PageText {
  blocks: LayoutBlock[];
}

/** A page that is to be read, as inspection found it; sizes in pixels of its upright image. */
export interface DocumentPage {
  page: number;
  width: number;
  height: number;
  /** Whether a PDF page has a text layer; whether that can be trusted is decided when it is read. */
  hasText: boolean;
  /** What inspection found; left out where there is nothing. */
  warnings?: PageWarning[];
}
