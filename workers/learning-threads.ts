/** Learners in the threads of the CPU pool. */
import type { LearningThreads, ModelChecks } from '../activities/loop/learning';
import type { CpuPool } from '../models/pool/cpu-pool';

export function learningThreads(pool: Pick<CpuPool, 'run'>): LearningThreads & ModelChecks {
  return {
    train: (input, options) => pool.run('trainModel', { ...input, rows: [...input.rows] }, options),
    check: (input, options) => pool.run('checkModel', input, options),
    score: (input, options) => pool.run('scoreRows', { ...input, rows: [...input.rows] }, options),
  };
}
