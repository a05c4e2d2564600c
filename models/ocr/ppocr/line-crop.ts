/** Cuts a line out of the page, upright and at a given height, by inverse mapping with area averaging. Pure. */
import type { RawImage } from '../../images/raw-image';
import type { RotatedRectangle } from './rotated-rectangle';

/** Longer lines are squeezed: 80 times as wide as high holds some 160 letters. */
const WIDTH_TO_HEIGHT_MAX = 80;
/** Sample points per pixel and axis; beyond this a large heading is sharp enough. */
const SAMPLES_MAX = 6;

/** The line in `rectangle`, `height` pixels high and as wide as its proportions ask; outside the page is its edge. */
export function cropLine(image: RawImage, rectangle: RotatedRectangle, height: number): RawImage {
  const natural = Math.round((rectangle.width / Math.max(rectangle.height, 1)) * height);
  const width = Math.min(Math.max(natural, 1), WIDTH_TO_HEIGHT_MAX * height);
  const data = new Uint8Array(width * height * 3);
  const step = { along: rectangle.width / width, across: rectangle.height / height };
  const samples = Math.min(Math.max(Math.round(Math.max(step.along, step.across)), 1), SAMPLES_MAX);
  const [cos, sin] = [Math.cos(rectangle.angle), Math.sin(rectangle.angle)];
  const sum = new Float64Array(3);
  for (let row = 0, target = 0; row < height; row++) {
    for (let column = 0; column < width; column++, target += 3) {
      sum.fill(0);
      for (let sample = 0; sample < samples * samples; sample++) {
        const along = (column + ((sample % samples) + 0.5) / samples) * step.along - rectangle.width / 2;
        const across = (row + (Math.floor(sample / samples) + 0.5) / samples) * step.across - rectangle.height / 2;
        addSample(image, sum, {
          x: rectangle.centreX + along * cos - across * sin - 0.5,
          y: rectangle.centreY + along * sin + across * cos - 0.5,
        });
      }
      for (let channel = 0; channel < 3; channel++) {
        data[target + channel] = Math.round((sum[channel] ?? 0) / (samples * samples));
      }
    }
  }
  return { data, width, height };
}

/** Adds the colour at (`x`, `y`), bilinear between the four pixel centres around it. */
function addSample({ data, width, height }: RawImage, sum: Float64Array, { x, y }: { x: number; y: number }): void {
  const clampedX = Math.min(Math.max(x, 0), width - 1);
  const clampedY = Math.min(Math.max(y, 0), height - 1);
  const left = Math.min(Math.floor(clampedX), Math.max(width - 2, 0));
  const top = Math.min(Math.floor(clampedY), Math.max(height - 2, 0));
  const [fractionX, fractionY] = [clampedX - left, clampedY - top];
  const right = width > 1 ? 3 : 0;
  const below = height > 1 ? width * 3 : 0;
  let source = (top * width + left) * 3;
  for (let channel = 0; channel < 3; channel++, source++) {
    const upper = (data[source] ?? 0) * (1 - fractionX) + (data[source + right] ?? 0) * fractionX;
    const lower = (data[source + below] ?? 0) * (1 - fractionX) + (data[source + below + right] ?? 0) * fractionX;
    sum[channel] = (sum[channel] ?? 0) + upper * (1 - fractionY) + lower * fractionY;
  }
}
