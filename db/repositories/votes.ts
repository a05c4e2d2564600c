/** Whether people are satisfied with results. */
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Orm } from '../connect';
import { principals, runs, votes } from '../schema';

export interface GivenVote {
  runId: string;
  userId: string;
  vote: 'up' | 'down';
}

/** With the name of whoever gave it. */
export type ListedVote = GivenVote & { userName: string; at: Date };

export class VotesRepository {
  constructor(private readonly orm: Orm) {}

  /** Takes the place of what the same person said before. False where the run is gone. */
  give({ runId, userId, vote }: GivenVote): Promise<boolean> {
    return this.orm.transaction(async (tx) => {
      const [run] = await tx.select({ id: runs.id }).from(runs).where(eq(runs.id, runId)).for('key share');
      if (!run) return false;
      await tx
        .insert(votes)
        .values({ runId, userId, vote })
        .onConflictDoUpdate({ target: [votes.runId, votes.userId], set: { vote, at: sql`now()` } });
      return true;
    });
  }

  /** Where there is none, it does no harm. */
  async withdraw({ runId, userId }: Pick<GivenVote, 'runId' | 'userId'>): Promise<void> {
    await this.orm.delete(votes).where(and(eq(votes.runId, runId), eq(votes.userId, userId)));
  }

  /** Oldest first. */
  ofRun(runId: string): Promise<ListedVote[]> {
    const { vote, at, userId } = votes;
    return this.orm
      .select({ runId: votes.runId, userId, vote, at, userName: principals.name })
      .from(votes)
      .innerJoin(principals, eq(principals.id, votes.userId))
      .where(eq(votes.runId, runId))
      .orderBy(asc(votes.at), asc(votes.userId));
  }
}
