/**
 * The small network that scores a candidate: a straight line over all features plus one hidden layer. This is its plain
 * forward pass, for training; the product runs the same network by onnxruntime (`onnx-model.ts`).
 */
import { createRandom } from '../../samples/random';
import { FEATURE_COUNT, type SparseVector } from './features';

export interface Network {
  /** `FEATURE_COUNT` rows of `HIDDEN` weights. */
  hidden: Float32Array;
  hiddenBias: Float32Array;
  /** From the hidden layer to the score. */
  top: Float32Array;
  /** From the features to the score. */
  straight: Float32Array;
}

export const HIDDEN = 16;

export function createNetwork(seed: number): Network {
  const random = createRandom(seed);
  return {
    hidden: Float32Array.from({ length: FEATURE_COUNT * HIDDEN }, () => random.gaussian() * 0.05),
    hiddenBias: new Float32Array(HIDDEN),
    top: Float32Array.from({ length: HIDDEN }, () => random.gaussian() * 0.2),
    straight: new Float32Array(FEATURE_COUNT),
  };
}

export function copyNetwork({ hidden, hiddenBias, top, straight }: Network): Network {
  return { hidden: hidden.slice(), hiddenBias: hiddenBias.slice(), top: top.slice(), straight: straight.slice() };
}

/** The values of the hidden layer, none below 0. */
export function hiddenOf(network: Network, { places, values }: SparseVector): Float32Array {
  const hidden = Float32Array.from(network.hiddenBias);
  for (let index = 0; index < places.length; index++) {
    const from = (places[index] ?? 0) * HIDDEN;
    const value = values[index] ?? 0;
    for (let unit = 0; unit < HIDDEN; unit++) {
      hidden[unit] = (hidden[unit] ?? 0) + value * (network.hidden[from + unit] ?? 0);
    }
  }
  return hidden.map((value) => Math.max(0, value));
}

export function scoreOfVector(network: Network, vector: SparseVector, hidden = hiddenOf(network, vector)): number {
  let score = 0;
  for (let index = 0; index < vector.places.length; index++) {
    score += (vector.values[index] ?? 0) * (network.straight[vector.places[index] ?? 0] ?? 0);
  }
  for (let unit = 0; unit < HIDDEN; unit++) score += (hidden[unit] ?? 0) * (network.top[unit] ?? 0);
  return score;
}

/** Scores as probabilities that add up to 1. */
export function softmax(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
