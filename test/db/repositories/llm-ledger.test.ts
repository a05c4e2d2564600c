import { sql } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import {
  LlmLedgerRepository,
  type LlmLimits,
  type LlmReservation,
  type LlmSettlement,
} from '../../../db/repositories/llm-ledger';
import { createTestDatabase, type TestDatabase } from '../../setup/database';

const NO_LIMIT: LlmLimits = { usdPerRunMax: null, usdPerDayMax: null };

let database: TestDatabase;
let ledger: LlmLedgerRepository;

beforeEach(async () => {
  database = await createTestDatabase();
  ledger = new LlmLedgerRepository(database.orm);
});
afterEach(() => database.drop());

const call = (changes: Partial<LlmReservation> = {}): LlmReservation => ({
  id: randomUUID(),
  runId: randomUUID(),
  runAttempt: 1,
  model: 'm',
  usdMax: 1,
  ...changes,
});
const settlement = (changes: Partial<LlmSettlement> = {}): LlmSettlement => ({
  requests: 1,
  inputTokens: 100,
  outputTokens: 10,
  durationMs: 50,
  costUsd: 0.25,
  errorCode: null,
  ...changes,
});

async function spend(changes: Partial<LlmReservation>, settled: Partial<LlmSettlement> = {}): Promise<void> {
  const reservation = call(changes);
  expect(await ledger.reserve(reservation, NO_LIMIT)).toEqual({ outcome: 'reserved' });
  await ledger.settle(reservation.id, settlement(settled));
}

it('never lets calls at once pass the limit of the day together', async () => {
  const limits = { usdPerRunMax: null, usdPerDayMax: 5 };
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => ledger.reserve(call(), limits)));
  expect(outcomes.filter(({ outcome }) => outcome === 'reserved')).toHaveLength(5);
  expect(outcomes.filter(({ outcome }) => outcome === 'busy')).toHaveLength(15);
  expect(await ledger.days(1)).toMatchObject([{ calls: 5, committedUsd: 5 }]);
});

it('never lets calls at once pass the limit of a run together', async () => {
  const limits = { usdPerRunMax: 2.5, usdPerDayMax: null };
  const runId = randomUUID();
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => ledger.reserve(call({ runId }), limits)));
  expect(outcomes.filter(({ outcome }) => outcome === 'reserved')).toHaveLength(2);
  expect(await ledger.reserve(call(), limits)).toEqual({ outcome: 'reserved' });
});

it('gives back what a call did not cost, and says when waiting does not help', async () => {
  const limits = { usdPerRunMax: null, usdPerDayMax: 1 };
  const first = call();
  await ledger.reserve(first, limits);
  expect(await ledger.reserve(call({ usdMax: 0.5 }), limits)).toMatchObject({ outcome: 'busy', limit: 'day' });
  await ledger.settle(first.id, settlement({ costUsd: 0.25 }));
  expect(await ledger.reserve(call({ usdMax: 0.75 }), limits)).toEqual({ outcome: 'reserved' });
  expect(await ledger.reserve(call({ usdMax: 0.8 }), limits)).toEqual({
    outcome: 'used',
    limit: 'day',
    limitUsd: 1,
    committedUsd: 1,
  });
});

it('a call that was never settled counts in full, and soon nobody waits for it', async () => {
  const limits = { usdPerRunMax: 1, usdPerDayMax: null };
  const runId = randomUUID();
  await ledger.reserve(call({ runId }), limits);
  await database.orm.execute(sql`update llm_calls set at = now() - interval '1 hour'`);
  expect(await ledger.reserve(call({ runId, usdMax: 0.1 }), limits)).toMatchObject({ outcome: 'used', limit: 'run' });
});

it('settles once', async () => {
  const reservation = call();
  await ledger.reserve(reservation, NO_LIMIT);
  await ledger.settle(reservation.id, settlement());
  await ledger.settle(reservation.id, settlement({ costUsd: 9 }));
  expect(await ledger.days(1)).toMatchObject([{ calls: 1, inputTokens: 100, outputTokens: 10, committedUsd: 0.25 }]);
});

it('another day begins with nothing used', async () => {
  await spend({}, { costUsd: 1 });
  await database.orm.execute(sql`update llm_days set day = day - 1`);
  await database.orm.execute(sql`update llm_calls set day = day - 1`);
  expect(await ledger.reserve(call(), { usdPerRunMax: null, usdPerDayMax: 1 })).toEqual({ outcome: 'reserved' });
  expect(await ledger.days(2)).toMatchObject([{ committedUsd: 1 }, { committedUsd: 1 }]);
});

it('tells of each of the last days, newest first, and of none before or after', async () => {
  const today = new Date(`${(await ledger.days(1))[0]?.day}T00:00:00Z`);
  const dayAgo = (days: number): string => new Date(today.getTime() - days * 86_400_000).toISOString().slice(0, 10);
  const values = sql.join(
    [0, 2, 3].map((days) => sql`(${dayAgo(days)}::date, ${days + 1}, 3000000000, 7, ${0.5 * days})`),
    sql`, `,
  );
  await database.orm.execute(
    sql`insert into llm_days (day, calls, input_tokens, output_tokens, committed_usd) values ${values}`,
  );
  expect(await ledger.days(3)).toEqual([
    { day: dayAgo(0), calls: 1, inputTokens: 3_000_000_000, outputTokens: 7, committedUsd: 0 },
    { day: dayAgo(1), calls: 0, inputTokens: 0, outputTokens: 0, committedUsd: 0 },
    { day: dayAgo(2), calls: 3, inputTokens: 3_000_000_000, outputTokens: 7, committedUsd: 1 },
  ]);
});

it('sums up a run with its failed calls, and knows no cost where one call has none', async () => {
  const runId = randomUUID();
  expect(await ledger.usageOfRun(runId)).toBeNull();
  await spend({ runId }, { costUsd: 0.1, errorCode: 'LLM_ANSWER_INVALID' });
  await spend({ runId, runAttempt: 2 }, { costUsd: 0.2, requests: 2, errorCode: 'LLM_ANSWER_INVALID' });
  await spend({});
  expect(await ledger.usageOfRun(runId)).toEqual({
    model: 'm',
    calls: 3,
    input_tokens: 200,
    output_tokens: 20,
    duration_ms: 100,
    cost_usd: 0.3,
  });
  expect(await ledger.countOfRun({ runId, runAttempt: 2 }, 'LLM_ANSWER_INVALID')).toBe(1);
  await spend({ runId }, { costUsd: null });
  expect((await ledger.usageOfRun(runId))?.cost_usd).toBeNull();
});

it('forgets old calls and keeps the sums of their days', async () => {
  await spend({});
  await database.orm.execute(sql`update llm_calls set at = now() - interval '31 days'`);
  await spend({});
  expect(await ledger.deleteOlderThan(30)).toBe(1);
  expect(await ledger.days(1)).toMatchObject([{ calls: 2, committedUsd: 0.5 }]);
});
