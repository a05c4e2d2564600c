/**
 * How often a value that nobody looks at has to be right, as its reader wants it. The confidence of a field is the
 * calibrated probability that it is right, so that every field below this is to be checked. Kept by the browser.
 */
import { Store, useStore } from '../../../state/store';

/** Confidences end at 0.99: nothing would be left unmarked above it. */
export const PRECISIONS = [0.8, 0.9, 0.95, 0.98, 0.99] as const;
const DEFAULT = 0.95;
const STORAGE_KEY = 'treadle.wanted-precision';

const isOffered = (value: number): boolean => PRECISIONS.some((each) => each === value);

const wanted = new Store(keptPrecision());

function keptPrecision(): number {
  const kept = Number(localStorage.getItem(STORAGE_KEY));
  return isOffered(kept) ? kept : DEFAULT;
}

export function useWantedPrecision(): number {
  return useStore(wanted);
}

export function choosePrecision(precision: number): void {
  if (!isOffered(precision)) return;
  localStorage.setItem(STORAGE_KEY, String(precision));
  wanted.set(precision);
}
