/** Addresses of lists in the Temporal Web UI. The queries are those of `docs/temporal-web-ui.md`. */
interface TemporalSystem {
  temporal: { ui_url: string; namespace: string };
}

export function workflowsLink({ temporal }: TemporalSystem, query?: string): string {
  const list = `${temporal.ui_url}/namespaces/${encodeURIComponent(temporal.namespace)}/workflows`;
  return query === undefined ? list : `${list}?${new URLSearchParams({ query }).toString()}`;
}

export const RUNNING_QUERY = 'RunKind = "process" AND ExecutionStatus = "Running"';
export const FAILED_QUERY = 'RunKind = "process" AND ExecutionStatus = "Failed"';
export const BATCHES_QUERY = 'RunKind = "batch"';
export const pipelineQuery = (pipeline: string): string => `Pipeline = "${pipeline}"`;
export const batchRunsQuery = (batchId: string): string => `BatchId = "${batchId}"`;
