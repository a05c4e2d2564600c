/**
 * Reads cut-out lines, each in a run of its own: nothing is spent on padding, a line reads the same whatever stands
 * beside it, and on one thread runs of several lines are no faster. Used by the PP-OCR engine.
 */
import type { RawImage } from '../../images/raw-image';
import type { ReadCharacter } from './ctc';
import { readGreedily } from './ctc';
import { writeNormalised } from './pixels';
import type { Network } from './session';
import { openNetwork } from './session';
import type { PpocrWeights } from './weights';

const WIDTH_STEP = 8;
/** A single digit, cut out alone, is padded to this width. */
const WIDTH_MIN = 48;
const NORMALISATION = { mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5] } as const;

/** What stands on one line. A character's place is `step * stepWidth` pixels from the left of its cut-out. */
export interface LineReading {
  characters: ReadCharacter[];
  stepWidth: number;
}

export interface TextRecogniser {
  /** Pixels that a line must be high. */
  readonly lineHeight: number;
  /** Readings in the order of `lines`; `beforeRun` runs before each run of the network and may throw to end it. */
  recognise(lines: readonly RawImage[], beforeRun: () => void): Promise<LineReading[]>;
  close(): Promise<void>;
}

export async function openTextRecogniser({ card, recogniser, characters }: PpocrWeights): Promise<TextRecogniser> {
  const network = await openNetwork(recogniser);
  const lineHeight = card.recogniser.line_height;
  return {
    lineHeight,
    async recognise(lines, beforeRun) {
      const readings: LineReading[] = [];
      for (const line of lines) {
        beforeRun();
        readings.push(await readLine(network, line, characters));
      }
      return readings;
    },
    close: () => network.close(),
  };
}

async function readLine(network: Network, line: RawImage, characters: readonly string[]): Promise<LineReading> {
  const width = Math.ceil(Math.max(WIDTH_MIN, line.width) / WIDTH_STEP) * WIDTH_STEP;
  const target = new Float32Array(3 * width * line.height);
  const place = { offset: 0, planeWidth: width, planeHeight: line.height };
  writeNormalised(line, NORMALISATION, { target, place });
  const { data, dims } = await network.run({ data: target, dims: [1, 3, line.height, width] });
  const [, steps = 0, classes = 0] = dims;
  const scores = { values: data, offset: 0, steps, classes };
  return { characters: readGreedily(scores, characters), stepWidth: width / steps };
}
