/** Looks whether the configured servers that are not ours answer, so that a wrong address is one sentence at once. */
import { Client } from 'pg';
import { ConfigurationError, type Env } from '../../config/env';
import { errorText } from '../../config/error-text';
import { StartError } from '../../config/start-error';
import { connectClient } from '../../config/temporal-connection';

const CONNECT_MS_MAX = 10_000;

/** @throws ConfigurationError where DATABASE_URL cannot be read. @throws StartError where the server refuses. */
export async function requirePostgres(url: string): Promise<void> {
  const client = newClient(url);
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    throw new StartError(
      `Postgres at ${client.host}:${client.port} (DATABASE_URL) cannot be used: ${errorText(error)}. ` +
        'Check the address, the user, the password and whether the server runs.',
      { cause: error },
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** @throws StartError where the server does not answer within 10 s. */
export async function requireTemporal(env: Env): Promise<void> {
  const connection = await connectClient(env);
  await connection.close();
}

/** The message never shows the address itself: it may hold a password. */
function newClient(url: string): Client {
  if (!/^postgres(ql)?:\/\//.test(url)) {
    throw new ConfigurationError(
      'DATABASE_URL is not a Postgres address. It looks like postgres://user:password@host:5432/database.',
    );
  }
  try {
    return new Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS_MAX });
  } catch {
    throw new ConfigurationError(
      'DATABASE_URL cannot be read. It looks like postgres://user:password@host:5432/database.',
    );
  }
}
