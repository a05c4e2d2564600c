/** Learners in the threads of the CPU pool. */
import type { LearningThreads } from '../activities/loop/learning';
import type { CpuPool } from '../models/pool/cpu-pool';

export function learningThreads(pool: Pick<CpuPool, 'run'>): LearningThreads {
  return {
    train: (input, options) => pool.run('trainModel', { ...input, rows: [...input.rows] }, options),
    score: (input, options) => pool.run('scoreRows', { ...input, rows: [...input.rows] }, options),
  };
}
