/** The classifier's test on simulated embeddings: how often it speaks where nothing moved, and where something did. */
import { createRandom, type Random } from '../../models/samples/random';
import { embeddingDrift } from '../../models/statistics/drift/embedding-drift';
import { type BenchContext, round } from '../bench';

const DIMENSIONS = 32;
const ROWS = 300;

export function embeddingTable({ full, say }: BenchContext) {
  const repeats = full ? 400 : 200;
  say('embeddings…');
  const run = (shift: number, seed: number) => {
    const random = createRandom(seed);
    const results = Array.from({ length: repeats }, () => embeddingDrift(vectors(random, 0), vectors(random, shift)));
    return {
      share_with_p_below_005: round(results.filter(({ p }) => p < 0.05).length / repeats),
      area_mean: round(results.reduce((sum, { area }) => sum + area, 0) / repeats),
    };
  };
  return {
    dimensions: DIMENSIONS,
    rows_of_each: ROWS,
    repeats,
    'no shift': run(0, 61),
    'shift of 0.5 deviations along one direction': run(0.5, 62),
  };
}

function vectors(random: Random, shift: number): Float64Array[] {
  const along = shift / Math.sqrt(DIMENSIONS);
  return Array.from({ length: ROWS }, () => Float64Array.from({ length: DIMENSIONS }, () => random.gaussian() + along));
}
