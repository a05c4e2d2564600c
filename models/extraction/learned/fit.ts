/**
 * Fits a network so that, of each document's candidates, those that are right get the most probability. Adam, seeded:
 * equal examples give equal weights. A network that goes on from another is pulled back towards that one instead of
 * towards 0, so that a few documents do not undo what many taught (L2-SP, Li et al. 2018).
 */
import { createRandom } from '../../samples/random';
import type { SparseVector } from './features';
import { copyNetwork, createNetwork, HIDDEN, hiddenOf, scoreOfVector, softmax, type Network } from './network';

/** The candidates of one document and which of them are right; documents without a right one teach nothing. */
export interface Example {
  vectors: readonly SparseVector[];
  isRight: readonly boolean[];
  /** How much it counts; 1 where not given. */
  weight?: number;
}

export interface FitOptions {
  seed: number;
  epochs: number;
  /** Pull of every weight towards where it started, 0 without `start`. */
  decay: number;
  /** Share of the features that an example does not see, so that no single one is trusted. */
  dropped: number;
  /** The network to go on from; it is left as it is. */
  start?: Network;
}

export const FIT_OPTIONS: FitOptions = { seed: 1, epochs: 14, decay: 0.01, dropped: 0.2 };

/** Taken out once: where tests run, looking up a global is a hundred times slower than a call. */
const { abs, sqrt } = Math;
const BATCH = 8;
const RATE = 0.004;
const ADAM = { first: 0.9, second: 0.999, tiny: 1e-8 };

export function fit(examples: readonly Example[], options: FitOptions = FIT_OPTIONS): Network {
  const network = options.start ? copyNetwork(options.start) : createNetwork(options.seed);
  const random = createRandom(options.seed + 1);
  const parts = partsOf(network);
  const towards = options.start && partsOf(options.start);
  const adam = parts.map((weights, index) => new Adam(weights, options.decay, towards?.[index]));
  const useful = examples.filter(({ isRight }) => isRight.some(Boolean) && !isRight.every(Boolean));
  const steps = Math.ceil(useful.length / BATCH) * options.epochs;
  let step = 0;
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    const order = random.sample(useful, useful.length);
    for (let from = 0; from < order.length; from += BATCH) {
      const gradients = parts.map((weights) => new Float32Array(weights.length));
      const [hidden, hiddenBias, top, straight] = gradients;
      if (!hidden || !hiddenBias || !top || !straight) break;
      for (const example of order.slice(from, from + BATCH)) {
        const seen = example.vectors.map((vector) => drop(vector, options.dropped, () => random.next()));
        learn(network, { hidden, hiddenBias, top, straight }, { ...example, vectors: seen });
      }
      step += 1;
      const rate = RATE * (1 - (step - 1) / steps);
      adam.forEach((own, index) => own.step(gradients[index] ?? new Float32Array(), { rate, count: step }));
    }
  }
  return network;
}

function partsOf({ hidden, hiddenBias, top, straight }: Network): Float32Array[] {
  return [hidden, hiddenBias, top, straight];
}

function drop(vector: SparseVector, share: number, next: () => number): SparseVector {
  if (share === 0) return vector;
  return { places: vector.places, values: vector.values.map((value) => (next() < share ? 0 : value / (1 - share))) };
}

/** Adds the gradient of the example's cross entropy to `gradient`. */
function learn(network: Network, gradient: Network, { vectors, isRight, weight = 1 }: Example): void {
  const hidden = vectors.map((vector) => hiddenOf(network, vector));
  const shares = softmax(vectors.map((vector, index) => scoreOfVector(network, vector, hidden[index])));
  const right = shares.reduce((sum, share, index) => sum + (isRight[index] ? share : 0), 0);
  vectors.forEach((vector, index) => {
    const share = shares[index] ?? 0;
    const wanted = isRight[index] ? share / Math.max(right, 1e-9) : 0;
    addGradient({ network, gradient, vector, hidden: hidden[index] ?? new Float32Array() }, (share - wanted) * weight);
  });
}

interface Pass {
  network: Network;
  gradient: Network;
  vector: SparseVector;
  hidden: Float32Array;
}

function addGradient({ network, gradient, vector, hidden }: Pass, error: number): void {
  if (abs(error) < 1e-6) return;
  const back = new Float32Array(HIDDEN);
  for (let unit = 0; unit < HIDDEN; unit++) {
    const value = hidden[unit] ?? 0;
    gradient.top[unit] = (gradient.top[unit] ?? 0) + error * value;
    if (value <= 0) continue;
    const slope = error * (network.top[unit] ?? 0);
    back[unit] = slope;
    gradient.hiddenBias[unit] = (gradient.hiddenBias[unit] ?? 0) + slope;
  }
  for (let index = 0; index < vector.places.length; index++) {
    const place = vector.places[index] ?? 0;
    const value = vector.values[index] ?? 0;
    if (value === 0) continue;
    gradient.straight[place] = (gradient.straight[place] ?? 0) + error * value;
    for (let unit = 0, at = place * HIDDEN; unit < HIDDEN; unit++, at++) {
      gradient.hidden[at] = (gradient.hidden[at] ?? 0) + value * (back[unit] ?? 0);
    }
  }
}

/** Adam with decay apart from the gradient, over one array of weights that it changes in place. */
class Adam {
  private readonly first: Float32Array;
  private readonly second: Float32Array;

  constructor(
    private readonly weights: Float32Array,
    private readonly decay: number,
    /** Where decay pulls to; 0 where absent. */
    private readonly towards: Float32Array = new Float32Array(weights.length),
  ) {
    this.first = new Float32Array(weights.length);
    this.second = new Float32Array(weights.length);
  }

  step(gradient: Float32Array, { rate, count }: { rate: number; count: number }): void {
    const firstScale = 1 / (1 - ADAM.first ** count);
    const secondScale = 1 / (1 - ADAM.second ** count);
    const { weights, first, second, towards } = this;
    for (let index = 0; index < weights.length; index++) {
      const slope = (gradient[index] ?? 0) / BATCH;
      const mean = (first[index] ?? 0) * ADAM.first + slope * (1 - ADAM.first);
      const power = (second[index] ?? 0) * ADAM.second + slope * slope * (1 - ADAM.second);
      first[index] = mean;
      second[index] = power;
      const weight = weights[index] ?? 0;
      weights[index] =
        weight -
        rate *
          ((mean * firstScale) / (sqrt(power * secondScale) + ADAM.tiny) +
            this.decay * (weight - (towards[index] ?? 0)));
    }
  }
}
