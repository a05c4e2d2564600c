/**
 * The ledger of language model calls: what each may cost is reserved before it is sent and settled after. Reservations
 * of one day stand in line at the day's row, so calls at once never pass a limit together. Used by io and cpu workers.
 */
import { and, eq, gt, isNull, lt, type SQL, sql } from 'drizzle-orm';
import type { LlmUsage } from '../../contracts/documents/result';
import type { Orm } from '../connect';
import { llmCalls, llmDays, llmUsage } from '../schema';
import type { Transaction } from './batch-runs';
import { raiseAlerts } from './cost-alerts';

/** Null is no limit. */
export interface LlmLimits {
  usdPerRunMax: number | null;
  usdPerDayMax: number | null;
}

export interface LlmReservation {
  id: string;
  runId: string;
  runAttempt: number;
  model: string;
  /** Most that the call can cost. */
  usdMax: number;
}

export type Reserved =
  { outcome: 'reserved' } | { outcome: 'used' | 'busy'; limit: 'run' | 'day'; limitUsd: number; committedUsd: number };

export interface LlmSettlement {
  requests: number;
  inputTokens: number;
  outputTokens: number;
  durationMs: number;
  /** Null where the model has no price: the call counts as free. */
  costUsd: number | null;
  errorCode: string | null;
}

export interface LlmDay {
  day: string;
  calls: number;
  inputTokens: number;
  outputTokens: number;
  committedUsd: number;
}

/** A reservation without a settlement for longer than this is of a call that nobody waits for any more. */
const CALL_SECONDS_MAX = 600;
const TODAY = sql<string>`(now() at time zone 'utc')::date`;
/** Sums of money in floating point differ in the last digits from what a person would add up. */
const ROUNDING_USD = 1e-9;
/** Of a call whose run is deleted already. */
const PIPELINE_UNKNOWN = 'unknown';

const committed = sql<number>`coalesce(sum(
  case when ${llmCalls.settledAt} is null then ${llmCalls.reservedUsd} else coalesce(${llmCalls.costUsd}, 0) end), 0)`;

export class LlmLedgerRepository {
  constructor(private readonly orm: Orm) {}

  /** `busy`: calls under way hold what is left, and may give some of it back. `used`: waiting does not help. */
  async reserve({ usdMax, ...call }: LlmReservation, { usdPerRunMax, usdPerDayMax }: LlmLimits): Promise<Reserved> {
    return this.orm.transaction(async (tx) => {
      const { day, committedUsd } = await lockToday(tx);
      const ofRun = { calls: eq(llmCalls.runId, call.runId), usdMax, limit: 'run', limitUsd: usdPerRunMax } as const;
      const ofDay = { calls: eq(llmCalls.day, day), usdMax, limit: 'day', limitUsd: usdPerDayMax } as const;
      const refused =
        (await refusal(tx, { ...ofRun, committedUsd: await committedOf(tx, ofRun.calls) })) ??
        (await refusal(tx, { ...ofDay, committedUsd }));
      if (refused) return refused;
      await tx.insert(llmCalls).values({ ...call, reservedUsd: usdMax, day });
      const set = { calls: sql`${llmDays.calls} + 1`, committedUsd: sql`${llmDays.committedUsd} + ${usdMax}::float8` };
      await tx.update(llmDays).set(set).where(eq(llmDays.day, day));
      return { outcome: 'reserved' };
    });
  }

  /**
   * What the call did cost takes the place of its reservation, and a month that reaches a share of its budget is noted.
   * Settling twice changes nothing.
   */
  async settle(id: string, settlement: LlmSettlement): Promise<void> {
    await this.orm.transaction(async (tx) => {
      const [call] = await tx
        .update(llmCalls)
        .set({ ...settlement, settledAt: sql`now()` })
        .where(and(eq(llmCalls.id, id), isNull(llmCalls.settledAt)))
        .returning({
          day: llmCalls.day,
          model: llmCalls.model,
          runId: llmCalls.runId,
          reservedUsd: llmCalls.reservedUsd,
        });
      if (!call) return;
      const change = (settlement.costUsd ?? 0) - call.reservedUsd;
      await tx
        .update(llmDays)
        .set({
          inputTokens: sql`${llmDays.inputTokens} + ${settlement.inputTokens}`,
          outputTokens: sql`${llmDays.outputTokens} + ${settlement.outputTokens}`,
          committedUsd: sql`greatest(0, ${llmDays.committedUsd} + ${change}::float8)`,
        })
        .where(eq(llmDays.day, call.day));
      await addUsage(tx, call, settlement);
      await raiseAlerts(tx, call.day);
    });
  }

