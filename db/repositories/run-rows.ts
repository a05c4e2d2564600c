/** Rows that come with a run, and how a stage's row is shown. */
import type { SnapshotMessage } from '../../contracts/events';
import type { RunTrial } from '../../contracts/experiment';
import type { StageDefinition } from '../../contracts/pipeline';
import type { runStages } from '../schema';

/** The columns of a run that takes part in an experiment. */
export function partOf({ experimentId, variant, assignedBy, alternatives }: RunTrial) {
  return { experimentId, variant, assignedBy, alternatives };
}

export function stageRows(runId: string, stages: readonly StageDefinition[]): (typeof runStages.$inferInsert)[] {
  return stages.map((stage, position) => ({ runId, position, name: stage.name, version: stage.version }));
}

export function stageSnapshot(stage: typeof runStages.$inferSelect): SnapshotMessage['tasks'][number] {
  return {
    name: stage.name,
    status: stage.status,
    version: stage.version,
    attempt: stage.attempt,
    parts_done: stage.partsDone.length,
    parts_total: stage.partsTotal,
    started_at: stage.startedAt?.toISOString() ?? null,
    ended_at: stage.endedAt?.toISOString() ?? null,
  };
}
