/**
 * Turns what speaks for a value into the probability that the value is right: logistic regression on documents that the
 * value's chooser was not trained on. Called by training and by the learned extractor.
 */

/** What is known of an answer before its truth. */
export interface Evidence {
  /** The chooser's own estimate, 0..1. */
  score: number;
  /** Mean confidence of the reading, 0..1. */
  reading: number;
  /** Rules and network chose the same value. */
  isAgreed: boolean;
  /** The value is one that training knows. */
  isKnown: boolean;
}

/** Weights of one, log odds of the score, reading, agreement, known. */
export type Calibration = readonly number[];

const PULL = 0.3;
const STEPS = 4000;
const RATE = 0.3;
/** No answer is surer, right or wrong, than the number of documents behind the calibration allows to say. */
const SURE_MAX = 0.99;
/** Chance answers while there is nothing to learn from. */
const START: Calibration = [0, 1, 0, 0, 0];

export function calibrated(calibration: Calibration, evidence: Evidence): number {
  const sum = signalsOf(evidence).reduce((total, signal, index) => total + signal * (calibration[index] ?? 0), 0);
  return Math.min(SURE_MAX, Math.max(1 - SURE_MAX, sigmoid(sum)));
}

/** Gradient descent on a convex loss from a fixed start: the same answers give the same weights. */
export function calibrate(answers: readonly { evidence: Evidence; isRight: boolean }[]): Calibration {
  const weights = [...START];
  const rows = answers.map(({ evidence, isRight }) => ({ signals: signalsOf(evidence), wanted: Number(isRight) }));
  if (rows.length === 0) return weights;
  for (let step = 0; step < STEPS; step++) {
    const slope = weights.map((weight, index) => (index === 0 ? 0 : (PULL * weight) / rows.length));
    for (const { signals, wanted } of rows) {
      const error = sigmoid(signals.reduce((sum, signal, index) => sum + signal * (weights[index] ?? 0), 0)) - wanted;
      signals.forEach((signal, index) => (slope[index] = (slope[index] ?? 0) + (error * signal) / rows.length));
    }
    slope.forEach((own, index) => (weights[index] = (weights[index] ?? 0) - RATE * own));
  }
  return weights;
}

/**
 * Expected calibration error: answers in ten bins by confidence, the gaps between mean confidence and share of right
 * answers, weighted by size. 0 where there is none.
 */
export function calibrationError(answers: readonly { confidence: number; isRight: boolean }[], bins = 10): number {
  const gaps = Array.from({ length: bins }, () => ({ confidence: 0, right: 0 }));
  for (const { confidence, isRight } of answers) {
    const bin = gaps[Math.min(bins - 1, Math.floor(confidence * bins))];
    if (!bin) continue;
    bin.confidence += confidence;
    bin.right += Number(isRight);
  }
  return (
    gaps.reduce((sum, { confidence, right }) => sum + Math.abs(confidence - right), 0) / Math.max(1, answers.length)
  );
}

function signalsOf({ score, reading, isAgreed, isKnown }: Evidence): number[] {
  const share = Math.min(0.998, Math.max(0.002, score));
  return [1, Math.log(share / (1 - share)) / 2, (reading - 0.9) * 5, Number(isAgreed), Number(isKnown)];
}

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
