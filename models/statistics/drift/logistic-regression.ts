/** A small logistic regression with ridge penalty on standardised inputs, for the classifier two-sample test. */

export interface LogisticModel {
  /** Probability of class 1, 0..1. */
  predict(row: ArrayLike<number>): number;
}

const ROUNDS = 150;

/**
 * Full-batch gradient descent with Nesterov momentum; the loss is convex and the step is one over its curvature's bound,
 * so it always comes down. Deterministic.
 * @param rows one vector each, of equal lengths
 * @param labels 0 or 1 each
 */
export function fitLogistic(rows: readonly ArrayLike<number>[], labels: ArrayLike<number>, ridge = 0.1): LogisticModel {
  const scale = standardiser(rows);
  const inputs = rows.map(scale);
  const width = inputs[0]?.length ?? 0;
  const weights = new Float64Array(width + 1);
  const ahead = new Float64Array(width + 1);
  const gradient = new Float64Array(width + 1);
  // A standardised row has length √width on average, so the curvature is at most about (width + 1) / 4.
  const step = 1 / ((width + 1) / 4 + ridge);
  for (let round = 1; round <= ROUNDS; round++) {
    gradient.fill(0);
    inputs.forEach((input, row) => addGradient(gradient, ahead, { input, label: labels[row] ?? 0 }));
    const momentum = (round - 1) / (round + 2);
    for (let at = 0; at <= width; at++) {
      const slope = (gradient[at] ?? 0) / inputs.length + (at < width ? ridge * (ahead[at] ?? 0) : 0);
      const next = (ahead[at] ?? 0) - step * slope;
      ahead[at] = next + momentum * (next - (weights[at] ?? 0));
      weights[at] = next;
    }
  }
  return { predict: (row) => probability(weights, scale(row)) };
}

function addGradient(
  gradient: Float64Array,
  weights: Float64Array,
  { input, label }: { input: Float64Array; label: number },
): void {
  const error = probability(weights, input) - label;
  for (let at = 0; at < input.length; at++) gradient[at] = (gradient[at] ?? 0) + error * (input[at] ?? 0);
  gradient[input.length] = (gradient[input.length] ?? 0) + error;
}

function probability(weights: Float64Array, input: Float64Array): number {
  let score = weights[input.length] ?? 0;
  for (let at = 0; at < input.length; at++) score += (weights[at] ?? 0) * (input[at] ?? 0);
  return 1 / (1 + Math.exp(-score));
}

/** Mean 0 and deviation 1 for each input; one that never varies becomes 0. */
function standardiser(rows: readonly ArrayLike<number>[]): (row: ArrayLike<number>) => Float64Array {
  const width = rows[0]?.length ?? 0;
  const means = new Float64Array(width);
  const squares = new Float64Array(width);
  rows.forEach((row, index) => {
    for (let at = 0; at < width; at++) {
      const change = (row[at] ?? 0) - (means[at] ?? 0);
      means[at] = (means[at] ?? 0) + change / (index + 1);
      squares[at] = (squares[at] ?? 0) + change * ((row[at] ?? 0) - (means[at] ?? 0));
    }
  });
  const factors = squares.map((sum) => (sum > 1e-12 ? Math.sqrt(rows.length / sum) : 0));
  return (row) =>
    Float64Array.from({ length: width }, (_, at) => ((row[at] ?? 0) - (means[at] ?? 0)) * (factors[at] ?? 0));
}
