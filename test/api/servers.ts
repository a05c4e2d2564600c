/** The real servers of the test run, as the global set-up announces them in the environment. */
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { migrateDatabase } from '../../db/migrate';

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

/** A fresh, migrated database of its own, so that test files do not see each other's rows. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = announced('TREADLE_TEST_DATABASE_URL');
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onServer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  await migrateDatabase(url.href);
  return { url: url.href, drop: () => onServer(server, `drop database if exists ${name} with (force)`) };
}

export function temporalAddress(): string {
  return announced('TREADLE_TEST_TEMPORAL_ADDRESS');
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function announced(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: run the tests through npm test.`);
  return value;
}
