/** Signs what decides a model's answers, so that a version whose row or files were altered is not served. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { canonicalJson } from '../../contracts/fingerprint';
import type { SignedModel } from '../../contracts/model';

/** HMAC-SHA-256 (RFC 2104) over the canonical JSON, hexadecimal. */
export function signModel(key: Uint8Array, { slot, version, files }: SignedModel): string {
  return createHmac('sha256', key).update(canonicalJson({ slot, version, files })).digest('hex');
}

export function isSignedModel(key: Uint8Array, model: SignedModel, signature: string | null): boolean {
  const [given, wanted] = [Buffer.from(signature ?? ''), Buffer.from(signModel(key, model))];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
