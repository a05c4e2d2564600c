/** What the exchange with Label Studio asks of a pipeline; it knows none by name. */
import type { OwnedRun } from '../../db/repositories/runs';
import type { AnnotationResult, LabelTask } from './tasks';

/** With words for people. */
export class UnreadableAnnotation extends Error {}

export type LabelRun = Pick<OwnedRun, 'id' | 'projectId' | 'pipeline' | 'finalResult' | 'options' | 'models'>;

export interface LabelProject {
  name: string;
  labelConfig: string;
}

export interface LabelWork {
  pipeline: string;
  /** Label Studio's projects for the runs of one of ours; results of different forms need different ones. */
  projects(projectId: string): Promise<readonly LabelProject[]>;
  /** The run's tasks and the project that they belong to. Throws BLOB_NOT_FOUND where what the run has written is gone. */
  tasksOf(run: LabelRun, imageAddress: (page: number) => string): Promise<{ project: string; tasks: LabelTask[] }>;
  /** The run that a task is about; null for a task of somebody else. */
  runOf(taskId: string): string | null;
  /**
   * What the annotation of one task says, as a correction of its kind. `before` is what the run's other tasks said, and
   * stays in it. Throws UnreadableAnnotation, and BLOB_NOT_FOUND where what the run has written is gone.
   */
  correctionOf(
    run: LabelRun,
    said: { taskId: string; result: readonly AnnotationResult[]; before: unknown },
  ): Promise<{ kind: string; correction: unknown }>;
}
