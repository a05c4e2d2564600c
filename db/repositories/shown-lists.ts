/** Ranked lists as they were shown, and with what they may be mixed. */
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { ShownList } from '../../contracts/interleaving';
import type { Orm } from '../connect';
import { experiments, runs, shownLists, trials } from '../schema';

/** The run in the shadow of a shown one, in an experiment that mixes their lists now. */
export interface RunToMix {
  control: string;
  treatment: string;
  salt: string;
  /** Of the treatment. */
  result: unknown;
}

export class ShownListsRepository {
  constructor(private readonly orm: Orm) {}

  /** Empty where they were never shown. */
  ofRun(runId: string): Promise<ShownList[]> {
    return this.orm
      .select({ target: shownLists.target, ids: shownLists.ids, picks: shownLists.picks })
      .from(shownLists)
      .where(eq(shownLists.runId, runId))
      .orderBy(asc(shownLists.number));
  }

  /** The lists that are kept: of two readings at once those of the first. Undefined where the run is gone. */
  keep(runId: string, lists: readonly ShownList[]): Promise<ShownList[] | undefined> {
    return this.orm.transaction(async (tx) => {
      const [run] = await tx.select({ id: runs.id }).from(runs).where(eq(runs.id, runId)).for('no key update');
      if (!run) return undefined;
      const kept = new ShownListsRepository(tx);
      const before = await kept.ofRun(runId);
      if (before.length > 0 || lists.length === 0) return before;
      await tx.insert(shownLists).values(lists.map((list, number) => ({ runId, number, ...list })));
      return kept.ofRun(runId);
    });
  }

  /** Undefined where nothing is to be mixed: no such experiment is running, or the shadow has no result yet. */
  async toMix(runId: string): Promise<RunToMix | undefined> {
    const [shown, shadow] = [alias(trials, 'shown'), alias(trials, 'shadow')];
    const [found] = await this.orm
      .select({
        control: shown.variant,
        treatment: shadow.variant,
        salt: sql<string>`${experiments.design} ->> 'salt'`,
        result: runs.finalResult,
      })
      .from(shown)
      .innerJoin(experiments, eq(experiments.id, shown.experimentId))
      .innerJoin(shadow, eq(shadow.shadowOf, shown.runId))
      .innerJoin(runs, eq(runs.id, shadow.runId))
      .where(
        and(
          eq(shown.runId, runId),
          isNull(shown.group),
          eq(experiments.mode, 'interleaved'),
          inArray(experiments.state, ['running', 'held']),
          eq(runs.status, 'completed'),
        ),
      );
    return found;
  }
}
