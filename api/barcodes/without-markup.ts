/** Names as outside services send them, made fit to be shown: no markup, nothing unseen, one line, a bounded length. */
import { cutTo, oneLine, withoutUnseen } from '../../contracts/receipts/visible-text';

/** Tags of HTML, and what browsers do not show. A sign such as in "fat < 1 %" stays. */
const MARKUP = /<!--.*?-->|<(script|style)\b[^>]*>.*?<\/\1\s*>|<\/?[a-z][^<>]*>/gis;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Null where nothing is left. */
export function withoutMarkup(text: string | null | undefined, charactersMax: number): string | null {
  if (!text) return null;
  const plain = decoded(text.slice(0, charactersMax * 20)).replace(MARKUP, ' ');
  const short = cutTo(oneLine(withoutUnseen(plain).normalize('NFC')), charactersMax);
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
