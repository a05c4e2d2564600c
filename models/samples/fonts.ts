/** Makes the shipped fonts known to the canvas, under names of our own: what the machine has installed plays no part. */
import { join } from 'node:path';
import { GlobalFonts } from '@napi-rs/canvas';
import { projectRoot } from '../../contracts/project-root';

export const FONTS = {
  'Treadle Sans': 'NanumGothic-Regular.ttf',
  'Treadle Mono': 'NanumGothicCoding-Regular.ttf',
  'Treadle Typewriter': 'CourierPrime-Regular.ttf',
  'Treadle Narrow': 'RobotoCondensed-Regular.ttf',
} as const;
export type FontName = keyof typeof FONTS;

/** The fonts that have the letters of a language. */
export const FONTS_OF_LANGUAGE = {
  ko: ['Treadle Sans', 'Treadle Mono'],
  en: ['Treadle Sans', 'Treadle Mono', 'Treadle Typewriter', 'Treadle Narrow'],
} as const satisfies Record<string, readonly FontName[]>;

/** @throws Error where a font file is missing */
export function registerFonts(): void {
  for (const [name, file] of Object.entries(FONTS)) {
    const path = join(projectRoot(), 'assets', 'fonts', file);
    if (!GlobalFonts.has(name) && !GlobalFonts.registerFromPath(path, name)) {
      throw new Error(`The font ${path} cannot be read.`);
    }
  }
}
