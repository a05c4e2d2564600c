/** Finds the lines of text on a page: resize, PP-OCR detection network, rectangles. Used by the PP-OCR engine. */
import sharp from 'sharp';
import type { Box } from '../../../contracts/geometry';
import type { RawImage } from '../../images/raw-image';
import { writeNormalised } from './pixels';
import type { RotatedRectangle } from './rotated-rectangle';
import { scaled } from './rotated-rectangle';
import type { Network } from './session';
import { openNetwork } from './session';
import { findTextRegions } from './text-regions';
import { joined, tilesOf } from './tiles';
import type { PpocrWeights } from './weights';

/** The network halves its input five times. */
const SIDE_STEP = 32;
/** A long till roll scaled by its long side alone would lose its letters: its short side keeps this many pixels. */
const SHORT_SIDE_MIN = 320;
/** What is longer after scaling is looked at in parts. */
const LONG_SIDE_MAX = 1600;

export interface TextDetector {
  /** Rectangles in pixels of `image`; `beforeRun` runs before each run of the network and may throw to end it. */
  detect(image: RawImage, beforeRun: () => void): Promise<RotatedRectangle[]>;
  close(): Promise<void>;
}

export async function openTextDetector({ card, detector }: PpocrWeights): Promise<TextDetector> {
  const network = await openNetwork(detector);
  const settings = card.detector;
  const parameters = {
    pixelThreshold: settings.pixel_threshold,
    boxThreshold: settings.box_threshold,
    unclipRatio: settings.unclip_ratio,
  };
  return {
    async detect(image, beforeRun) {
      const scale = detectionScale(image, settings.longest_side);
      const tiles = tilesOf(image, Math.floor(LONG_SIDE_MAX / scale));
      const found: RotatedRectangle[][] = [];
      for (const { box } of tiles) {
        beforeRun();
        const small = await resized(image, box, scale);
        const map = await probabilityMap(network, small, settings);
        const factor = box.width / small.width;
        found.push(findTextRegions(map, parameters).map((rectangle) => scaled(rectangle, factor)));
      }
      return joined(tiles, found);
    },
    close: () => network.close(),
  };
}

/** Never above 1: enlarging finds nothing more. */
export function detectionScale({ width, height }: { width: number; height: number }, longestSide: number): number {
  const [long, short] = [Math.max(width, height), Math.min(width, height)];
  return Math.min(Math.max(longestSide / long, SHORT_SIDE_MIN / short), 1);
}

/** The part of the image in `box`, scaled. */
async function resized(image: RawImage, box: Box, scale: number): Promise<RawImage> {
  const { data, width, height } = image;
  if (scale === 1 && box.width === width && box.height === height) return image;
  const size = {
    width: Math.max(1, Math.round(box.width * scale)),
    height: Math.max(1, Math.round(box.height * scale)),
  };
  const pixels = await sharp(data, { raw: { width, height, channels: 3 }, limitInputPixels: false })
    .extract({ left: box.x, top: box.y, width: box.width, height: box.height })
    .resize({ ...size, fit: 'fill', kernel: 'linear' })
    .raw()
    .toBuffer();
  return { data: pixels, ...size };
}

async function probabilityMap(network: Network, image: RawImage, normalisation: PpocrWeights['card']['detector']) {
  const width = Math.ceil(image.width / SIDE_STEP) * SIDE_STEP;
  const height = Math.ceil(image.height / SIDE_STEP) * SIDE_STEP;
  const target = new Float32Array(3 * width * height);
  writeNormalised(image, normalisation, { target, place: { offset: 0, planeWidth: width, planeHeight: height } });
  const output = await network.run({ data: target, dims: [1, 3, height, width] });
  return { values: output.data, width, height };
}
