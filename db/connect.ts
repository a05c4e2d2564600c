/** Opens the Postgres connection pool and drizzle on top of it. One per process, made by the composition root. */
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { Pool } from 'pg';
import * as schema from './schema';

export type Orm = NodePgDatabase<typeof schema>;

export interface Database {
  pool: Pool;
  orm: Orm;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  url: string;
  connectionsMax: number;
  /** Shown in `pg_stat_activity`. */
  applicationName: string;
  /** Called when an idle connection breaks, as when Postgres restarts; the pool opens a new one by itself. */
  onIdleError: (error: Error) => void;
}

export function connectDatabase({ url, connectionsMax, applicationName, onIdleError }: DatabaseOptions): Database {
  const pool = new Pool({
    connectionString: url,
    max: connectionsMax,
    application_name: applicationName,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  pool.on('error', onIdleError);
  return { pool, orm: drizzle(pool, { schema }), close: () => pool.end() };
}
