/** A run as the API shows it. `chain_id` is the run's id, tasks are its stages: the names that older clients know. */
import type { Locale } from '../../contracts/errors';
import { runWorkflowId } from '../../contracts/workflow-ids';
import type { OwnedRun, RunRow, StageRow } from '../../db/repositories/runs';
import type { ApiSettings } from '../deps';
import { problemOf } from '../problems';

export interface RunViewContext {
  locale: Locale;
  settings: Pick<ApiSettings, 'temporalUiUrl' | 'TEMPORAL_NAMESPACE'>;
}

/** Without the result: for lists. */
export function runSummary(run: Omit<OwnedRun, 'finalResult' | 'alternatives'>, context: RunViewContext) {
  return {
    chain_id: run.id,
    pipeline: run.pipeline,
    status: run.status,
    progress: run.completedTasks / run.totalTasks,
    completed_tasks: run.completedTasks,
    total_tasks: run.totalTasks,
    error: run.error && { ...problemOf(run.error, context.locale), stage: run.error.stage },
    input: { name: run.inputName, ...run.input },
    options: run.options,
    models: run.models,
    priority: run.priority,
    deadline_seconds: run.deadlineSeconds,
    attempt: run.attempt,
    cost_usd: run.costUsd,
    batch_id: run.batchId,
    experiment:
      run.experimentId === null
        ? null
        : { id: run.experimentId, variant: run.variant, assigned_by: run.assignedBy, shadow_of: run.shadowOf },
    owner: { id: run.ownerId, name: run.ownerName },
    created_at: run.createdAt,
    started_at: run.startedAt,
    ended_at: run.endedAt,
    updated_at: run.updatedAt,
    links: runLinks(run, context),
  };
}

/** `final_result` is null until the run has completed. */
export function runView(run: OwnedRun, context: RunViewContext) {
  return { ...runSummary(run, context), final_result: run.finalResult, observed_at: new Date() };
}

export function runManifest(run: RunRow, stages: readonly StageRow[]) {
  return {
    chain_id: run.id,
    pipeline: run.pipeline,
    status: run.status,
    fingerprint: run.fingerprint,
    attempt: run.attempt,
    models: run.models,
    stages: stages.map((stage) => ({
      name: stage.name,
      version: stage.version,
      status: stage.status,
      attempts: stage.attempt,
      parts_done: stage.partsDone.length,
      parts_total: stage.partsTotal,
      worker: stage.worker,
      error_code: stage.errorCode,
      started_at: stage.startedAt,
      ended_at: stage.endedAt,
      busy_ms: stage.busyMs,
    })),
    observed_at: new Date(),
  };
}

export function runPath(runId: string): string {
  return `/api/v1/runs/${runId}`;
}

function runLinks(run: Omit<RunRow, 'finalResult' | 'alternatives'>, { settings }: RunViewContext) {
  const path = runPath(run.id);
  return {
    self: path,
    result: `${path}/result`,
    manifest: `${path}/manifest`,
    events: `${path}/events`,
    socket: `/ws/pipeline/${run.id}`,
    workflow: workflowLink(runWorkflowId(run), settings),
  };
}

/** A workflow in the Temporal Web UI. */
export function workflowLink(workflowId: string, settings: RunViewContext['settings']): string {
  const { temporalUiUrl, TEMPORAL_NAMESPACE: namespace } = settings;
  return `${temporalUiUrl}/namespaces/${namespace}/workflows/${encodeURIComponent(workflowId)}`;
}
