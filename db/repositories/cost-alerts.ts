/** Alerts of the month's budget: raised in the transaction that reaches a share of it, each once. */
import { sql } from 'drizzle-orm';
import { ALERT_SHARES } from '../../contracts/costs';
import type { Transaction } from './batch-runs';

/** Sums of money in floating point differ in the last digits from what a person would add up. */
const ROUNDING_USD = 1e-9;

/** `day` is one of the month, as `YYYY-MM-DD`. */
export async function raiseAlerts(tx: Transaction, day: string): Promise<void> {
  await tx.execute(sql`
    with month as (select date_trunc('month', ${day}::date)::date as first_day),
      budget as (select id, usd_per_month from cost_budgets order by id desc limit 1),
      spent as (
        select coalesce(sum(committed_usd), 0) as usd from llm_days, month
        where llm_days.day >= month.first_day and llm_days.day < month.first_day + interval '1 month'
      )
    insert into cost_alerts (month, budget_id, share, cost_usd)
    select month.first_day, budget.id, reached.share, spent.usd
    from month, budget, spent, unnest(${sql.param([...ALERT_SHARES])}::float8[]) as reached(share)
    where budget.usd_per_month is not null
      and spent.usd + ${ROUNDING_USD}::float8 >= reached.share * budget.usd_per_month
    on conflict do nothing`);
}
