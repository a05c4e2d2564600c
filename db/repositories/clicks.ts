/** What people chose of the lists that they were shown. */
import { asc, eq, getTableColumns, sql } from 'drizzle-orm';
import type { Orm } from '../connect';
import { clicks, principals } from '../schema';

export type NewClick = Pick<
  typeof clicks.$inferInsert,
  'projectId' | 'runId' | 'userId' | 'target' | 'entry' | 'position'
>;
/** With the name of whoever clicked. */
export type GivenClick = typeof clicks.$inferSelect & { userName: string };

export class ClicksRepository {
  constructor(private readonly orm: Orm) {}

  /** Given again, it stays as it is. False where the list has gone with its run. */
  async give(click: NewClick): Promise<boolean> {
    const { projectId, runId, userId, target, entry, position } = click;
    const { rowCount } = await this.orm.execute(sql`
      insert into clicks (project_id, run_id, user_id, target, entry, position)
      select ${projectId}::uuid, shown_lists.run_id, ${userId}::uuid, shown_lists.target, ${entry}, ${position}::int
      from shown_lists where shown_lists.run_id = ${runId}::uuid and shown_lists.target = ${target}
      for key share
      on conflict (run_id, target, entry, user_id) do update set position = clicks.position`);
    return rowCount === 1;
  }

  /** Oldest first. */
  ofRun(runId: string): Promise<GivenClick[]> {
    return this.orm
      .select({ ...getTableColumns(clicks), userName: principals.name })
      .from(clicks)
      .innerJoin(principals, eq(principals.id, clicks.userId))
      .where(eq(clicks.runId, runId))
      .orderBy(asc(clicks.at), asc(clicks.id));
  }
}
