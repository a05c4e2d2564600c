/**
 * What follows from feedback in what a pipeline keeps of its runs elsewhere. `FeedbackRepository` is given the followers
 * and knows no pipeline itself.
 */
import type { feedback } from '../schema';
import type { Transaction } from './batch-runs';

export type FollowedWord = Pick<
  typeof feedback.$inferSelect,
  'projectId' | 'runId' | 'userId' | 'originalResult' | 'correctedResult'
>;

export interface FeedbackFollower {
  /** The name of its definition. */
  pipeline: string;
  /**
   * In the transaction that keeps `word` in the place of `before`, the same person's that was in force.
   * @throws DomainError FEEDBACK_INVALID, and nothing is kept
   */
  given(tx: Transaction, word: FollowedWord, before: unknown): Promise<void>;
  /** In the transaction that withdraws `word`; `inForce` is what the same person said of the run and stands. */
  withdrawn(tx: Transaction, word: FollowedWord, inForce: unknown): Promise<void>;
}
