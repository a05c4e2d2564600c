/** Names as people and services write them, made fit to be shown: no markup, no control characters, one line, a bounded length. */

/** Tags of HTML, and what browsers do not show. A sign such as in "fat < 1 %" stays. */
const MARKUP = /<!--.*?-->|<(script|style)\b[^>]*>.*?<\/\1\s*>|<\/?[a-z][^<>]*>/gis;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
/** Controls and invisible formatting, such as what turns the direction of text; the joiner of emoji stays. */
const UNSEEN = /(?!\u200d)[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/gu;

/** Null where nothing is left. */
export function cleanText(text: string | null | undefined, charactersMax: number): string | null {
  if (!text) return null;
  const clean = decoded(text.slice(0, charactersMax * 20))
    .replace(MARKUP, ' ')
    .replace(UNSEEN, ' ')
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim();
  const short = [...clean].slice(0, charactersMax).join('').trim();
  return /[\p{L}\p{N}\p{S}]/u.test(short) ? short : null;
}

/** Once only: what is escaped twice was meant to be seen escaped. */
function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi, (entity, ...groups: unknown[]) => {
    const [decimal, hex, name] = groups;
    if (typeof name === 'string') return ENTITIES[name.toLowerCase()] ?? entity;
    const point = typeof decimal === 'string' ? Number(decimal) : parseInt(String(hex), 16);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : ' ';
  });
}

export const NAME_CHARACTERS_MAX = 200;
export const BRAND_CHARACTERS_MAX = 100;
export const QUANTITY_CHARACTERS_MAX = 50;
