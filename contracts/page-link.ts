/**
 * Addresses of page images for a browser that has no session of ours, such as that of an annotator in another tool: each
 * names one page, ends by itself, and bears a signature that only we can make. For programs only.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** What the address begins with. */
export const PAGE_LINK_PATH = '/api/v1/page-links';

export interface PageLink {
  projectId: string;
  runId: string;
  page: number;
  /** Seconds since 1970. */
  until: number;
}

/** The last part of the address. */
export function signPageLink(key: Uint8Array, { projectId, runId, page, until }: PageLink): string {
  const claims = [projectId, runId, page, until].join('.');
  return `${claims}.${signatureOf(key, claims)}`;
}

/** Undefined where it is altered, forged or past its end. */
export function readPageLink(key: Uint8Array, text: string, now: Date): PageLink | undefined {
  const parts = text.split('.');
  const [projectId = '', runId = '', page = '', until = '', signature = ''] = parts;
  const expected = signatureOf(key, parts.slice(0, 4).join('.'));
  if (parts.length !== 5 || signature.length !== expected.length) return undefined;
  if (!timingSafeEqual(Buffer.from(signature), Buffer.from(expected))) return undefined;
  if (Number(until) * 1_000 < now.getTime()) return undefined;
  return { projectId, runId, page: Number(page), until: Number(until) };
}

/** The purpose is signed too, so that nothing else that the key signs can pass for a link. */
function signatureOf(key: Uint8Array, claims: string): string {
  return createHmac('sha256', key).update(`page link ${claims}`).digest('base64url');
}
