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
  const grid = sampleGrid(rectangle, { width, height });
  for (let row = 0; row < height; row++) writeRow(image, grid, { data, width, row });
  return { data, width, height };
}

/** Sample (0, 0) of the page's coordinates, and the ways to the next one along and across the line. */
interface SampleGrid {
  /** Samples per pixel and axis. */
  samples: number;
  x: number;
  y: number;
  alongX: number;
  alongY: number;
  acrossX: number;
  acrossY: number;
}

function sampleGrid(rectangle: RotatedRectangle, size: { width: number; height: number }): SampleGrid {
  const step = { along: rectangle.width / size.width, across: rectangle.height / size.height };
  const samples = Math.min(Math.max(Math.round(Math.max(step.along, step.across)), 1), SAMPLES_MAX);
  const [cos, sin] = [Math.cos(rectangle.angle), Math.sin(rectangle.angle)];
  const [along, across] = [step.along / samples, step.across / samples];
  const [fromMiddle, fromAxis] = [(along - rectangle.width) / 2, (across - rectangle.height) / 2];
  return {
    samples,
    x: rectangle.centreX + fromMiddle * cos - fromAxis * sin - 0.5,
    y: rectangle.centreY + fromMiddle * sin + fromAxis * cos - 0.5,
    alongX: along * cos,
    alongY: along * sin,
    acrossX: -across * sin,
    acrossY: across * cos,
  };
}

/** Each pixel is the mean colour of its samples, each of them bilinear between the four pixel centres around it. */
function writeRow(
  { data: page, width: pageWidth, height: pageHeight }: RawImage,
  { samples, x, y, alongX, alongY, acrossX, acrossY }: SampleGrid,
  { data, width, row }: { data: Uint8Array; width: number; row: number },
): void {
  const right = pageWidth > 1 ? 3 : 0;
  const below = pageHeight > 1 ? pageWidth * 3 : 0;
  const sums = new Float64Array(3);
  for (let column = 0, target = row * width * 3; column < width; column++, target += 3) {
    sums.fill(0);
    for (let sample = 0; sample < samples * samples; sample++) {
      const along = column * samples + (sample % samples);
      const across = row * samples + Math.floor(sample / samples);
      const clampedX = Math.min(Math.max(x + along * alongX + across * acrossX, 0), pageWidth - 1);
      const clampedY = Math.min(Math.max(y + along * alongY + across * acrossY, 0), pageHeight - 1);
      const left = Math.min(Math.floor(clampedX), Math.max(pageWidth - 2, 0));
      const top = Math.min(Math.floor(clampedY), Math.max(pageHeight - 2, 0));
      const toRight = clampedX - left;
      const toBelow = clampedY - top;
      const upperLeft = (top * pageWidth + left) * 3;
      const lowerLeft = upperLeft + below;
      for (let channel = 0; channel < 3; channel++) {
        const upper =
          (page[upperLeft + channel] ?? 0) * (1 - toRight) + (page[upperLeft + right + channel] ?? 0) * toRight;
        const lower =
          (page[lowerLeft + channel] ?? 0) * (1 - toRight) + (page[lowerLeft + right + channel] ?? 0) * toRight;
        sums[channel] = (sums[channel] ?? 0) + upper * (1 - toBelow) + lower * toBelow;
      }
    }
    for (let channel = 0; channel < 3; channel++) {
      data[target + channel] = Math.round((sums[channel] ?? 0) / (samples * samples));
    }
  }
}
