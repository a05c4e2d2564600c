/**
 * Tells what a file is from its first bytes, never from its name or from what the client says. The API refuses an
 * upload by it, and keeps the answer as the blob's media type.
 */

/** How many first bytes `detectMediaType` wants to see; fewer do where the file is shorter. */
export const MEDIA_TYPE_HEAD_BYTES = 4096;

const SIGNATURES: readonly { mediaType: string; offset: number; bytes: readonly number[] }[] = [
  { mediaType: 'image/png', offset: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { mediaType: 'image/jpeg', offset: 0, bytes: [0xff, 0xd8, 0xff] },
  { mediaType: 'image/tiff', offset: 0, bytes: [0x49, 0x49, 0x2a, 0x00] },
  { mediaType: 'image/tiff', offset: 0, bytes: [0x4d, 0x4d, 0x00, 0x2a] },
  { mediaType: 'image/gif', offset: 0, bytes: [0x47, 0x49, 0x46, 0x38] },
  { mediaType: 'image/bmp', offset: 0, bytes: [0x42, 0x4d] },
  { mediaType: 'application/zip', offset: 0, bytes: [0x50, 0x4b, 0x03, 0x04] },
  { mediaType: 'application/gzip', offset: 0, bytes: [0x1f, 0x8b] },
];

/** Readers of PDF allow rubbish before the header, but only in the first kilobyte (ISO 32000-1, annex H.3.4.1). */
const PDF_HEADER = '%PDF-';
const PDF_HEADER_WITHIN_BYTES = 1024;

/** The media type of a file that begins with `head`: `text/plain` for text, `application/octet-stream` if unknown. */
export function detectMediaType(head: Uint8Array): string {
  const signature = SIGNATURES.find(({ offset, bytes }) => bytes.every((byte, index) => head[offset + index] === byte));
  if (signature) return signature.mediaType;
  if (ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 12) === 'WEBP') return 'image/webp';
  if (ascii(head, 0, PDF_HEADER_WITHIN_BYTES).includes(PDF_HEADER)) return 'application/pdf';
  return isText(head) ? 'text/plain' : 'application/octet-stream';
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}

/** Text is UTF-8, whose last letter may be cut, without control characters but tab, line feed, form feed and return. */
function isText(head: Uint8Array): boolean {
  if (head.length === 0 || head.some((byte) => byte < 0x20 && !TEXT_CONTROLS.has(byte))) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}

const TEXT_CONTROLS: ReadonlySet<number> = new Set([9, 10, 12, 13]);
