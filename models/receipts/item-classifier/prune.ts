/** Leaves out n-grams that hardly move any score: half of those of a large training. They then count as unseen. */
import type { LinearLayer } from './linear-layer';
import type { Vocabulary } from './tfidf';

/** Taken out once: where tests run, looking up a global is a hundred times slower than a call. */
const { abs } = Math;

/** Of the scores of two classes one is usually farther from the other than a hundred such weights. */
const WEIGHT_MIN = 0.05;

export function pruned(
  { vocabulary, layer }: { vocabulary: Vocabulary; layer: LinearLayer },
  weightMin = WEIGHT_MIN,
): { vocabulary: Vocabulary; layer: LinearLayer } {
  const { classes, weights } = layer;
  const { hashes, unseen } = vocabulary;
  const rowOf = (index: number): Float32Array => weights.subarray((index + 1) * classes, (index + 2) * classes);
  const kept = [...hashes.keys()].filter((index) => rowOf(index).some((weight) => abs(weight) >= weightMin));
  const rest = new Float32Array((kept.length + 1) * classes);
  rest.set(weights.subarray(0, classes));
  kept.forEach((index, at) => rest.set(rowOf(index), (at + 1) * classes));
  return {
    vocabulary: {
      hashes: Uint32Array.from(kept, (index) => hashes[index] ?? 0),
      weights: Float32Array.from(kept, (index) => vocabulary.weights[index] ?? 0),
      unseen,
    },
    layer: { classes, weights: rest },
  };
}
