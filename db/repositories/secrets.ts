/** Random secrets that open something, and the form in which the database keeps them. */
import { createHash, randomBytes } from 'node:crypto';

const SECRET_BYTES = 32;
const KEY_PREFIX = 'trd_';
/** Enough to recognise a key by, far too little to guess the rest. */
const SHOWN_LENGTH = 8;

const KEY = /^trd_[\w-]{43}$/;

export function newKey(): string {
  return KEY_PREFIX + newCode();
}

export function shownPrefix(key: string): string {
  return key.slice(0, SHOWN_LENGTH);
}

/** What cannot be a key need not be looked up. */
export function isKey(text: string): boolean {
  return KEY.test(text);
}

/** 256 random bits as 43 letters. */
export function newCode(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** A secret is 256 random bits, so one round of SHA-256 keeps it: there is nothing to guess. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
