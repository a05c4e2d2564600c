/** Decoded pixels, the one form in which images travel between models and threads. */

/** `data` is RGB, 3 bytes a pixel, row by row from the top left: `width * height * 3` bytes. */
export interface RawImage {
  data: Uint8Array;
  width: number;
  height: number;
}
