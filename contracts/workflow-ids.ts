/** Readable workflow ids, derived from rows: starting the same row twice gives the same id, hence one workflow. */
export function runWorkflowId(run: { pipeline: string; fingerprint: string; id: string; attempt: number }): string {
  return `${run.pipeline}/process/${run.fingerprint.slice(0, 12)}-${run.id.slice(0, 8)}-${run.attempt}`;
}

/** Each attempt of a batch is a workflow of its own. */
export function batchWorkflowId(batch: { pipeline: string; id: string; attempt: number }): string {
  return `${batch.pipeline}/batch/${batch.id.slice(0, 13)}-${batch.attempt}`;
}

/** One a slot, so that no two deployments of it are under way at once. */
export function deployWorkflowId(slot: string): string {
  return `${slot}/deploy`;
}

export function retrainWorkflowId(slot: string, retrainId: string): string {
  return `${slot}/retrain/${retrainId.slice(0, 13)}`;
}

export function experimentWorkflowId(experiment: { pipeline: string; id: string }): string {
  return `${experiment.pipeline}/experiment/${experiment.id.slice(0, 13)}`;
}
