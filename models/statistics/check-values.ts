/**
 * Refuses what no statistic can be made of. A NaN that goes in silently comes out as "no difference found", so every
 * public function of this folder checks its arguments with these. All throw RangeError naming the value.
 */

/** @throws RangeError unless the value is a finite number */
export function requireFinite(name: string, value: number): void {
  if (!Number.isFinite(value)) throw new RangeError(`${name} is ${value}; give a finite number`);
}

/** @throws RangeError unless the value is a whole number of at least `min` */
export function requireCount(name: string, value: number, min = 0): void {
  if (!Number.isSafeInteger(value) || value < min) {
    throw new RangeError(`${name} is ${value}; give a whole number of at least ${min}`);
  }
}

/** @throws RangeError unless 0 < value < 1 */
export function requireOpenShare(name: string, value: number): void {
  if (!(value > 0 && value < 1)) throw new RangeError(`${name} is ${value}; give a number between 0 and 1`);
}

/** @throws RangeError unless 0 ≤ value ≤ 1 */
export function requireShare(name: string, value: number): void {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`${name} is ${value}; give a number from 0 to 1`);
}

/** @throws RangeError unless the value is finite and above 0 */
export function requirePositive(name: string, value: number): void {
  if (!(value > 0 && Number.isFinite(value))) throw new RangeError(`${name} is ${value}; give a number above 0`);
}

/** @throws RangeError unless the value is finite and at least 0 */
export function requireNotNegative(name: string, value: number): void {
  if (!(value >= 0 && Number.isFinite(value))) throw new RangeError(`${name} is ${value}; give a number of at least 0`);
}

/** @throws RangeError where there are fewer than `min` values, or one is not finite */
export function requireNumbers(name: string, values: ArrayLike<number>, min = 1): void {
  if (values.length < min) throw new RangeError(`${name} has ${values.length} values; give at least ${min}`);
  for (let index = 0; index < values.length; index++) {
    if (!Number.isFinite(values[index])) requireFinite(`${name}[${index}]`, values[index] ?? Number.NaN);
  }
}

/** @throws RangeError where the two lengths differ */
export function requireSameLength(names: readonly [string, string], lengths: readonly [number, number]): void {
  if (lengths[0] !== lengths[1]) {
    throw new RangeError(`${names[0]} has ${lengths[0]} values and ${names[1]} ${lengths[1]}; give as many of both`);
  }
}
