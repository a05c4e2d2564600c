import { types } from 'node:util';
import { Client, Pool } from 'pg';
import { isConnectionError } from '../../db/connection-error';
import { createTestDatabase, type TestDatabase } from '../setup/database';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const errorOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => (types.isNativeError(error) ? ofThisRealm(error) : error),
  );

/** Jest gives a test its own `Error`; one that Node's sockets made is of another class there, unlike in a program. */
function ofThisRealm(error: { message: string }): unknown {
  return error instanceof Error ? error : Object.assign(new Error(error.message), error);
}

describe('a database that is away', () => {
  it('is known where nobody listens, by host, by address and by socket', async () => {
    for (const address of ['postgres://localhost:1/x', 'postgres://127.0.0.1:1/x', 'socket:/nowhere?db=x']) {
      const pool = new Pool({ connectionString: address });
      expect(isConnectionError(await errorOf(pool.query('select 1')))).toBe(true);
      await pool.end();
    }
  });

  it('is known where the server ends the connection in the midst of a query and after it', async () => {
    const client = new Client({ connectionString: database.url });
    client.on('error', () => {});
    await client.connect();
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    const asleep = errorOf(client.query('select pg_sleep(60)'));
    await database.pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    expect(isConnectionError(await asleep)).toBe(true);
    expect(isConnectionError(await errorOf(client.query('select 1')))).toBe(true);
    await client.end();
  });

  it('is known where all its connections are taken for too long', async () => {
    const pool = new Pool({ connectionString: database.url, max: 1, connectionTimeoutMillis: 2_000 });
    const taken = await pool.connect();
    expect(isConnectionError(await errorOf(pool.query('select 1')))).toBe(true);
    taken.release();
    await pool.end();
  });

  it('is known where a name has several addresses and none answers', () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', syscall: 'connect' });
    expect(isConnectionError(new AggregateError([new Error('x'), refused]))).toBe(true);
    expect(isConnectionError(new AggregateError([new Error('x')]))).toBe(false);
  });

  it.each(['57P01', '57P02', '57P03', '53300', '08006', '08P01'])('is known by the code %s', (code) => {
    expect(isConnectionError(new Error('Failed query', { cause: Object.assign(new Error('x'), { code }) }))).toBe(true);
  });
});

describe('what is wrong with a statement, or elsewhere,', () => {
  it.each(['select * from nowhere', 'select 1 / 0', "select 'x'::int", 'selekt'])('is not: %s', async (statement) => {
    const error = await errorOf(database.orm.execute(statement));
    expect(error).toBeInstanceOf(Error);
    expect(isConnectionError(error)).toBe(false);
  });

  it('is not: a missing file, a word, nothing', () => {
    const missing = Object.assign(new Error('ENOENT: no such file'), { code: 'ENOENT', syscall: 'open' });
    for (const error of [missing, 'ECONNREFUSED', undefined, null]) expect(isConnectionError(error)).toBe(false);
  });
});
