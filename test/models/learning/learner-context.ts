import type { TaskContext } from '../../../models/pool/task-table';
import { DomainError } from '../../../contracts/errors';

type LearnerContext = TaskContext & { units: [done: number, total: number][] };

/** A task's context that asks to stop after so many units of work. */
export function learnerContext(unitsMax = Infinity): LearnerContext {
  const units: [number, number][] = [];
  const shouldStop = (): boolean => units.length >= unitsMax;
  return {
    units,
    shouldStop,
    stopIfAsked() {
      if (shouldStop()) throw new DomainError('RUN_CANCELLED');
    },
    progress: (done, total) => void units.push([done, total]),
    engines: { get: () => Promise.reject(new Error('a learner needs no engine')), close: () => Promise.resolve() },
  };
}
