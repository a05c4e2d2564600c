/**
 * Writes small PDF files with text in the standard Helvetica fonts: the sample invoice, and inputs for tests. Equal
 * input gives equal bytes. Not for anything but Latin-1 text. Called by `sample-invoice.ts` and test factories.
 */

export interface PlacedText {
  text: string;
  /** Points from the left and top edge of the page to the start of the base line. */
  x: number;
  y: number;
  /** Points; default 10. */
  size?: number;
  bold?: boolean;
}

export interface PdfPageContent {
  texts: readonly PlacedText[];
  /** Points; default A4. */
  width?: number;
  height?: number;
  /** Further entries of the page's dictionary, such as `/Rotate 90`. */
  entries?: string;
}

const A4 = { width: 595, height: 842 };
const CATALOGUE = 1;
const PAGE_TREE = 2;
const RESOURCES = 3;
const FIRST_PAGE = 4;
const OBJECTS_PER_PAGE = 2;

/** A file with these pages, in order; a page may be empty. */
export function writePdf(pages: readonly PdfPageContent[]): Uint8Array {
  const pageId = (index: number): number => FIRST_PAGE + index * OBJECTS_PER_PAGE;
  const font = (name: string): string =>
    `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;
  return assemblePdf([
    `<< /Type /Catalog /Pages ${PAGE_TREE} 0 R >>`,
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${pageId(index)} 0 R`).join(' ')}] >>`,
    `<< /Font << /F1 ${font('Helvetica')} /F2 ${font('Helvetica-Bold')} >> >>`,
    ...pages.flatMap((page, index) => {
      const { width = A4.width, height = A4.height, entries = '' } = page;
      return [
        `<< /Type /Page /Parent ${PAGE_TREE} 0 R /MediaBox [0 0 ${width} ${height}] /Resources ${RESOURCES} 0 R ` +
          `/Contents ${pageId(index) + 1} 0 R ${entries} >>`,
        streamObject('', page.texts.map((text) => drawText(text, height)).join('\n')),
      ];
    }),
  ]);
}

/** A stream with its dictionary; `content` is Latin-1. */
export function streamObject(entries: string, content: string): string {
  return `<< ${entries} /Length ${content.length} >>\nstream\n${content}\nendstream`;
}

/** Numbers the objects from 1, the first being the catalogue, and adds header, cross-reference table and trailer. */
export function assemblePdf(objects: readonly string[], trailerEntries = ''): Uint8Array {
  let file = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}`;
  const trailer = `trailer\n<< /Size ${size} /Root ${CATALOGUE} 0 R ${trailerEntries} >>\nstartxref\n${file.length}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(file + table + trailer, 'latin1'));
}

function drawText({ text, x, y, size = 10, bold = false }: PlacedText, height: number): string {
  const escaped = text.replace(/[\\()]/g, '\\$&');
  return `BT /${bold ? 'F2' : 'F1'} ${size} Tf ${x} ${height - y} Td (${escaped}) Tj ET`;
}
