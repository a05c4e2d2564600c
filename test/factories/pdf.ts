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

/** A printed label with a form: text, several lines, a choice, boxes, and fields that nobody may see. */
export function formPdf({ script }: { script?: string } = {}): Uint8Array {
  const field = (entries: string, rect: string): string =>
    `<< /Type /Annot /Subtype /Widget /P 3 0 R /F 4 /DA (/F1 10 Tf 0 g) /Rect [${rect}] ${entries} >>`;
  const action = script === undefined ? '' : `/S /JavaScript /JS (${script})`;
  const fields = [
    field('/FT /Tx /T (name) /V (Lovelace, Ada)', '150 695 350 711'),
    field('/FT /Tx /Ff 4096 /T (address) /V (12 Mill Lane\\nOld Town)', '150 640 350 680'),
    field('/FT /Ch /Ff 131072 /T (land) /Opt [[(gb) (Great Britain)] [(kr) (Korea)]] /V (kr)', '150 610 350 626'),
    field('/FT /Btn /T (yes) /V /On /AS /On /AP << /N << /On 8 0 R /Off 8 0 R >> >>', '150 580 162 592'),
    field('/FT /Btn /T (no) /V /Off /AS /Off /AP << /N << /On 8 0 R /Off 8 0 R >> >>', '250 580 262 592'),
    field('/FT /Tx /Ff 8192 /T (pin) /V (4711 secret)', '150 550 350 566'),
    field('/FT /Tx /F 2 /T (hidden) /V (hidden words)', '150 520 350 536'),
    field(`/FT /Tx /T (sum) /V (12.50) /AA << /F << ${action} >> /C << ${action} >> >>`, '150 490 350 506'),
  ];
  const first = 9;
  const ids = fields.map((_, index) => `${first + index} 0 R`).join(' ');
  return assemblePdf([
    `<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [${ids}] /DR << /Font << /F1 4 0 R >> >> /CO [${ids}] >> ` +
      `${script === undefined ? '' : '/OpenAction 6 0 R /AA << /WC 6 0 R >> /Names << /JavaScript 7 0 R >>'} >>`,
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R ' +
      `/Annots [${ids}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    streamObject('', 'BT /F1 10 Tf 72 699 Td (Full name:) Tj ET'),
    `<< /Type /Action ${action} >>`,
    '<< /Names [(start) 6 0 R] >>',
    streamObject('/Type /XObject /Subtype /Form /BBox [0 0 12 12]', ''),
    ...fields,
  ]);
}

/** Its cross-reference table leads nowhere; the objects are whole. */
export function brokenXrefPdf(): Uint8Array {
  const file = Buffer.from(manyPagePdf(3)).toString('latin1');
  return Buffer.from(
    file.replace(/\d{10} 00000 n/g, '0000000007 00000 n').replace(/startxref\n\d+/, 'startxref\n99'),
    'latin1',
  );
}

/** As {@link brokenXrefPdf}, and no object says which pages there are. */
export function pagelessPdf(): Uint8Array {
  const file = Buffer.from(brokenXrefPdf()).toString('latin1');
  return Buffer.from(file.replace(/\/(Pages|Catalog|Kids)\b/g, '/Nothing'), 'latin1');
}

/** Hebrew words as printers set them: glyphs from left to right as they are seen, words and numbers in runs of their own. */
export function hebrewPdf(): Uint8Array {
  const hex = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex');
  const seen = (word: string): string => hex([...word].reverse().join(''));
  const map =
    '/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange ' +
    '2 beginbfrange <0000> <00ff> <0000> <0500> <05ff> <0500> endbfrange endcmap end';
  const words = [hex('4711'), seen('מספר'), seen('חשבונית')];
  const places = [72, 112, 152];
  const content = words.map((codes, index) => `BT /F1 14 Tf ${places[index]} 700 Td <${codes}> Tj ET`).join('\n');
  return onePagePdf({
    content,
    fonts:
      '<< /Type /Font /Subtype /Type0 /BaseFont /Plain /Encoding /Identity-H /ToUnicode 6 0 R /DescendantFonts [<< /Type ' +
      '/Font /Subtype /CIDFontType2 /BaseFont /Plain /DW 600 /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) ' +
      '/Supplement 0 >> /FontDescriptor << /Type /FontDescriptor /FontName /Plain /Flags 4 /FontBBox [0 -200 600 800] ' +
      '/ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >>] >>',
    objects: [streamObject('', map)],
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
