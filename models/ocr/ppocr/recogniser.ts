/**
 * Reads cut-out lines: groups of like width go through the recognition network together, so that little is spent on
 * padding. Used by the PP-OCR engine.
 */
import type { RawImage } from '../../images/raw-image';
import type { ReadCharacter } from './ctc';
import { readGreedily } from './ctc';
import { writeNormalised } from './pixels';
import type { Network } from './session';
import { openNetwork } from './session';
import type { PpocrWeights } from './weights';

const GROUP_SIZE_MAX = 8;
/** Width of a group's widest line over that of its narrowest. */
const GROUP_SPREAD_MAX = 1.15;
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
  /** Readings in the order of `lines`; `betweenGroups` runs before each run of the network and may throw to end it. */
  recognise(lines: readonly RawImage[], betweenGroups: () => void): Promise<LineReading[]>;
  close(): Promise<void>;
}

export async function openTextRecogniser({ card, recogniser, characters }: PpocrWeights): Promise<TextRecogniser> {
  const network = await openNetwork(recogniser);
  const lineHeight = card.recogniser.line_height;
  return {
    lineHeight,
    async recognise(lines, betweenGroups) {
      const readings = new Map<RawImage, LineReading>();
      for (const group of groupsByWidth(lines)) {
        betweenGroups();
        for (const [line, reading] of await readGroup(network, group, characters)) readings.set(line, reading);
      }
      return lines.map((line) => readings.get(line) ?? { characters: [], stepWidth: 0 });
    },
    close: () => network.close(),
  };
}

/** Narrow lines first. Equal lines give equal groups in any order, so a page always reads the same. */
export function groupsByWidth<T extends { width: number }>(lines: readonly T[]): T[][] {
  const groups: T[][] = [];
  for (const line of [...lines].sort((a, b) => a.width - b.width)) {
    const group = groups[groups.length - 1];
    const first = group?.[0];
    if (group && first && group.length < GROUP_SIZE_MAX && line.width <= first.width * GROUP_SPREAD_MAX)
      group.push(line);
    else groups.push([line]);
  }
  return groups;
}

async function readGroup(
  network: Network,
  group: readonly RawImage[],
  characters: readonly string[],
): Promise<[RawImage, LineReading][]> {
  const height = group[0]?.height ?? 0;
  const widest = Math.max(WIDTH_MIN, ...group.map((line) => line.width));
  const width = Math.ceil(widest / WIDTH_STEP) * WIDTH_STEP;
  const size = 3 * width * height;
  const target = new Float32Array(group.length * size);
  for (const [index, line] of group.entries()) {
    const place = { offset: index * size, planeWidth: width, planeHeight: height };
    writeNormalised(line, NORMALISATION, { target, place });
  }
  const { data, dims } = await network.run({ data: target, dims: [group.length, 3, height, width] });
  const [, steps = 0, classes = 0] = dims;
  return group.map((line, index) => {
    const scores = { values: data, offset: index * steps * classes, steps, classes };
    return [line, { characters: readGreedily(scores, characters), stepWidth: width / steps }];
  });
}
