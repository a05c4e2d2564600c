/** Migrations: each release's database comes to the newest schema with all that it holds, and so does an empty one. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateDatabase, MIGRATIONS_FOLDER } from '../../db/migrate';
import { createEmptyDatabase, type TestDatabase } from '../setup/database';

interface Journal {
  entries: { idx: number; tag: string }[];
}

const journal = JSON.parse(readFileSync(join(MIGRATIONS_FOLDER, 'meta', '_journal.json'), 'utf8')) as Journal;
const releases = journal.entries.map(({ tag }) => tag);

/** What every release so far can hold: a person with a token, a run with its stage, blob and cached result. */
const ROWS = `
  insert into projects (id, name) values ('00000000-0000-4000-8000-000000000001', 'ours');
  insert into principals (id, project_id, name, role)
    values ('00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000001', 'administrator', 'admin');
  insert into api_tokens (sha256, principal_id, name)
    values (repeat('a', 64), '00000000-0000-4000-8000-000000000002', 'first start');
  insert into blobs (sha256, project_id, size_bytes, media_type)
    values (repeat('b', 64), '00000000-0000-4000-8000-000000000001', 10, 'image/png');
  insert into runs (id, pipeline, project_id, owner_id, input, input_name, options, models, fingerprint, priority,
      status, total_tasks, completed_tasks, final_result)
    values ('00000000-0000-4000-8000-000000000003', 'documents', '00000000-0000-4000-8000-000000000001',
      '00000000-0000-4000-8000-000000000002', '{"sha256":"b","size_bytes":10,"media_type":"image/png"}', '영수증.png',
      '{"z":1,"a":2}', '{}', repeat('c', 64), 2, 'completed', 1, 1, '{"z":1,"a":2}');
  insert into run_stages (run_id, position, name, version, status)
    values ('00000000-0000-4000-8000-000000000003', 0, 'read', '1', 'completed');
  insert into run_blobs (run_id, role, sha256)
    values ('00000000-0000-4000-8000-000000000003', 'input', repeat('b', 64));
  insert into result_cache (fingerprint, run_id, expires_at)
    values (repeat('c', 64), '00000000-0000-4000-8000-000000000003', now() + interval '1 day');`;

let database: TestDatabase;
let folder: string;

beforeEach(async () => {
  database = await createEmptyDatabase();
  folder = mkdtempSync(join(tmpdir(), 'treadle-migrations-'));
});

afterEach(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

/** Only the migrations that had been written when `tag` was the newest. */
function migrationsUpTo(tag: string): string {
  cpSync(MIGRATIONS_FOLDER, folder, { recursive: true });
  const entries = journal.entries.slice(0, releases.indexOf(tag) + 1);
  writeFileSync(join(folder, 'meta', '_journal.json'), JSON.stringify({ ...journal, entries }));
  return folder;
}

async function schemaOf({ pool }: TestDatabase): Promise<unknown[]> {
  const { rows } = await pool.query<Record<string, unknown>>(
    `select table_name, column_name, data_type, is_nullable, column_default
     from information_schema.columns where table_schema = 'public' order by 1, 2`,
  );
  const indexes = await pool.query<Record<string, unknown>>(
    `select indexname, indexdef from pg_indexes where schemaname = 'public' order by 1`,
  );
  return [...rows, ...indexes.rows];
}

it.each(releases)('a database of %s keeps its rows on the way to the newest schema', async (tag) => {
  await migrateDatabase(database.url, migrationsUpTo(tag));
  await database.pool.query(ROWS);
  await migrateDatabase(database.url);
  const { rows } = await database.pool.query(
    `select input_name, final_result::text as result, principals.name as owner, api_tokens.name as token
     from runs join principals on principals.id = runs.owner_id
       join api_tokens on api_tokens.principal_id = principals.id
       join result_cache on result_cache.run_id = runs.id`,
  );
  expect(rows).toEqual([
    { input_name: '영수증.png', result: '{"z":1,"a":2}', owner: 'administrator', token: 'first start' },
  ]);
  const empty = await createEmptyDatabase();
  await migrateDatabase(empty.url);
  expect(await schemaOf(database)).toEqual(await schemaOf(empty));
  await empty.drop();
});

it('several processes at once migrate once', async () => {
  await Promise.all(Array.from({ length: 4 }, () => migrateDatabase(database.url)));
  const { rows } = await database.pool.query('select count(*)::int as n from drizzle.__drizzle_migrations');
  expect(rows).toEqual([{ n: releases.length }]);
});
