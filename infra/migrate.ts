/**
 * Brings database and Temporal namespace to what this release needs: schema, default project and administrator, shipped
 * models, search attributes. Safe to run again and again. Run by `npm start` and, before a roll-out, by `npm run migrate`.
 */
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { registerBuiltInModels } from '../activities/spine/built-in-models';
import { databaseUrl } from '../config/database-url';
import { readEnv } from '../config/env';
import { runMain } from '../config/lifecycle';
import { connectClient, ensureSearchAttributes } from '../config/temporal-connection';
import { connectDatabase } from '../db/connect';
import { migrateDatabase } from '../db/migrate';
import { IdentityRepository } from '../db/repositories/identity';
import { ModelsRepository } from '../db/repositories/models';
import { ADMIN_TOKEN_FILE, RENEW_LOST_TOKEN } from './admin-token';

async function main(): Promise<void> {
  const env = readEnv();
  const url = databaseUrl(env);
  await migrateDatabase(url);
  const database = connectDatabase({
    url,
    connectionsMax: 2,
    applicationName: 'treadle-migrate',
    onIdleError: () => {},
  });
  try {
    await ensureAdministrator(new IdentityRepository(database.orm), env.TREADLE_HOME);
    await registerBuiltInModels(
      new ModelsRepository(database.orm),
      env.LLM_API_BASE === undefined ? null : env.LLM_MODEL,
    );
  } finally {
    await database.close();
  }
  const connection = await connectClient(env);
  try {
    await ensureSearchAttributes(connection, env.TEMPORAL_NAMESPACE);
  } finally {
    await connection.close();
  }
}

/**
 * Keeps the administrator's token in a file. A start that was killed between the database and the file has lost it;
 * then, or when somebody removed the file, `npm start` has a new one made.
 */
async function ensureAdministrator(identity: IdentityRepository, home: string): Promise<void> {
  const file = join(home, ADMIN_TOKEN_FILE);
  const made = await identity.ensureAdministrator();
  const isLost = made.token === null && process.argv.includes(RENEW_LOST_TOKEN) && !existsSync(file);
  const token = isLost ? await identity.renewAdministratorToken() : made.token;
  if (token === null) return;
  mkdirSync(home, { recursive: true });
  writeFileSync(`${file}.draft`, `${token}\n`, { mode: 0o600 });
  renameSync(`${file}.draft`, file);
}

runMain(main);
