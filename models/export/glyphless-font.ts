/**
 * A font whose glyphs are all empty and equally wide, for text that is there to be found and copied and is never drawn.
 * Codes are Unicode code points, so that it holds every script in a few hundred bytes. Called by `searchable-pdf.ts`.
 */
import type { PdfFile } from './pdf-file';

/** Width of every glyph in font sizes. */
export const GLYPH_WIDTH = 0.5;
/** Parts of the font size above and below the base line. */
export const ASCENT = 0.8;
export const DESCENT = 0.2;

const NAME = 'GlyphlessFont';
const UNITS_PER_EM = 1000;
const BLANK_GLYPH = 1;
const CODES = 0x10000;

/** Codes of halves of characters, which stand for whole ones beyond the first plane here. */
const FAR_FIRST = 0xd800;
const FAR_COUNT = 0x800;
const BLOCK_MAX = 100;

export class GlyphlessFont {
  readonly id: number;
  private readonly toUnicode: number;
  private readonly far = new Map<string, number>();

  constructor(private readonly file: PdfFile) {
    this.id = file.reserve();
    this.toUnicode = file.reserve();
  }

  /** The codes of a text; control characters and halves of characters are left out. */
  codes(text: string): number[] {
    const clean = text
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
      .trim();
    return [...clean].flatMap((character) => this.code(character) ?? []);
  }

  /** Writes the font; call it once, when all codes have been asked for. */
  write(): void {
    const { file } = this;
    const program = trueType();
    const fontFile = file.packed(`/Length1 ${program.length}`, program);
    const descriptor = file.object(
      `<< /Type /FontDescriptor /FontName /${NAME} /Flags 5 /FontBBox [0 ${-DESCENT * UNITS_PER_EM} ` +
        `${GLYPH_WIDTH * UNITS_PER_EM} ${ASCENT * UNITS_PER_EM}] /ItalicAngle 0 /Ascent ${ASCENT * UNITS_PER_EM} ` +
        `/Descent ${-DESCENT * UNITS_PER_EM} /CapHeight ${ASCENT * UNITS_PER_EM} /StemV 80 /FontFile2 ${fontFile} 0 R >>`,
    );
    const glyphs = file.packed('', Buffer.alloc(CODES * 2, Buffer.from([0, BLANK_GLYPH])));
    const descendant = file.object(
      `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${NAME} /CIDSystemInfo << /Registry (Adobe) ` +
        `/Ordering (Identity) /Supplement 0 >> /FontDescriptor ${descriptor} 0 R /DW ${GLYPH_WIDTH * UNITS_PER_EM} ` +
        `/CIDToGIDMap ${glyphs} 0 R >>`,
    );
    file.packed('', this.characterMap(), this.toUnicode);
    file.object(
      `<< /Type /Font /Subtype /Type0 /BaseFont /${NAME} /Encoding /Identity-H /DescendantFonts [${descendant} 0 R] ` +
        `/ToUnicode ${this.toUnicode} 0 R >>`,
      this.id,
    );
  }

  /** Undefined where more characters beyond the first plane were asked for than the font can hold. */
  private code(character: string): number | undefined {
    if (character.length === 1) return character.charCodeAt(0);
    const known = this.far.get(character);
    if (known !== undefined || this.far.size === FAR_COUNT) return known;
    const code = FAR_FIRST + this.far.size;
    this.far.set(character, code);
    return code;
  }

  /** Codes stand for themselves but for the far ones. A range may not cross its last byte (ISO 32000-1, 9.10.3). */
  private characterMap(): string {
    const ranges = Array.from({ length: 256 }, (_, byte) => byte)
      .filter((byte) => byte < FAR_FIRST >> 8 || byte >= (FAR_FIRST + FAR_COUNT) >> 8)
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .map((byte) => `<${byte}00> <${byte}ff> <${byte}00>`);
    const far = [...this.far].map(
      ([character, code]) =>
        `<${hexCode(code)}> <${hexCode(character.charCodeAt(0))}${hexCode(character.charCodeAt(1))}>`,
    );
    return (
      '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering ' +
      '(UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n' +
      `<0000> <ffff>\nendcodespacerange\n${mapBlocks('bfrange', ranges)}${mapBlocks('bfchar', far)}endcmap\n` +
      'CMapName currentdict /CMap defineresource pop\nend\nend\n'
    );
  }
}

/** A code as it stands in the text of a page. */
export function hexCode(code: number): string {
  return code.toString(16).padStart(4, '0');
}

function mapBlocks(kind: 'bfrange' | 'bfchar', entries: readonly string[]): string {
  let blocks = '';
  for (let start = 0; start < entries.length; start += BLOCK_MAX) {
    const block = entries.slice(start, start + BLOCK_MAX);
    blocks += `${block.length} begin${kind}\n${block.join('\n')}\nend${kind}\n`;
  }
  return blocks;
}

/** The tables of a font with two empty glyphs that a PDF needs (OpenType 1.9), in the order of their names. */
function fontTables(): [tag: string, bytes: Buffer][] {
  const advance = GLYPH_WIDTH * UNITS_PER_EM;
  return [
    // Windows' symbol encoding, format 4 with its closing segment alone: codes come from the PDF.
    ['cmap', words([0, 1, 3, 0, 0, 12, 4, 24, 0, 2, 2, 0, 0, 0xffff, 0, 0xffff, 1, 0])],
    ['glyf', Buffer.alloc(4)],
    [
      'head',
      words([
        1,
        0,
        1,
        0,
        0,
        0,
        0x5f0f,
        0x3cf5,
        0,
        UNITS_PER_EM,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        advance,
        ASCENT * UNITS_PER_EM,
        0,
        8,
        2,
        0,
        0,
      ]),
    ],
    [
      'hhea',
      words([1, 0, ASCENT * UNITS_PER_EM, -DESCENT * UNITS_PER_EM, 0, advance, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2]),
    ],
    ['hmtx', words([advance, 0, advance, 0])],
    ['loca', words([0, 0, 0])],
    ['maxp', words([1, 0, 2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0])],
    ['post', words([3, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0])],
  ];
}

function trueType(): Buffer {
  const tables = fontTables();
  const header = words([1, 0, tables.length, 128, 3, tables.length * 16 - 128]);
  let offset = header.length + tables.length * 16;
  const directory = tables.map(([tag, bytes]) => {
    const entry = Buffer.alloc(16);
    entry.write(tag, 'latin1');
    entry.writeUInt32BE(checksum(bytes), 4);
    entry.writeUInt32BE(offset, 8);
    entry.writeUInt32BE(bytes.length, 12);
    offset += padded(bytes).length;
    return entry;
  });
  return Buffer.concat([header, ...directory, ...tables.map(([, bytes]) => padded(bytes))]);
}

/** 16-bit numbers, high byte first. */
function words(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => bytes.writeUInt16BE(value & 0xffff, index * 2));
  return bytes;
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}

function checksum(bytes: Buffer): number {
  const whole = padded(bytes);
  let sum = 0;
  for (let at = 0; at < whole.length; at += 4) sum = (sum + whole.readUInt32BE(at)) >>> 0;
  return sum;
}
