/** How right the item classifier was by what people say, and how much it sorted without anybody's help. */
import { type SQL, sql } from 'drizzle-orm';
import { AUTO_CATEGORY_CONFIDENCE_MIN } from '../../contracts/receipts/receipt';
import type { Orm } from '../connect';

/** Of one version of the model in one week. */
export interface AccuracyWeek {
  modelVersion: string;
  /** The Monday, `YYYY-MM-DD`. */
  week: string;
  /** Items that somebody corrected or confirmed. */
  corrected: number;
  right: number;
  items: number;
  /** Sorted with confidence, and by nobody else otherwise. */
  autoCategorised: number;
}

export interface CorrectionDay {
  /** `YYYY-MM-DD`. */
  day: string;
  corrections: number;
}

export interface AccuracyQuery {
  projectId: string;
  timeZone: string;
}

export class ReceiptAccuracyRepository {
  constructor(private readonly orm: Orm) {}

  /** Of the last weeks, this one included; the newest week first. */
  async weeks({ projectId, timeZone }: AccuracyQuery, count: number): Promise<AccuracyWeek[]> {
    const first = sql`date_trunc('week', timezone(${timeZone}, now())) - make_interval(weeks => ${count - 1}::int)`;
    const { rows } = await this.orm.execute<AccuracyWeek & Record<string, unknown>>(sql`
      with ${saidSince({ projectId, timeZone }, first)}, counted as (
        select coalesce(model_version, '') as model_version,
          date_trunc('week', timezone(${timeZone}, at)) as week, count(*)::int as corrected,
          (count(*) filter (where original_prediction = user_correction))::int as "right"
        from said group by 1, 2
      ), sorted as (
        select receipts.model_version, date_trunc('week', timezone(${timeZone}, receipts.created_at)) as week,
          count(*)::int as items,
          (count(*) filter (where predicted_confidence >= ${AUTO_CATEGORY_CONFIDENCE_MIN}
            and not (category_source in ('user', 'annotator') and category <> predicted_category)))::int as auto_categorised
        from receipts join receipt_items on receipt_items.receipt_id = receipts.id
        where receipts.project_id = ${projectId}::uuid and predicted_category is not null
          and receipts.created_at >= timezone(${timeZone}, ${first})
        group by 1, 2
      )
      select model_version as "modelVersion", to_char(week, 'YYYY-MM-DD') as week,
        coalesce(corrected, 0) as corrected, coalesce("right", 0) as "right", coalesce(items, 0) as items,
        coalesce(auto_categorised, 0) as "autoCategorised"
      from counted full join sorted using (model_version, week)
      order by week desc, model_version desc`);
    return rows;
  }

  /** Items corrected or confirmed on each of the last days, today included; oldest first. */
  async days({ projectId, timeZone }: AccuracyQuery, count: number): Promise<CorrectionDay[]> {
    const today = sql`date_trunc('day', timezone(${timeZone}, now()))`;
    const first = sql`${today} - make_interval(days => ${count - 1}::int)`;
    const { rows } = await this.orm.execute<CorrectionDay & Record<string, unknown>>(sql`
      with ${saidSince({ projectId, timeZone }, first)}, given as (
        select date_trunc('day', timezone(${timeZone}, at)) as day, count(*)::int as n from said group by 1
      )
      select to_char(days.day, 'YYYY-MM-DD') as day, coalesce(given.n, 0)::int as corrections
      from generate_series(${first}, ${today}, interval '1 day') as days(day)
        left join given on given.day = days.day
      order by days.day`);
    return rows;
  }
}

/**
 * The items that people sorted since the local time `first`, each at the moment when what is in force was first said of
 * it: a correction of a run grows by the line, and what grew it tomorrow takes nothing from today.
 */
function saidSince({ projectId, timeZone }: AccuracyQuery, first: SQL): SQL {
  return sql`said as (
    select given.original_prediction, given.user_correction, given.model_version, min(earlier.created_at) as at
    from user_category_feedback given
      join user_category_feedback earlier using (run_id, user_id, line, user_correction)
    where given.project_id = ${projectId}::uuid and given.is_current
      and given.created_at >= timezone(${timeZone}, ${first})
    group by run_id, user_id, line, given.original_prediction, given.user_correction, given.model_version
    having min(earlier.created_at) >= timezone(${timeZone}, ${first})
  )`;
}
