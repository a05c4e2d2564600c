/**
 * Where an article is kept and for how many days from its purchase: by the words of its name where they say it, else by
 * its category. Pure; called by `categorised-items.ts`. What a project's own categories keep is in its database, so an
 * unknown category has no days here.
 */
import { CATEGORIES, type StoragePlace } from '../../contracts/receipts/categories';
import { fold } from '../extraction/fold';
import { EXPIRY_RULES, FROZEN_WORDS } from './expiry-words';

export interface Expiry {
  storage: StoragePlace;
  /** Null for what does not spoil. */
  days: number | null;
}

export function expiryOf({ name, category: id }: { name: string; category: string }): Expiry {
  const category = CATEGORIES.find((own) => own.id === id);
  if (!category) return { storage: 'room', days: null };
  const { shelf_days: days, storage } = category;
  const folded = fold(name);
  if (days.freezer !== undefined && FROZEN.test(folded)) return { storage: 'freezer', days: days.freezer };
  const rule = RULES.find(({ categories, pattern }) => categories.includes(id) && pattern.test(folded));
  return rule ? { storage: rule.storage, days: rule.days } : { storage, days: days[storage] ?? null };
}

/** Latin words whole. Hangul has no space between the parts of a word; one syllable alone must stand alone. */
function patternOf(words: string): RegExp {
  const sources = words.split(',').map((word) => {
    const own = word.trim();
    if (!/\p{Script=Hangul}/u.test(own)) return `(?<!\\p{L})${own.replace(/\s+/gu, '\\s*')}(?!\\p{L})`;
    return own.length === 1 ? `(?<!\\p{L})${own}(?!\\p{L})` : own;
  });
  return new RegExp(sources.join('|'), 'u');
}

const FROZEN = patternOf(FROZEN_WORDS);
const RULES = EXPIRY_RULES.map((rule) => ({ ...rule, pattern: patternOf(rule.words) }));
