/** What Postgres holds of a slot's loop; asked again while the database is away. */
import { sql, type SQL } from 'drizzle-orm';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Orm } from '../../db/connect';

interface LoopState {
  candidates: number;
  deployments: number;
  servedId: string | null;
  /** Feedback in the newest dataset that does not count as trained on. */
  unused: number;
  /** How much feedback has another time of use than it had then. */
  changedSince(earlier: LoopState): number;
  usedAt: ReadonlyMap<string, string>;
}

interface UsedRow extends Record<string, unknown> {
  id: string;
  used_at: string | null;
}

const PATIENCE_MS = 120_000;
const PAUSE_MS = 300;

export class LoopRecord {
  constructor(
    private readonly orm: Orm,
    private readonly slot: string,
  ) {}

  async now(): Promise<LoopState> {
    const [counts] = await this.rows<{ candidates: number; deployments: number; served_id: string | null }>(sql`
      select (select count(*)::int from model_versions where slot = ${this.slot} and origin = 'trained') as candidates,
        (select count(*)::int from deployments where slot = ${this.slot}) as deployments,
        (select model_version_id from deployments where slot = ${this.slot} order by id desc limit 1) as served_id`);
    const used = await this.rows<UsedRow>(sql`
      select feedback.id, feedback.used_at::text from feedback
      join dataset_feedback on dataset_feedback.feedback_id = feedback.id
      where dataset_id = (select id from datasets where slot = ${this.slot} order by version desc limit 1)`);
    const usedAt = new Map(used.flatMap(({ id, used_at: at }) => (at === null ? [] : [[id, at] as const])));
    return {
      candidates: counts?.candidates ?? 0,
      deployments: counts?.deployments ?? 0,
      servedId: counts?.served_id ?? null,
      unused: used.length - usedAt.size,
      usedAt,
      changedSince: (earlier) => [...earlier.usedAt].filter(([id, at]) => usedAt.get(id) !== at).length,
    };
  }

  async untilServed(id: string): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    while ((await this.now()).servedId !== id) {
      if (Date.now() > deadline) throw new Error(`${this.slot} is not served by ${id} after ${PATIENCE_MS / 1_000} s.`);
      await sleep(PAUSE_MS);
    }
  }

  private async rows<Row extends Record<string, unknown>>(query: SQL): Promise<Row[]> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      try {
        return (await this.orm.execute(query)).rows as Row[];
      } catch (error) {
        if (Date.now() > deadline) throw error;
        await sleep(PAUSE_MS);
      }
    }
  }
}
