/** A client's file name is kept for people to recognise their file by; nothing is ever opened under it. */
const LENGTH_MAX = 255;
const NAMELESS = 'file';

/** The name without folders, control characters and marks that turn the writing direction. */
export function sanitiseFileName(name: string | undefined): string {
  const last = (name ?? '').split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .trim();
  const short = [...clean].slice(0, LENGTH_MAX).join('');
  return short === '' || short === '.' || short === '..' ? NAMELESS : short;
}
