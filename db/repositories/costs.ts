/**
 * What work costs: language models in US dollars, and the time that workers spent on stages; by month, pipeline, model
 * and run. Months are those of UTC. The sums outlive the runs. All but the runs is of the whole installation.
 */
import { desc, eq, sql } from 'drizzle-orm';
import type { RunStatus } from '../../contracts/run';
import type { Orm } from '../connect';
import { costAlerts, costBudgets, principals } from '../schema';
import { raiseAlerts } from './cost-alerts';
import { isReadable, type RunReader } from './run-readers';

/** `YYYY-MM`. */
type Month = string;

export interface LlmMonth {
  month: Month;
  calls: number;
  inputTokens: number;
  outputTokens: number;
  /** What was paid, and the most that calls without a settlement can cost. */
  committedUsd: number;
}

export interface LlmShare {
  month: Month;
  pipeline: string;
  model: string;
  calls: number;
  inputTokens: number;
  outputTokens: number;
  costUsd: number;
}

export interface WorkShare {
  month: Month;
  pipeline: string;
  runs: number;
  busyMs: number;
}

export interface CostlyRun {
  id: string;
  pipeline: string;
  inputName: string;
  status: RunStatus;
  endedAt: Date;
  costUsd: number;
  busyMs: number;
}

export interface CostBudget {
  usdPerMonth: number | null;
  changedBy: { id: string; name: string };
  at: Date;
}

export interface CostAlert {
  month: Month;
  share: number;
  budgetUsd: number;
  costUsd: number;
  at: Date;
}

const THIS_MONTH = sql`date_trunc('month', now() at time zone 'utc')`;
const since = (months: number) => sql`${THIS_MONTH} - make_interval(months => ${months - 1}::int)`;

export class CostsRepository {
  constructor(private readonly orm: Orm) {}

  /** The last `count` months, newest first and this one included; one without a call has zeros. */
  async llmMonths(count: number): Promise<LlmMonth[]> {
    const { rows } = await this.orm.execute<LlmMonth & Record<string, unknown>>(sql`
      select to_char(month, 'YYYY-MM') as month, coalesce(sum(calls), 0)::int as calls,
        coalesce(sum(input_tokens), 0)::float8 as "inputTokens",
        coalesce(sum(output_tokens), 0)::float8 as "outputTokens",
        coalesce(sum(committed_usd), 0)::float8 as "committedUsd"
      from generate_series(${since(count)}, ${THIS_MONTH}, interval '1 month') as asked(month)
        left join llm_days on date_trunc('month', llm_days.day) = month
      group by asked.month order by asked.month desc`);
    return rows;
  }

  /** Of the same months what was settled, the dearest first. */
  async llmShares(count: number): Promise<LlmShare[]> {
    const { rows } = await this.orm.execute<LlmShare & Record<string, unknown>>(sql`
      select to_char(day, 'YYYY-MM') as month, pipeline, model, sum(calls)::int as calls,
        sum(input_tokens)::float8 as "inputTokens", sum(output_tokens)::float8 as "outputTokens",
        sum(cost_usd)::float8 as "costUsd"
      from llm_usage where day >= ${since(count)}
      group by 1, 2, 3 order by 1 desc, 7 desc, 2, 3`);
    return rows;
  }

  /** Runs that ended in the same months, deleted ones too, and how long workers worked at them. */
  async work(count: number): Promise<WorkShare[]> {
    const { rows } = await this.orm.execute<WorkShare & Record<string, unknown>>(sql`
      select to_char(month, 'YYYY-MM') as month, pipeline, sum(runs)::int as runs, sum(busy_ms)::float8 as "busyMs"
      from (
        select month::timestamp, pipeline, runs, busy_ms from past_runs where month >= ${since(count)}
        union all
        select date_trunc('month', ended_at at time zone 'utc'), pipeline, 1,
          coalesce((select sum(busy_ms) from run_stages where run_stages.run_id = runs.id), 0)
        from runs where ended_at >= (${since(count)}) at time zone 'utc'
      ) as ended
      group by 1, 2 order by 1 desc, 4 desc, 2`);
    return rows;
  }

  /** Of one project's runs that ended in the month, the dearest first, then those that took longest. */
  async dearestRuns(
    of: RunReader & { month: Month; pipeline?: string | undefined },
    limit: number,
  ): Promise<CostlyRun[]> {
    const first = sql`(${`${of.month}-01`}::date)::timestamp`;
    const { rows } = await this.orm.execute<CostlyRun & Record<string, unknown>>(sql`
      select id, pipeline, input_name as "inputName", status, ended_at as "endedAt", usd::float8 as "costUsd",
        busy::float8 as "busyMs"
      from runs,
        lateral (select greatest(coalesce(runs.cost_usd, 0), coalesce(sum(
          case when settled_at is null then reserved_usd else coalesce(cost_usd, 0) end), 0)) as usd
          from llm_calls where run_id = runs.id) as paid,
        lateral (select coalesce(sum(busy_ms), 0) as busy from run_stages where run_id = runs.id) as worked
      where ${isReadable(of)} and shadow_of is null
        and ended_at >= ${first} at time zone 'utc'
        and ended_at < (${first} + interval '1 month') at time zone 'utc'
        and (${of.pipeline ?? null}::text is null or pipeline = ${of.pipeline ?? null}::text)
      order by usd desc, busy desc, id
      limit ${limit}::int`);
    return rows.map((row) => ({ ...row, endedAt: new Date(row.endedAt) }));
  }

  /** Undefined where nobody has ever set one. */
  async budget(): Promise<CostBudget | undefined> {
    const [newest] = await this.orm
      .select({
        usdPerMonth: costBudgets.usdPerMonth,
        changedBy: { id: principals.id, name: principals.name },
        at: costBudgets.at,
      })
      .from(costBudgets)
      .innerJoin(principals, eq(principals.id, costBudgets.changedBy))
      .orderBy(desc(costBudgets.id))
      .limit(1);
    return newest;
  }

  /** A month that is past a share of the new budget already is noted at once. */
  async setBudget(usdPerMonth: number | null, changedBy: string): Promise<void> {
    await this.orm.transaction(async (tx) => {
      await tx.insert(costBudgets).values({ usdPerMonth, changedBy });
      await raiseAlerts(tx, new Date().toISOString().slice(0, 10));
    });
  }

  /** Newest first. */
  async alerts(limit: number): Promise<CostAlert[]> {
    const rows = await this.orm
      .select({
        month: sql<Month>`to_char(${costAlerts.month}, 'YYYY-MM')`,
        share: costAlerts.share,
        budgetUsd: sql<number>`coalesce(${costBudgets.usdPerMonth}, 0)`,
        costUsd: costAlerts.costUsd,
        at: costAlerts.at,
      })
      .from(costAlerts)
      .innerJoin(costBudgets, eq(costBudgets.id, costAlerts.budgetId))
      .orderBy(desc(costAlerts.at), desc(costAlerts.share))
      .limit(limit);
    return rows;
  }
}
