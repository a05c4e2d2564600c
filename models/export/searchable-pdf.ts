/**
 * Writes a document as a PDF that looks as its pages do and whose text can be found, marked and copied: each page is its
 * picture, with the lines that were read laid invisibly over it. Called by the export thread, page by page.
 */
import type { PageLayout, TextLine } from '../../contracts/page';
import { ASCENT, GLYPH_WIDTH, GlyphlessFont, hexCode } from './glyphless-font';
import { PdfFile } from './pdf-file';
import { visualOrder } from './visual-order';

const POINTS_PER_INCH = 72;
/** As PDF pages are drawn; what a picture was scanned at is not known. */
const DOTS_PER_INCH = 200;
/** Largest side that readers of PDF must cope with (ISO 32000-1, annex C). */
const POINTS_MAX = 14_400;
/** A line so much higher than wide runs downwards. */
const UPRIGHT_RATIO = 2;

export interface PagePicture {
  /** A whole JPEG file in RGB. */
  jpeg: Uint8Array;
  width: number;
  height: number;
}

export class SearchablePdf {
  private readonly file = new PdfFile();
  private readonly tree = this.file.reserve();
  private readonly font = new GlyphlessFont(this.file);
  private readonly pages: number[] = [];

  add(page: Pick<PageLayout, 'width' | 'height' | 'lines'>, { jpeg, width, height }: PagePicture): void {
    const { file } = this;
    const scale = Math.min(POINTS_PER_INCH / DOTS_PER_INCH, POINTS_MAX / Math.max(page.width, page.height));
    const [pageWidth, pageHeight] = [page.width * scale, page.height * scale];
    const image = file.stream(
      `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8 ` +
        '/Filter /DCTDecode',
      jpeg,
    );
    const text = page.lines.flatMap((line) => textOperators(line, { font: this.font, scale, pageHeight })).join('\n');
    const content = file.packed(
      '',
      `q ${number(pageWidth)} 0 0 ${number(pageHeight)} 0 0 cm /Page Do Q\nBT 3 Tr\n${text}\nET\n`,
    );
    this.pages.push(
      file.object(
        `<< /Type /Page /Parent ${this.tree} 0 R /MediaBox [0 0 ${number(pageWidth)} ${number(pageHeight)}] /Resources ` +
          `<< /Font << /F1 ${this.font.id} 0 R >> /XObject << /Page ${image} 0 R >> >> /Contents ${content} 0 R >>`,
      ),
    );
  }

  finish(): Uint8Array {
    this.font.write();
    const kids = this.pages.map((id) => `${id} 0 R`).join(' ');
    this.file.object(`<< /Type /Pages /Count ${this.pages.length} /Kids [${kids}] >>`, this.tree);
    return this.file.finish(this.file.object(`<< /Type /Catalog /Pages ${this.tree} 0 R >>`));
  }
}

interface PageFrame {
  font: GlyphlessFont;
  /** Points per pixel. */
  scale: number;
  pageHeight: number;
}

/** The line stretched over its box, in the direction that it runs. */
function textOperators({ text, box }: TextLine, { font, scale, pageHeight }: PageFrame): string[] {
  const codes = font.codes(visualOrder(text));
  const isUpright = box.height > UPRIGHT_RATIO * box.width && codes.length > 2;
  const [length, size] = (isUpright ? [box.height, box.width] : [box.width, box.height]).map((side) => side * scale);
  if (codes.length === 0 || !length || !size) return [];
  const stretch = (100 * length) / (codes.length * GLYPH_WIDTH * size);
  const [x, y] = [box.x * scale, pageHeight - box.y * scale];
  // Downwards the base line stands left of the letters' middle, as the box is turned to the right.
  const matrix = isUpright
    ? `0 -1 1 0 ${number(x + (1 - ASCENT) * size)} ${number(y)}`
    : `1 0 0 1 ${number(x)} ${number(y - ASCENT * size)}`;
  return [`/F1 ${number(size)} Tf ${number(stretch)} Tz ${matrix} Tm <${codes.map(hexCode).join('')}> Tj`];
}

function number(value: number): string {
  return String(Math.round(value * 1_000) / 1_000);
}
