/** How an experiment's row becomes a Temporal workflow; what is returned fits `client.workflow.start`. */
import type { ExperimentInput } from './experiment';
import { keyword, type KeywordAttribute, shortName } from './start-options';
import { TASK_QUEUES } from './task-queues';
import { experimentWorkflowId } from './workflow-ids';

export interface ExperimentToStart {
  id: string;
  name: string;
  pipeline: string;
  slot: string | null;
}

export interface ExperimentStart {
  workflowType: 'experiment';
  options: {
    workflowId: string;
    taskQueue: string;
    args: [ExperimentInput];
    workflowIdConflictPolicy: 'USE_EXISTING';
    workflowIdReusePolicy: 'ALLOW_DUPLICATE';
    typedSearchAttributes: KeywordAttribute[];
    priority: { priorityKey: number };
    staticSummary: string;
  };
}

/** Started twice it is one; one that was ended from outside is started again, because all that counts stands in the row. */
export function experimentStartOptions({ id, name, pipeline, slot }: ExperimentToStart): ExperimentStart {
  const title = `${slot ?? pipeline} · ${shortName(name)}`;
  return {
    workflowType: 'experiment',
    options: {
      workflowId: experimentWorkflowId({ id, pipeline }),
      taskQueue: TASK_QUEUES.workflow,
      args: [{ experimentId: id, pipeline, slot, title }],
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      typedSearchAttributes: [keyword('Pipeline', pipeline), keyword('RunKind', 'experiment')],
      priority: { priorityKey: 3 },
      staticSummary: title,
    },
  };
}
