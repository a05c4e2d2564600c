/**
 * The grocery words that every classifier knows, by category: `lexicon/en.txt` and `lexicon/ko.txt`. They are part of each
 * training, so that corrections add to them and nothing that ships is forgotten.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../contracts/project-root';

export const LEXICON_LANGUAGES = ['en', 'ko'] as const;

export interface LexiconEntry {
  text: string;
  category: string;
  language: (typeof LEXICON_LANGUAGES)[number];
}

/** Each word of a language once, the first category that names it. */
export function readLexicon(): LexiconEntry[] {
  return LEXICON_LANGUAGES.flatMap((language) => {
    const file = join(projectRoot(), 'models', 'receipts', 'item-classifier', 'lexicon', `${language}.txt`);
    const entries = new Map<string, LexiconEntry>();
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      const [, category, words] = /^([a-z][a-z0-9_]*): (.+)$/u.exec(line) ?? [];
      if (category === undefined || words === undefined) continue;
      for (const text of words.split(',').map((word) => word.trim())) {
        if (text !== '' && !entries.has(text)) entries.set(text, { text, category, language });
      }
    }
    return [...entries.values()];
  });
}
