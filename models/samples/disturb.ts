/**
 * Makes a clean drawing look like a photograph or scan: paper shade, a slight turn, blur, weak contrast, sensor noise.
 * Boxes are carried along. Called by `generate-receipt.ts`.
 */
import { createCanvas } from '@napi-rs/canvas';
import type { Canvas } from '@napi-rs/canvas';
import sharp from 'sharp';
import type { Box } from '../../contracts/geometry';
import { enclosingBox } from '../../contracts/geometry';
import { canvasToRgb } from '../documents/pdf-canvas';
import type { RawImage } from '../images/raw-image';
import type { Random } from './random';

export interface Disturbance {
  /** Turn to the right, degrees; ±3 is what a hand does. */
  rotationDegrees: number;
  /** Standard deviation of the blur, pixels; 0 for none. */
  blurPixels: number;
  /** Standard deviation of the noise, grey levels of 255. */
  noiseLevels: number;
  /** 1 leaves the contrast, 0 makes all grey. */
  contrast: number;
  /** How much darker the far corner of the paper is, 0..1. */
  shade: number;
}

export const UNDISTURBED: Disturbance = { rotationDegrees: 0, blurPixels: 0, noiseLevels: 0, contrast: 1, shade: 0 };

const DESK_COLOURS = ['#fff', '#d8d4cc', '#8a7f72', '#4a4f57'];
const PAPER_COLOURS = ['#fff', '#fdfbf5', '#f6f6f8'];
const SURROUND = 24;
/** Grey level that a change of contrast leaves as it is. */
const PIVOT = 200;
/** Noise is drawn from so many values: a new normal number for each pixel would take most of the time. */
const NOISE_VALUES = 8_192;

export function drawDisturbance(random: Random): Disturbance {
  return {
    rotationDegrees: random.between(-3, 3),
    blurPixels: random.chance(0.5) ? random.between(0.35, 0.9) : 0,
    noiseLevels: random.between(1, 9),
    contrast: random.between(0.6, 1),
    shade: random.between(0, 0.25),
  };
}

export interface Photograph {
  image: RawImage;
  /** Where each of the given boxes is now. */
  boxes: Box[];
}

export async function photograph(
  paper: { canvas: Canvas; boxes: readonly Box[] },
  disturbance: Disturbance,
  random: Random,
): Promise<Photograph> {
  const { scene, place } = layOnDesk(paper.canvas, disturbance, random);
  const sharpImage = canvasToRgb(scene);
  const { width, height } = sharpImage;
  const blurred = disturbance.blurPixels > 0 ? await blur(sharpImage, disturbance.blurPixels) : sharpImage.data;
  return {
    image: { data: expose(blurred, disturbance, random), width, height },
    boxes: paper.boxes.map(place),
  };
}

function layOnDesk(
  paper: Canvas,
  { rotationDegrees, shade }: Disturbance,
  random: Random,
): { scene: Canvas; place: (box: Box) => Box } {
  const angle = (rotationDegrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const { width, height } = paper;
  const scene = createCanvas(
    Math.ceil(width * Math.abs(cos) + height * Math.abs(sin)) + 2 * SURROUND,
    Math.ceil(width * Math.abs(sin) + height * Math.abs(cos)) + 2 * SURROUND,
  );
  const context = scene.getContext('2d');
  context.fillStyle = random.pick(DESK_COLOURS);
  context.fillRect(0, 0, scene.width, scene.height);
  context.translate(scene.width / 2, scene.height / 2);
  context.rotate(angle);
  context.imageSmoothingQuality = 'high';
  context.drawImage(paper, -width / 2, -height / 2);
  context.globalCompositeOperation = 'multiply';
  const light = context.createLinearGradient(-width / 2, -height / 2, width / 2, height / 2);
  const dark = Math.round(255 * (1 - shade));
  light.addColorStop(0, random.pick(PAPER_COLOURS));
  light.addColorStop(1, `rgb(${dark}, ${dark}, ${Math.max(0, dark - 4)})`);
  context.fillStyle = light;
  context.fillRect(-width / 2, -height / 2, width, height);

  const turned = (x: number, y: number): Box => ({
    x: scene.width / 2 + (x - width / 2) * cos - (y - height / 2) * sin,
    y: scene.height / 2 + (x - width / 2) * sin + (y - height / 2) * cos,
    width: 0,
    height: 0,
  });
  const place = ({ x, y, width: w, height: h }: Box): Box =>
    wholePixels(enclosingBox([turned(x, y), turned(x + w, y), turned(x, y + h), turned(x + w, y + h)]));
  return { scene, place };
}

async function blur({ data, width, height }: RawImage, sigma: number): Promise<Uint8Array> {
  return sharp(data, { raw: { width, height, channels: 3 } })
    .blur(sigma)
    .raw()
    .toBuffer();
}

/** Contrast about a bright grey, as a camera lifts the black; then the same noise on all three colours. */
function expose(rgb: Uint8Array, { contrast, noiseLevels }: Disturbance, random: Random): Uint8Array {
  const exposed = new Uint8ClampedArray(rgb.length);
  const noise = Float32Array.from({ length: NOISE_VALUES }, () => random.gaussian() * noiseLevels);
  for (let at = 0; at < rgb.length; at += 3) {
    const grain = noise[random.integer(0, NOISE_VALUES - 1)] ?? 0;
    for (let channel = at; channel < at + 3; channel += 1) {
      exposed[channel] = PIVOT + ((rgb[channel] ?? 0) - PIVOT) * contrast + grain;
    }
  }
  return new Uint8Array(exposed.buffer);
}

function wholePixels({ x, y, width, height }: Box): Box {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  return { x: left, y: top, width: Math.ceil(x + width) - left, height: Math.ceil(y + height) - top };
}
