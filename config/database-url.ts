/** Where the database is: the configured Postgres, or the embedded one that `npm start` runs for this TREADLE_HOME. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError, type Env } from './env';

/** Role and database of the embedded server bear one name. */
export const EMBEDDED_DATABASE = 'treadle';

/** In TREADLE_HOME, readable by its owner alone. */
export const POSTGRES_PASSWORD_FILE = 'postgres-password';

/** @throws ConfigurationError where neither is there. */
export function databaseUrl(env: Pick<Env, 'DATABASE_URL' | 'TREADLE_HOME' | 'POSTGRES_PORT'>): string {
  if (env.DATABASE_URL !== undefined) return env.DATABASE_URL;
  const passwordFile = join(env.TREADLE_HOME, POSTGRES_PASSWORD_FILE);
  if (!existsSync(passwordFile)) {
    throw new ConfigurationError(
      `DATABASE_URL is not set, and ${env.TREADLE_HOME} holds no embedded database. Set it, or run npm start first.`,
    );
  }
  return embeddedDatabaseUrl({ password: readFileSync(passwordFile, 'utf8').trim(), port: env.POSTGRES_PORT });
}

export function embeddedDatabaseUrl(
  { password, port }: { password: string; port: number },
  database = EMBEDDED_DATABASE,
): string {
  return `postgres://${EMBEDDED_DATABASE}:${password}@127.0.0.1:${port}/${database}`;
}
