/** What every benchmark is: a name, a claim about a ratio against a peer measured in the same run, and how it is measured. */
export interface Bench {
  /** The claim in one sentence, shown before the run. */
  claim: string;
  run(context: BenchContext): Promise<BenchOutcome>;
}

export interface BenchContext {
  /** `--full`: the long form. */
  full: boolean;
  /** Says what is happening, on standard error. */
  say(line: string): void;
}

export interface BenchOutcome {
  ours: number;
  /** The peer's figure in the same run; null where the goal is absolute. */
  peer: number | null;
  /** ours / peer, or ours where there is no peer. */
  ratio: number;
  /** Such as `ratio <= 1.5`. */
  goal: string;
  pass: boolean;
  /** Everything else that was measured, with units in the names. */
  details: Record<string, unknown>;
}

/** The value below which `share` (0..1) of the samples lie, by linear interpolation between ranks. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const rank = (sorted.length - 1) * share;
  const below = sorted[Math.floor(rank)] ?? Number.NaN;
  const above = sorted[Math.ceil(rank)] ?? Number.NaN;
  return below + (above - below) * (rank - Math.floor(rank));
}

export const median = (samples: readonly number[]) => quantile(samples, 0.5);

export function round(value: number, digits = 3): number {
  return Number(value.toFixed(digits));
}
