/** Pixels to network inputs: channels apart, blue first as PP-OCR was trained, each shifted and scaled. */
import type { RawImage } from '../../images/raw-image';

export interface Normalisation {
  /** Subtracted from and dividing values in 0..1; blue, green, red. */
  mean: readonly [number, number, number];
  std: readonly [number, number, number];
}

export interface TensorPlace {
  /** Where the image's first value goes. */
  offset: number;
  /** Width and height of each channel's plane in the tensor; the image sits at its top left, the rest stays 0. */
  planeWidth: number;
  planeHeight: number;
}

/** Writes `image` into `target`, planes blue, green, red. */
export function writeNormalised(
  image: RawImage,
  normalisation: Normalisation,
  { target, place }: { target: Float32Array; place: TensorPlace },
): void {
  const { data, width, height } = image;
  const plane = place.planeWidth * place.planeHeight;
  for (const channel of [0, 1, 2] as const) {
    const factor = 1 / (255 * normalisation.std[channel]);
    const shift = normalisation.mean[channel] / normalisation.std[channel];
    for (let y = 0; y < height; y++) {
      let source = y * width * 3 + (2 - channel);
      const row = place.offset + channel * plane + y * place.planeWidth;
      for (let x = 0; x < width; x++, source += 3) target[row + x] = (data[source] ?? 0) * factor - shift;
    }
  }
}
