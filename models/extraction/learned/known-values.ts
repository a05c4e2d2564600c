/**
 * The names and addresses of training, so that a value with a reading fault is known again: the receipts of a team come
 * from the same shops. Whether the known spelling is taken is for the network to say (`features.ts`).
 */
import { editDistance } from '../../text/edit-distance';
import { squeeze } from '../fold';

export interface KnownValue {
  text: string;
  /** Training documents that have it. */
  count: number;
}

/** How a text stands to the known value that is nearest to it. */
export interface Likeness {
  known: KnownValue;
  /** 1 where letters and digits are equal, look-alikes such as 0 and O apart. */
  share: number;
  /** A known address with another house number is another address. */
  hasSameDigits: boolean;
}

interface Entry extends KnownValue {
  key: string;
  folded: string;
  triples: ReadonlySet<string>;
}

/** Less like is another value. */
export const LIKENESS_MIN = 0.8;
const LENGTH_MIN = 5;
const TRIPLES_SHARED_MIN = 0.5;
const LOOK_ALIKE: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', l: 'i', '5': 's', '8': 'b' };

export class KnownValues {
  private readonly entries: readonly Entry[];

  constructor(values: readonly KnownValue[]) {
    this.entries = values.flatMap(({ text, count }) => {
      const key = squeeze(text);
      const folded = foldLookAlikes(key);
      return key.length < LENGTH_MIN ? [] : [{ text, count, key, folded, triples: triplesOf(folded) }];
    });
  }

  /** Counts each value, by letters and digits; the most frequent spelling stands for it. */
  static from(texts: readonly string[]): KnownValue[] {
    const spellings = new Map<string, Map<string, number>>();
    for (const text of texts) {
      const own = spellings.get(squeeze(text)) ?? new Map<string, number>();
      spellings.set(squeeze(text), own.set(text, (own.get(text) ?? 0) + 1));
    }
    return [...spellings.values()].map((own) => {
      const [most] = [...own].sort((a, b) => b[1] - a[1]);
      return { text: most?.[0] ?? '', count: [...own.values()].reduce((sum, count) => sum + count, 0) };
    });
  }

  /**
   * The known value most like `text`. `except` is counted once less, so that a training document is not known by itself.
   */
  nearest(text: string, except?: string): Likeness | undefined {
    const key = squeeze(text);
    if (key.length < LENGTH_MIN) return undefined;
    const folded = foldLookAlikes(key);
    const triples = triplesOf(folded);
    const without = except === undefined ? undefined : squeeze(except);
    let nearest: Likeness | undefined;
    for (const entry of this.entries) {
      const count = entry.count - Number(entry.key === without);
      if (count < 1 || !isNear(entry.triples, triples)) continue;
      const share = similarity(entry.folded, folded);
      if (share < LIKENESS_MIN || share < (nearest?.share ?? 0)) continue;
      if (nearest && share === nearest.share && count <= nearest.known.count) continue;
      nearest = { known: { text: entry.text, count }, share, hasSameDigits: digitsOf(entry.key) === digitsOf(key) };
    }
    return nearest;
  }
}

/** Both together; the spelling that `known` has stays. */
export function addKnown(known: readonly KnownValue[], more: readonly KnownValue[]): KnownValue[] {
  const sums = new Map(known.map(({ text, count }) => [squeeze(text), { text, count }]));
  for (const { text, count } of more) {
    const own = sums.get(squeeze(text));
    sums.set(squeeze(text), own ? { ...own, count: own.count + count } : { text, count });
  }
  return [...sums.values()];
}

/** 1 for equal texts; 0 where the lengths alone differ too much. */
export function similarity(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  if (longest === 0) return 1;
  if (Math.abs(a.length - b.length) > (1 - LIKENESS_MIN) * longest) return 0;
  return 1 - editDistance(a, b) / longest;
}

function foldLookAlikes(key: string): string {
  return key.replace(/[01l58]/g, (letter) => LOOK_ALIKE[letter] ?? letter);
}

function digitsOf(key: string): string {
  return key.replace(/\D/g, '');
}

function triplesOf(text: string): ReadonlySet<string> {
  return new Set(Array.from({ length: Math.max(1, text.length - 2) }, (_, index) => text.slice(index, index + 3)));
}

function isNear(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  if (few.size < 0.7 * many.size) return false;
  let shared = 0;
  for (const triple of few) if (many.has(triple)) shared++;
  return shared >= TRIPLES_SHARED_MIN * many.size;
}
