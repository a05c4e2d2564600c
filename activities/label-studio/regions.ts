/** Where things stand in an image, as Label Studio writes it: in per cent of its sides. */
import type { Box } from '../../contracts/geometry';
import type { AnnotationResult } from './tasks';

export interface ImageSize {
  /** Pixels of the upright image that the boxes refer to. */
  width: number;
  height: number;
}

export function sizeOf({ width, height }: ImageSize) {
  return { original_width: width, original_height: height, image_rotation: 0 };
}

export function inPercent(box: Box, { width, height }: ImageSize) {
  return {
    x: (100 * box.x) / width,
    y: (100 * box.y) / height,
    width: (100 * box.width) / width,
    height: (100 * box.height) / height,
    rotation: 0,
  };
}

export function inPixels({ value, original_width = 100, original_height = 100 }: AnnotationResult): Box {
  const share = (name: string, whole: number): number => (Number(value[name] ?? 0) * whole) / 100;
  return {
    x: share('x', original_width),
    y: share('y', original_height),
    width: share('width', original_width),
    height: share('height', original_height),
  };
}

/** All that was written, line by line; null where there is no text: nothing, or nothing but blanks. */
export function writtenText(result: AnnotationResult | undefined): string | null {
  const text = result?.value['text'];
  const all = (Array.isArray(text) ? text : [text]).filter((part) => typeof part === 'string');
  const whole = all.join('\n').trim();
  return whole === '' ? null : whole;
}
