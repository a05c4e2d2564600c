/** The cursor of a list of runs, opaque to clients. */
import { DomainError } from '../../contracts/errors';
import type { RunCursor } from '../../db/repositories/runs';

const CURSOR = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)\/([0-9a-f-]{36})$/;

export function encodeCursor(run: { cursorAt: string; id: string }): string {
  return Buffer.from(`${run.cursorAt}/${run.id}`).toString('base64url');
}

/** Throws REQUEST_INVALID. */
export function decodeCursor(cursor: string): RunCursor {
  const [, createdAt, id] = CURSOR.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (createdAt === undefined || id === undefined || !isUuid(id)) {
    throw new DomainError('REQUEST_INVALID', { problem: 'The cursor is not one that this API gave out' });
  }
  return { createdAt, id };
}

export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
