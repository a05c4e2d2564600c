/** Whether people are satisfied with results. */
import { and, eq, sql } from 'drizzle-orm';
import type { Orm } from '../connect';
import { runs, votes } from '../schema';

export interface GivenVote {
  runId: string;
  userId: string;
  vote: 'up' | 'down';
}

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

  /** What the person said last; undefined where they said nothing. */
  async of({ runId, userId }: Pick<GivenVote, 'runId' | 'userId'>): Promise<'up' | 'down' | undefined> {
    const [given] = await this.orm
      .select({ vote: votes.vote })
      .from(votes)
      .where(and(eq(votes.runId, runId), eq(votes.userId, userId)));
    return given?.vote;
  }
}
