/**
 * Finds the sizes that a PDF file declares for its images, without opening it: an image is a stream, and the dictionary
 * of a stream always stands in the file in plain text (ISO 32000-1, 7.3.8 and 7.5.7). A few bytes can unpack to
 * gigabytes of pixels, so this is looked at first. Called when a PDF is opened.
 */

const WIDTH = '/Width';
const HEIGHT = /\/Height\s+(\d{1,10})(?!\s+\d+\s+R)/;
const NUMBER = /^\s+(\d{1,10})(?!\s+\d+\s+R)/;
const NUMBER_CHARACTERS_MAX = 32;
/** Far more than stands between the two keys of one dictionary. */
const DICTIONARY_REACH_BYTES = 2048;

export function declaredImages(bytes: Uint8Array): { width: number; height: number }[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const images: { width: number; height: number }[] = [];
  for (let at = file.indexOf(WIDTH); at >= 0; at = file.indexOf(WIDTH, at + WIDTH.length)) {
    const end = at + WIDTH.length;
    const width = NUMBER.exec(file.toString('latin1', end, end + NUMBER_CHARACTERS_MAX))?.[1];
    const height = HEIGHT.exec(dictionaryAround(file, at))?.[1];
    if (width && height) images.push({ width: Number(width), height: Number(height) });
  }
  return images;
}

/** From the object's start to its stream, or as far as we reach. */
function dictionaryAround(file: Buffer, at: number): string {
  const before = file.toString('latin1', Math.max(0, at - DICTIONARY_REACH_BYTES), at);
  const after = file.toString('latin1', at, at + DICTIONARY_REACH_BYTES);
  const stream = after.indexOf('stream');
  return before.slice(before.lastIndexOf(' obj') + 1) + (stream < 0 ? after : after.slice(0, stream));
}
