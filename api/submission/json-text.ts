/**
 * JSON that a caller wrote, as a body or in a form's field. Beside what is no JSON, two things are refused that would
 * fail much later: nesting that overflows the stack of whoever walks through the value, and characters that Postgres
 * cannot store.
 */

/** Deeper than anybody writes by hand. */
export const JSON_DEPTH_MAX = 64;

/** The value, or what is wrong with the text as the end of a sentence: "the body …". */
export function parseJsonText(json: string): { value: unknown } | { problem: string } {
  if (depthOf(json) > JSON_DEPTH_MAX) return { problem: `is nested deeper than ${JSON_DEPTH_MAX} levels` };
  try {
    const value: unknown = JSON.parse(json);
    // Only an escape can bring such a character in: raw ones are no JSON.
    if (json.includes('\\u') && !isStorable(value))
      return { problem: 'holds a NUL character or half of a surrogate pair' };
    return { value };
  } catch {
    return { problem: 'is not valid JSON' };
  }
}

const UNSTORABLE = /[\0\p{Surrogate}]/u;

/** For text that does not come as JSON. */
export function isStorableText(text: string): boolean {
  return !UNSTORABLE.test(text);
}

function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return isStorableText(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, inner]) => isStorableText(key) && isStorable(inner));
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING: ReadonlySet<number> = new Set([0x5b, 0x7b]);
const CLOSING: ReadonlySet<number> = new Set([0x5d, 0x7d]);

/** How deep objects and lists lie in each other. Brackets inside strings do not count. */
function depthOf(json: string): number {
  let depth = 0;
  let deepest = 0;
  let isString = false;
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) isString = !isString;
    else if (isString) at += code === BACKSLASH ? 1 : 0;
    else if (OPENING.has(code)) deepest = Math.max(deepest, (depth += 1));
    else if (CLOSING.has(code)) depth -= 1;
  }
  return deepest;
}
