/** Which proxies are believed: names of address ranges, addresses, and ranges as address/bits, with commas between them. */
import { isIP } from 'node:net';

const RANGES: ReadonlySet<string> = new Set(['loopback', 'linklocal', 'uniquelocal']);
const BITS: Readonly<Record<number, number>> = { 4: 32, 6: 128 };

export function areProxyAddresses(text: string): boolean {
  return text.split(',').every((part) => isProxyAddress(part.trim()));
}

function isProxyAddress(text: string): boolean {
  if (RANGES.has(text)) return true;
  const [address = '', bits, ...more] = text.split('/');
  const bitsMax = BITS[isIP(address)];
  if (bitsMax === undefined || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= bitsMax);
}
