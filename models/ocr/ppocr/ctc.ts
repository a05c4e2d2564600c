/**
 * Greedy reading of a CTC network's output (Graves et al., ICML 2006): the likeliest class of each step, repeats
 * merged, blanks dropped. Keeps where each character stood, so that stretches without any can be found. Pure.
 */

/** Softmax output of one line: `values[offset + step * classes + class]`; class 0 is the blank. */
export interface ClassScores {
  values: Float32Array;
  offset: number;
  steps: number;
  classes: number;
}

export interface ReadCharacter {
  character: string;
  probability: number;
  /** First step that emitted it. */
  step: number;
}

/** `characters[k]` is class `k + 1`. */
export function readGreedily(scores: ClassScores, characters: readonly string[]): ReadCharacter[] {
  const read: ReadCharacter[] = [];
  let previous = 0;
  for (let step = 0; step < scores.steps; step++) {
    const { best, probability } = likeliest(scores, step);
    const last = read[read.length - 1];
    if (best !== 0 && best === previous && last) last.probability = Math.max(last.probability, probability);
    else if (best !== 0) read.push({ character: characters[best - 1] ?? '', probability, step });
    previous = best;
  }
  return read;
}

function likeliest({ values, offset, classes }: ClassScores, step: number): { best: number; probability: number } {
  const start = offset + step * classes;
  let best = 0;
  let probability = values[start] ?? 0;
  for (let index = 1; index < classes; index++) {
    const value = values[start + index] ?? 0;
    if (value <= probability) continue;
    best = index;
    probability = value;
  }
  return { best, probability };
}
