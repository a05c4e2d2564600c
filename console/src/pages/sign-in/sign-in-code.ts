/** Finds the one-time code in whatever was pasted: the whole link, what follows its `#`, or the code alone. */

/** A code is random and written in URL-safe letters; anything much shorter is something else. */
const CODE = /^[\w~.-]{8,200}$/;

export function codeIn(text: string): string | undefined {
  const trimmed = text.trim();
  const code = trimmed.includes('#') ? trimmed.slice(trimmed.lastIndexOf('#') + 1) : trimmed;
  return CODE.test(code) ? code : undefined;
}