  /** All that a run has used, its attempts that failed included; null where it asked nothing. */
  async usageOfRun(runId: string): Promise<LlmUsage | null> {
    const sum = (column: SQL | (typeof llmCalls)[keyof typeof llmCalls.$inferSelect]) =>
      sql<number>`sum(${column})::int`;
    const [usage] = await this.orm
      .select({
        model: sql<string | null>`max(${llmCalls.model})`,
        calls: sum(llmCalls.requests),
        input_tokens: sum(llmCalls.inputTokens),
        output_tokens: sum(llmCalls.outputTokens),
        duration_ms: sum(llmCalls.durationMs),
        cost_usd: sql<
          number | null
        >`case when bool_and(${llmCalls.settledAt} is null or ${llmCalls.costUsd} is not null)
          then round(${committed}::numeric, 8)::float8 end`,
      })
      .from(llmCalls)
      .where(eq(llmCalls.runId, runId));
    return usage && usage.model !== null ? { ...usage, model: usage.model } : null;
  }

  /** How many calls of one attempt of a run ended with `errorCode`. */
  async countOfRun(run: { runId: string; runAttempt: number }, errorCode: string): Promise<number> {
    const { runId, runAttempt } = run;
    return this.orm.$count(
      llmCalls,
      and(eq(llmCalls.runId, runId), eq(llmCalls.runAttempt, runAttempt), eq(llmCalls.errorCode, errorCode)),
    );
  }

  /** The last `count` days of UTC, newest first and today included; one without a call has zeros. */
  days(count: number): Promise<LlmDay[]> {
    const day = sql<string>`(${TODAY} - ago.days)`;
    const orZero = (column: (typeof llmDays)[keyof typeof llmDays.$inferSelect]) =>
      sql<number>`coalesce(${column}, 0)`.mapWith(Number);
    return this.orm
      .select({
        day: sql<string>`${day}::text`,
        calls: orZero(llmDays.calls),
        inputTokens: orZero(llmDays.inputTokens),
        outputTokens: orZero(llmDays.outputTokens),
        committedUsd: orZero(llmDays.committedUsd),
      })
      .from(sql`generate_series(0, ${count - 1}::int) as ago(days)`)
      .leftJoin(llmDays, eq(llmDays.day, day))
      .orderBy(sql`ago.days`);
  }

  /** The sums by day stay. */
  async deleteOlderThan(days: number): Promise<number> {
    const deleted = await this.orm
      .delete(llmCalls)
      .where(lt(llmCalls.at, sql`now() - make_interval(days => ${days})`))
      .returning({ id: llmCalls.id });
    return deleted.length;
  }
}

/** Writes the day's row where it is missing and holds it until the transaction ends. */
async function lockToday(tx: Transaction): Promise<{ day: string; committedUsd: number }> {
  const [today] = await tx
    .insert(llmDays)
    .values({ day: TODAY })
    .onConflictDoUpdate({ target: llmDays.day, set: { calls: sql`${llmDays.calls}` } })
    .returning({ day: llmDays.day, committedUsd: llmDays.committedUsd });
  if (!today) throw new Error('Postgres gave no row of the present day.');
  return today;
}

/** Behind the day's row, whose lock keeps those that settle at once in line. */
async function addUsage(
  tx: Transaction,
  { day, model, runId }: { day: string; model: string; runId: string },
  { inputTokens, outputTokens, costUsd }: LlmSettlement,
): Promise<void> {
  const pipeline = sql<string>`coalesce((select pipeline from runs where id = ${runId}::uuid), ${PIPELINE_UNKNOWN})`;
  await tx
    .insert(llmUsage)
    .values({ day, pipeline, model, calls: 1, inputTokens, outputTokens, costUsd: costUsd ?? 0 })
    .onConflictDoUpdate({
      target: [llmUsage.day, llmUsage.pipeline, llmUsage.model],
      set: {
        calls: sql`${llmUsage.calls} + excluded.calls`,
        inputTokens: sql`${llmUsage.inputTokens} + excluded.input_tokens`,
        outputTokens: sql`${llmUsage.outputTokens} + excluded.output_tokens`,
        costUsd: sql`${llmUsage.costUsd} + excluded.cost_usd`,
      },
    });
}

async function committedOf(tx: Transaction, calls: SQL): Promise<number> {
  const [sum] = await tx.select({ usd: committed }).from(llmCalls).where(calls);
  return Number(sum?.usd ?? 0);
}

interface Claim {
  calls: SQL;
  limit: 'run' | 'day';
  limitUsd: number | null;
  usdMax: number;
  committedUsd: number;
}

/** Undefined where the call fits below the limit. */
async function refusal(tx: Transaction, claim: Claim): Promise<Reserved | undefined> {
  const { limit, limitUsd, usdMax, committedUsd } = claim;
  if (limitUsd === null || committedUsd + usdMax <= limitUsd + ROUNDING_USD) return undefined;
  const underWay = and(
    claim.calls,
    isNull(llmCalls.settledAt),
    gt(llmCalls.at, sql`now() - make_interval(secs => ${CALL_SECONDS_MAX})`),
  );
  const held = await committedOf(tx, underWay ?? claim.calls);
  const mayFit = committedUsd - held + usdMax <= limitUsd + ROUNDING_USD;
  return { outcome: mayFit ? 'busy' : 'used', limit, limitUsd, committedUsd };
}
