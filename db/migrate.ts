/** Brings the database to the newest schema. Safe to run at once from several processes: one does it, the others wait. */
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { connectDatabase } from './connect';

const MIGRATION_LOCK = 0x7ead1e;

export async function migrateDatabase(url: string): Promise<void> {
  const database = connectDatabase({ url, connectionsMax: 2, applicationName: 'treadle-migrate', onIdleError: () => {} });
  const lock = await database.pool.connect();
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await migrate(database.orm, { migrationsFolder: migrationsFolder() });
    await lock.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
  } finally {
    lock.release();
    await database.close();
  }
}

/** SQL files are not copied into the build: they are read from the source tree beside it. */
function migrationsFolder(): string {
  for (let folder = __dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const candidate = join(folder, 'db', 'migrations');
    if (existsSync(candidate)) return candidate;
  }
  throw new Error(`The folder db/migrations is nowhere above ${__dirname}. Install Treadle again.`);
}
