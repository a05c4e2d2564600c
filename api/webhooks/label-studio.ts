/**
 * Knows the webhook calls of our Label Studio. It does not sign what it sends, so a shared secret in a header says who
 * calls, and the body is no more than a hint that something changed: the truth is pulled from Label Studio.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import { LABEL_STUDIO_ACTIONS, LABEL_STUDIO_SECRET_HEADER, type LabelStudioAction } from '../../contracts/label-studio';

export interface LabelStudioCall {
  action: LabelStudioAction;
  projectId: number;
}

const callSchema = z.object({ action: z.enum(LABEL_STUDIO_ACTIONS), project: z.object({ id: z.number().int() }) });

/** Null for a call without the secret, and for one that says nothing of an annotation. */
export function verifyWebhook(
  headers: IncomingHttpHeaders,
  body: Uint8Array | string,
  secret: string,
): LabelStudioCall | null {
  const given = headers[LABEL_STUDIO_SECRET_HEADER];
  if (typeof given !== 'string' || secret === '' || !isEqual(given, secret)) return null;
  const parsed = callSchema.safeParse(parseJson(typeof body === 'string' ? body : Buffer.from(body).toString('utf8')));
  return parsed.success ? { action: parsed.data.action, projectId: parsed.data.project.id } : null;
}

/** In a time that tells neither the length nor the first difference. */
function isEqual(given: string, secret: string): boolean {
  const [a, b] = [given, secret].map((text) => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
