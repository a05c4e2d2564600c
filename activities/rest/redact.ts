/** Takes secrets out of what a server says before it gets into an error, and cuts it to a readable length. */
const REASON_CHARACTERS_MAX = 300;

/** `secrets` are blotted out wherever they stand, and so is what looks like a key. */
export function redact(message: string, secrets: readonly string[]): string {
  let clean = message;
  for (const secret of secrets) if (secret !== '') clean = clean.replaceAll(secret, '[key]');
  return clean
    .replace(/\b(?:sk|pk|key)-[\w*.-]{4,}/giu, '[key]')
    .replace(/bearer\s+\S+/giu, '[key]')
    .slice(0, REASON_CHARACTERS_MAX);
}
