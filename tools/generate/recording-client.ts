/**
 * Stands in for a Postgres connection and keeps the text of what it is asked to run. Repositories branch on whether a
 * row comes back, so it is told what to answer: one row of nulls each time, or none.
 */
import { drizzle } from 'drizzle-orm/node-postgres';
import type { Orm } from '../../db/connect';
import * as schema from '../../db/schema';

export type Answer = 'row' | 'nothing';

/** More columns than any statement asks for. */
const COLUMNS = 64;
const BRACKETS = new Set(['begin', 'commit', 'rollback']);

/** Ends the recording of a method that waits for a row in a loop. */
class Repetition extends Error {}

export class RecordingClient {
  readonly statements: string[] = [];

  constructor(private readonly answer: Answer) {}

  /** Called by drizzle as node-postgres would be. */
  query(config: string | { text: string; rowMode?: 'array' }): Promise<{ rows: unknown[]; rowCount: number }> {
    const { text, rowMode } = typeof config === 'string' ? { text: config, rowMode: undefined } : config;
    if (!BRACKETS.has(text) && this.statements.includes(text)) return Promise.reject(new Repetition(text));
    this.statements.push(text);
    const row = rowMode === 'array' ? new Array<null>(COLUMNS).fill(null) : {};
    const rows = this.answer === 'row' ? [row] : [];
    return Promise.resolve({ rows, rowCount: rows.length });
  }
}

/** The statements that `call` runs. What it makes of the answers, and whether it throws over them, is of no interest. */
export async function statementsOf(call: (orm: Orm) => unknown, answer: Answer): Promise<string[]> {
  const client = new RecordingClient(answer);
  // Only `query` is used: a transaction runs on the same connection.
  const orm = drizzle(client as never, { schema }) as unknown as Orm;
  try {
    await call(orm);
  } catch {
    // An answer that no database would give.
  }
  return client.statements.filter((text) => text !== 'rollback');
}
