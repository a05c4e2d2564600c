/**
 * Regular expressions with a time limit, for the patterns of a caller's JSON schema: a hostile one may backtrack for
 * years and would hold the whole process. A match that takes too long counts as no match. Called by `answer.ts`.
 */
import { createContext, Script } from 'node:vm';

const MATCH_MS_MAX = 50;

/** In the form that ajv takes as its regular expression engine. */
export const timedRegExp = Object.assign(
  (pattern: string, flags: string): { test: (text: string) => boolean } => {
    const values: Record<string, string> = Object.assign(Object.create(null) as object, { pattern, flags, text: '' });
    const context = createContext(values);
    const script = new Script('new RegExp(pattern, flags).test(text)');
    // A pattern that is none must fail when the schema is compiled, not at the first match.
    new RegExp(pattern, flags);
    return {
      test: (text) => {
        values['text'] = text;
        try {
          return script.runInContext(context, { timeout: MATCH_MS_MAX }) === true;
        } catch {
          return false;
        }
      },
    };
  },
  { code: 'timedRegExp' },
);
