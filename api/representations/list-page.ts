/** Lists that are given newest first, a page at a time; the cursor to the next page is opaque to clients. */
import { DomainError } from '../../contracts/errors';
import type { PageCursor, PageRequest } from '../../db/repositories/newest-first';
import { isUuid } from '../uuid';

const CURSOR = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)\/([0-9a-f-]{36})$/;

/** Asks for one row more than a page holds: whether there is one tells whether another page follows. */
export function pageRequest({ cursor, limit }: { cursor?: string | undefined; limit: number }): PageRequest {
  return { limit: limit + 1, ...(cursor === undefined ? {} : { cursor: decodeCursor(cursor) }) };
}

export function pageView<Row extends { id: string; cursorAt: string }, View>(
  rows: readonly Row[],
  limit: number,
  view: (row: Row) => View,
): { items: View[]; next_cursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(view), next_cursor: rows.length > limit && last ? encodeCursor(last) : null };
}

function encodeCursor(row: { cursorAt: string; id: string }): string {
  return Buffer.from(`${row.cursorAt}/${row.id}`).toString('base64url');
}

/** Throws REQUEST_INVALID. */
function decodeCursor(cursor: string): PageCursor {
  const [, createdAt, id] = CURSOR.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (createdAt === undefined || id === undefined || !isUuid(id)) {
    throw new DomainError('REQUEST_INVALID', { problem: 'The cursor is not one that this API gave out' });
  }
  return { createdAt, id };
}
