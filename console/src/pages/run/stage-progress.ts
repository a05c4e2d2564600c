/** Lays what the socket tells over what was read of a run's stages. Pure: the newest state from the one before. */
import type { RunEvent, RunSnapshot } from '../../../../client/follow-run';
import type { Run, RunManifest, RunStatus, Stage, StageStatus } from '../../api/types';

const STAGE_STATUS: Readonly<Partial<Record<RunEvent['type'], StageStatus>>> = {
  task_started: 'running',
  task_progress: 'running',
  task_retrying: 'retrying',
  task_completed: 'completed',
  task_failed: 'failed',
};

const RUN_STATUS: Readonly<Partial<Record<RunEvent['type'], RunStatus>>> = {
  run_queued: 'queued',
  run_completed: 'completed',
  run_failed: 'failed',
  run_cancelled: 'cancelled',
};

export function isLastEvent({ type }: RunEvent): boolean {
  return type === 'run_completed' || type === 'run_failed' || type === 'run_cancelled';
}

export function manifestAfterSnapshot(manifest: RunManifest, snapshot: RunSnapshot): RunManifest {
  const stages = manifest.stages.map((stage): Stage => {
    const task = snapshot.tasks.find(({ name }) => name === stage.name);
    if (!task) return stage;
    const { status, parts_done, parts_total, started_at, ended_at } = task;
    return { ...stage, status, parts_done, parts_total, started_at, ended_at, attempts: task.attempt };
  });
  return { ...manifest, status: snapshot.status, stages };
}

export function manifestAfterEvent(manifest: RunManifest, event: RunEvent): RunManifest {
  const stages = manifest.stages.map((stage) => (stage.name === event.task_name ? stageAfter(stage, event) : stage));
  return { ...manifest, status: RUN_STATUS[event.type] ?? 'running', stages };
}

function stageAfter(stage: Stage, event: RunEvent): Stage {
  const status = STAGE_STATUS[event.type] ?? stage.status;
  const hasEnded = status === 'completed' || status === 'failed';
  const partsTotal = event.parts_total ?? stage.parts_total;
  const partsDone = event.parts_done ?? (status === 'completed' ? partsTotal : stage.parts_done);
  return {
    ...stage,
    status,
    attempts: event.attempt ?? stage.attempts,
    parts_total: partsTotal,
    // Parts may be reported out of order, but none becomes undone.
    parts_done: event.type === 'task_progress' ? Math.max(stage.parts_done, partsDone) : partsDone,
    error_code: event.error_code ?? (status === 'retrying' || status === 'failed' ? stage.error_code : null),
    started_at: stage.started_at ?? event.at,
    ended_at: hasEnded ? event.at : null,
  };
}

export function runAfterEvent(run: Run, event: RunEvent): Run {
  return {
    ...run,
    status: RUN_STATUS[event.type] ?? 'running',
    progress: event.progress,
    completed_tasks: event.completed_tasks,
    total_tasks: event.total_tasks,
    started_at: run.started_at ?? (event.type === 'run_queued' ? null : event.at),
    ended_at: isLastEvent(event) ? event.at : null,
  };
}
