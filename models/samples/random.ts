/**
 * A small seeded source of random numbers: equal seeds give equal samples on every machine and in every release of
 * Node. Not for secrets. Called by the sample generator and by tests.
 */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform in [min, max). */
  between(min: number, max: number): number;
  /** Uniform whole number in [min, max]. */
  integer(min: number, max: number): number;
  /** True with probability `share`. */
  chance(share: number): boolean;
  /** @throws RangeError where the list is empty */
  pick<T>(list: readonly T[]): T;
  /** `count` different members, in random order. */
  sample<T>(list: readonly T[], count: number): T[];
  /** Normal with mean 0 and standard deviation 1. */
  gaussian(): number;
}

/** Taken out once: where tests run, looking up a global is a hundred times slower than a call. */
const { cos, floor, imul, log, PI, sqrt } = Math;

/** A 32-bit Weyl sequence with a multiplicative mixer (Steele et al. 2014, "Fast splittable pseudorandom number generators"). */
export function createRandom(seed: number): Random {
  let state = imul(seed ^ 0x5bf03635, 0x9e3779b1) >>> 0;
  const next = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = imul(state ^ (state >>> 16), 0x85ebca6b);
    mixed = imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
  };
  const integer = (min: number, max: number): number => min + floor(next() * (max - min + 1));
  const pick = <T>(list: readonly T[]): T => {
    const found = list[integer(0, list.length - 1)];
    if (found === undefined) throw new RangeError('nothing to pick from');
    return found;
  };
  return {
    next,
    integer,
    pick,
    between: (min, max) => min + next() * (max - min),
    chance: (share) => next() < share,
    sample: (list, count) => shuffled(list, integer).slice(0, count),
    gaussian: () => sqrt(-2 * log(1 - next())) * cos(2 * PI * next()),
  };
}

function shuffled<T>(list: readonly T[], integer: (min: number, max: number) => number): T[] {
  const rest = [...list];
  const result: T[] = [];
  while (rest.length > 0) result.push(...rest.splice(integer(0, rest.length - 1), 1));
  return result;
}
