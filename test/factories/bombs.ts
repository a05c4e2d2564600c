/** Small files that unpack to something huge, and files that are two things at once. */
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { assemblePdf } from '../../models/samples/pdf-writer';

const PAGE_TREE = '<< /Type /Pages /Count 1 /Kids [3 0 R] >>';
const CATALOGUE = '<< /Type /Catalog /Pages 2 0 R >>';

/** A TIFF whose directory promises more pixels than the file could hold. */
export function lyingTiff({ width, height }: { width: number; height: number }): Uint8Array {
  const tags: readonly (readonly [tag: number, type: number, value: number])[] = [
    [256, 4, width],
    [257, 4, height],
    [258, 3, 8],
    [259, 3, 1],
    [262, 3, 1],
    [273, 4, 200],
    [277, 3, 1],
    [278, 4, height],
    [279, 4, 16],
  ];
  const file = Buffer.alloc(216);
  file.set([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0]);
  file.writeUInt16LE(tags.length, 8);
  tags.forEach(([tag, type, value], index) => {
    const at = 10 + index * 12;
    file.writeUInt16LE(tag, at);
    file.writeUInt16LE(type, at + 2);
    file.writeUInt32LE(1, at + 4);
    file.writeUInt32LE(value, at + 8);
  });
  return file;
}

/** Many pages that are one and the same object, in a tree ten wide: a hundred thousand pages in a few kilobytes. */
export function countlessPagesPdf(levels: number): Uint8Array {
  const nodes = Array.from({ length: levels }, (_, level) => {
    const child = `${level + 3} 0 R `;
    const count = 10 ** (levels - level);
    return `<< /Type /Pages /Count ${count} /Kids [${child.repeat(10)}] >>`;
  });
  const page = '<< /Type /Page /MediaBox [0 0 595 842] /Resources << >> >>';
  return assemblePdf([CATALOGUE, ...nodes, page]);
}

export function hugePagePdf(side: number): Uint8Array {
  return assemblePdf([
    CATALOGUE,
    PAGE_TREE,
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${side} ${side}] /Resources << >> >>`,
  ]);
}

/** A page whose content is so many bytes of spaces, deflated so many times over. */
export function deflatedPdf({ bytes, times }: { bytes: number; times: number }): Uint8Array {
  let packed: Buffer = Buffer.from('BT ET ');
  packed = deflateSync(Buffer.alloc(bytes, 0x20), { level: 9 });
  for (let done = 1; done < times; done += 1) packed = deflateSync(packed, { level: 9 });
  const filters = '/FlateDecode '.repeat(times);
  return assemblePdf([
    CATALOGUE,
    PAGE_TREE,
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> /Contents 4 0 R >>',
    `<< /Filter [${filters}] /Length ${packed.length} >>\nstream\n${packed.toString('latin1')}\nendstream`,
  ]);
}

/** A form that draws a form that draws …, each ten times the next: `10 ** levels` drawings. */
export function nestedFormsPdf(levels: number): Uint8Array {
  const form = (level: number): string => {
    const content = level === levels ? '0 0 1 1 re f' : '/F Do '.repeat(10);
    const resources = level === levels ? '' : `/XObject << /F ${level + 5} 0 R >>`;
    return `<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << ${resources} >> /Length ${content.length} >>\nstream\n${content}\nendstream`;
  };
  return assemblePdf([
    CATALOGUE,
    PAGE_TREE,
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /F 5 0 R >> >> /Contents 4 0 R >>',
    '<< /Length 5 >>\nstream\n/F Do\nendstream',
    ...Array.from({ length: levels + 1 }, (_, level) => form(level)),
  ]);
}

/** Lists in lists in the catalogue. */
export function deepPdf(depth: number): Uint8Array {
  return assemblePdf([
    `<< /Type /Catalog /Pages 2 0 R /X ${'['.repeat(depth)}${']'.repeat(depth)} >>`,
    PAGE_TREE,
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> >>',
  ]);
}

/** A page tree whose node is its own child. */
export function circularPdf(): Uint8Array {
  return assemblePdf([CATALOGUE, '<< /Type /Pages /Count 5 /Kids [2 0 R] >>']);
}

/** Of one colour, so that it is small: the largest that the format can have. */
export async function bombWebp(side = 16_383): Promise<Uint8Array> {
  const create = { width: side, height: side, channels: 3, background: '#fff' } as const;
  return sharp({ create, limitInputPixels: false }).webp({ lossless: true, effort: 0 }).toBuffer();
}

/** A good JPEG with rubbish behind its end. */
export async function jpegWithRubbish(bytes: number): Promise<Uint8Array> {
  const jpeg = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#fff' } })
    .jpeg()
    .toBuffer();
  return Buffer.concat([jpeg, Buffer.alloc(bytes, 0xa5)]);
}

/** A GIF to a reader of images, a page with a script to a careless browser. */
export function gifAndHtml(): Uint8Array {
  return Buffer.from('GIF89a/*<html><script>alert(document.domain)</script></html>*/=1;', 'latin1');
}

/** An accepted image that holds a page with a script: it must never be served as anything but an image. */
export async function pngAndHtml(): Promise<Uint8Array> {
  const png = await sharp({ create: { width: 200, height: 200, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  return Buffer.concat([png, Buffer.from('<html><script>alert(document.domain)</script></html>')]);
}

export const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
export const HTML = Buffer.from('<!doctype html><script>alert(1)</script>');
