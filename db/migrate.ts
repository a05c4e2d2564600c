/** Brings the database to the newest schema. Safe to run at once from several processes: one does it, the others wait. */
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { join } from 'node:path';
import { projectRoot } from '../contracts/project-root';
import { connectDatabase } from './connect';

const MIGRATION_LOCK = 0x7ead1e;

/** SQL files are not copied into the build. */
export const MIGRATIONS_FOLDER = join(projectRoot(), 'db', 'migrations');

/** `folder` holds the migrations to apply: another one than ours brings a database to an earlier release. */
export async function migrateDatabase(url: string, folder = MIGRATIONS_FOLDER): Promise<void> {
  const database = connectDatabase({
    url,
    connectionsMax: 2,
    applicationName: 'treadle-migrate',
    onIdleError: () => {},
  });
  const lock = await database.pool.connect();
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await migrate(database.orm, { migrationsFolder: folder });
    await lock.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
  } finally {
    lock.release();
    await database.close();
  }
}
