/** Kinds of results share a fixed number of buckets, so that the queue looks into each of them in little time. */
import { sql, type SQL } from 'drizzle-orm';

export const ANNOTATION_BUCKETS = 64;

/** Two kinds in one bucket do no harm: they only wait for each other now and then. */
export function bucketOf(kind: SQL): SQL {
  return sql`(hashtext(${kind}) & ${ANNOTATION_BUCKETS - 1}::int)`;
}
