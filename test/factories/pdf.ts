/** PDF files for tests: plain text pages, and such as must be refused or read by OCR. */
import type { PdfPageContent } from '../../models/samples/pdf-writer';
import { assemblePdf, streamObject, writePdf } from '../../models/samples/pdf-writer';

/** A page for each list, its lines set in 12 points from the top, 1 inch from the left edge. */
export function textPdf(pages: readonly (readonly string[])[], page: Omit<PdfPageContent, 'texts'> = {}): Uint8Array {
  return writePdf(
    pages.map((lines) => ({ ...page, texts: lines.map((text, row) => ({ text, x: 72, y: 72 + row * 24, size: 12 })) })),
  );
}

export function manyPagePdf(pages: number): Uint8Array {
  return textPdf(Array.from({ length: pages }, (_, index) => [`Page ${index + 1} of many`]));
}

/** Cut off behind a part of its bytes. */
export function truncatedPdf(share = 0.6): Uint8Array {
  const whole = manyPagePdf(5);
  return whole.subarray(0, Math.floor(whole.length * share));
}

/** Asks for a user password: its check values fit no password that anyone knows. */
export function encryptedPdf(): Uint8Array {
  const secret = (byte: string): string => `<${byte.repeat(32)}>`;
  const encryption = `<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O ${secret('a1')} /U ${secret('5e')} >>`;
  return assemblePdf(
    ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 1 /Kids [3 0 R] >>', PAGE_WITHOUT_CONTENT],
    `/Encrypt ${encryption} /ID [${secret('0f')} ${secret('0f')}]`,
  );
}

const PAGE_WITHOUT_CONTENT = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> >>';

/** Hangul in a font that is not in the file, coded by a character map of Adobe's that is not in the file either. */
export function koreanPdf(text: string): Uint8Array {
  const codes = Buffer.from(text, 'utf16le').swap16().toString('hex');
  return onePagePdf({
    content: `BT /F1 14 Tf 72 700 Td <${codes}> Tj ET`,
    fonts:
      '<< /Type /Font /Subtype /Type0 /BaseFont /HYGoThic-Medium /Encoding /UniKS-UTF16-H /DescendantFonts [<< /Type /Font ' +
      '/Subtype /CIDFontType0 /BaseFont /HYGoThic-Medium /CIDSystemInfo << /Registry (Adobe) /Ordering (Korea1) ' +
      '/Supplement 2 >> /FontDescriptor << /Type /FontDescriptor /FontName /HYGoThic-Medium /Flags 6 /FontBBox ' +
      '[0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >> >>] >>',
  });
}

/** Text whose glyphs are mapped to private code points, as careless writers of PDF do. */
export function unmappedPdf(text: string): Uint8Array {
  const map =
    '/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange ' +
    '1 beginbfrange <20> <7e> <e020> endbfrange endcmap end';
  return onePagePdf({
    content: `BT /F1 14 Tf 72 700 Td (${text}) Tj ET`,
    fonts: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>',
    objects: [streamObject('', map)],
  });
}

/** A grey image over the whole page, with `text` on it. */
export function scannedPdf({
  text,
  width = 100,
  height = 140,
}: {
  text: string;
  width?: number;
  height?: number;
}): Uint8Array {
  const image = '/Type /XObject /Subtype /Image /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /ASCIIHexDecode';
  return onePagePdf({
    content: `q 595 0 0 842 0 0 cm /Scan Do Q BT /F1 4 Tf 72 30 Td (${text}) Tj ET`,
    fonts: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    resources: '/XObject << /Scan 6 0 R >>',
    objects: [streamObject(`${image} /Width ${width} /Height ${height}`, `${'c0'.repeat(100 * 140)}>`)],
  });
}

interface OnePage {
  content: string;
  /** Dictionary of the font F1. */
  fonts: string;
  resources?: string;
  /** Further objects, numbered from 6. */
  objects?: readonly string[];
}

function onePagePdf({ content, fonts, resources = '', objects = [] }: OnePage): Uint8Array {
  return assemblePdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> ${resources} >> /Contents 5 0 R >>`,
    fonts,
    streamObject('', content),
    ...objects,
  ]);
}
