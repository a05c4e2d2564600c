/** Image files for tests: whole ones of every accepted kind, and such as must be refused. */
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

export interface ImageSize {
  width: number;
  height: number;
}

/** Left half red, right half blue, so that a turn shows. */
export function twoColouredImage({ width, height }: ImageSize): sharp.Sharp {
  const half = { create: { width: Math.floor(width / 2), height, channels: 3, background: '#f00' } } as const;
  return sharp({ create: { width, height, channels: 3, background: '#00f' } }).composite([
    { input: half, left: 0, top: 0 },
  ]);
}

/** A noisy JPEG whose last 40 % are missing. */
export async function truncatedJpeg(): Promise<Uint8Array> {
  const whole = await sharp({
    create: {
      width: 400,
      height: 300,
      channels: 3,
      background: '#000',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  })
    .jpeg()
    .toBuffer();
  return whole.subarray(0, Math.floor(whole.length * 0.6));
}

/** What a client may call `scan.jpg`. */
export function textNamedJpg(): Uint8Array {
  return Buffer.from('This is no image at all, whatever its name says.\n'.repeat(20));
}

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A valid PNG of black pixels, 1 bit each, which deflate to almost nothing. */
export function bombPng({ width, height }: ImageSize = { width: 30_000, height: 30_000 }): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(1, 8);
  const rowBytes = 1 + Math.ceil(width / 8);
  const pixels = deflateSync(Buffer.alloc(rowBytes * height), { level: 1 });
  return Buffer.concat([
    PNG_SIGNATURE,
    pngChunk('IHDR', header),
    pngChunk('IDAT', pixels),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}

const TIFF_HEADER_BYTES = 8;
const TIFF_ENTRY_BYTES = 12;
const SHORT = 3;
const LONG = 4;

/** An uncompressed grey TIFF, one page for each entry, filled with its level. */
export function multiPageTiff(pages: readonly (ImageSize & { level: number })[]): Uint8Array {
  const parts: Buffer[] = [Buffer.from([0x49, 0x49, 0x2a, 0, TIFF_HEADER_BYTES, 0, 0, 0])];
  let offset = TIFF_HEADER_BYTES;
  pages.forEach(({ width, height, level }, index) => {
    const strip = Buffer.alloc(width * height, level);
    const directoryBytes = 2 + 9 * TIFF_ENTRY_BYTES + 4;
    const next = offset + directoryBytes + strip.length;
    const tags: [tag: number, type: number, value: number][] = [
      [256, LONG, width],
      [257, LONG, height],
      [258, SHORT, 8],
      [259, SHORT, 1],
      [262, SHORT, 1],
      [273, LONG, offset + directoryBytes],
      [277, SHORT, 1],
      [278, LONG, height],
      [279, LONG, strip.length],
    ];
    parts.push(tiffDirectory(tags, index === pages.length - 1 ? 0 : next), strip);
    offset = next;
  });
  return Buffer.concat(parts);
}

function tiffDirectory(tags: readonly [number, number, number][], next: number): Buffer {
  const directory = Buffer.alloc(2 + tags.length * TIFF_ENTRY_BYTES + 4);
  directory.writeUInt16LE(tags.length, 0);
  tags.forEach(([tag, type, value], index) => {
    const at = 2 + index * TIFF_ENTRY_BYTES;
    directory.writeUInt16LE(tag, at);
    directory.writeUInt16LE(type, at + 2);
    directory.writeUInt32LE(1, at + 4);
    directory.writeUInt32LE(value, at + 8);
  });
  directory.writeUInt32LE(next, directory.length - 4);
  return directory;
}
