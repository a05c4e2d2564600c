/** Lists that are read newest first, page by page: a page begins after the place at which the one before it ended. */
import { sql, type AnyColumn, type SQL } from 'drizzle-orm';

/** Where the next page begins: after the row that was created at that time with that id. */
export interface PageCursor {
  /** ISO 8601 with microseconds, as Postgres keeps them: with fewer a page would skip rows or show them twice. */
  createdAt: string;
  id: string;
}

export interface PageRequest {
  cursor?: PageCursor;
  limit: number;
}

/** A row's place as text, to the microsecond: the database keeps more of a time than a `Date` does. */
export function placeOf(createdAt: AnyColumn): SQL<string> {
  return sql<string>`to_char(${createdAt} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}

export function isAfter(cursor: PageCursor | undefined, row: { createdAt: AnyColumn; id: AnyColumn }): SQL | undefined {
  return cursor && sql`(${row.createdAt}, ${row.id}) < (${cursor.createdAt}::timestamptz, ${cursor.id}::uuid)`;
}
