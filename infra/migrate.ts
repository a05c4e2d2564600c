/**
 * Brings database and Temporal namespace to what this release needs: schema, default project and administrator, the
 * secrets that sign sessions and models, common categories, shipped models, search attributes. Safe to run again and again. Run by `npm start` and, before a roll-out, by `npm run migrate`.
 */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { registerBuiltInModels } from '../activities/spine/built-in-models';
import { databaseUrl } from '../config/database-url';
import { type Env, readEnv } from '../config/env';
import { ocrSettings } from '../config/ocr-settings';
import { runMain } from '../config/lifecycle';
import { SECRET_BYTES_MIN, SECRET_FILES, type SecretName } from '../config/secrets';
import { connectClient, ensureSearchAttributes } from '../config/temporal-connection';
import { connectDatabase } from '../db/connect';
import { migrateDatabase } from '../db/migrate';
import { CategoriesRepository } from '../db/repositories/categories';
import { IdentityRepository } from '../db/repositories/identity';
import { ModelsRepository } from '../db/repositories/models';
import { ADMIN_TOKEN_FILE, RENEW_LOST_TOKEN } from './admin-token';
import { writeSecret } from './write-secret';

async function main(): Promise<void> {
  const env = readEnv();
  const url = databaseUrl(env);
  ensureSecrets(env);
  await migrateDatabase(url);
  const database = connectDatabase({
    url,
    connectionsMax: 2,
    applicationName: 'treadle-migrate',
    onIdleError: () => {},
  });
  try {
    await ensureAdministrator(new IdentityRepository(database.orm), env.TREADLE_HOME);
    await new CategoriesRepository(database.orm).ensureCommon();
    await registerBuiltInModels(new ModelsRepository(database.orm), {
      configured: {
        ...(env.LLM_API_BASE === undefined ? {} : { 'documents/llm': env.LLM_MODEL }),
        ...(env.LLM_API_BASE_NEW_MODEL === undefined
          ? {}
          : { 'documents/llm-new': env.LLM_NEW_MODEL ?? env.LLM_MODEL }),
      },
      ocrSettings: ocrSettings(env),
    });
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
  writeSecret(file, token);
}

/** A new one would sign everybody out, and every trained model with them, so each is made once. */
function ensureSecrets(env: Env): void {
  for (const [name, fileName] of Object.entries(SECRET_FILES) as [SecretName, string][]) {
    const file = join(env.TREADLE_HOME, fileName);
    if (env[name] === undefined && !existsSync(file)) {
      writeSecret(file, randomBytes(SECRET_BYTES_MIN).toString('base64url'));
    }
  }
}

runMain(main);
