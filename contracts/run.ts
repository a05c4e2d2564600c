/**
 * A run is one execution of a pipeline on one input: one Temporal workflow, one row. Its manifest is the list of its
 * stages. Older clients call a run's id `chain_id` and its stages tasks.
 */
import type { BlobRef } from './blob';
import type { ErrorCode, ErrorDetails } from './errors';

export const RUN_STATUSES = ['queued', 'running', 'completed', 'failed', 'cancelled'] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

export const STAGE_STATUSES = ['pending', 'running', 'retrying', 'completed', 'failed', 'cancelled'] as const;
export type StageStatus = (typeof STAGE_STATUSES)[number];

export function isTerminal(status: RunStatus): boolean {
  return status === 'completed' || status === 'failed' || status === 'cancelled';
}

/** 1 is the most urgent. Interactive work 1, live work 2, default 3, batches 4, retraining 5. */
export const PRIORITIES = [1, 2, 3, 4, 5] as const;
export type Priority = (typeof PRIORITIES)[number];

/** Slot -> version of the model that serves it, frozen when the run is submitted: a run is never served by two versions. */
export type ServedModels = Record<string, string>;

/** Argument of every pipeline's workflow. */
export interface RunInput<Options = unknown> {
  runId: string;
  /** Counts submissions of the same run: 1 at first, one more for each retry. */
  attempt: number;
  input: BlobRef;
  /** The uploaded file's name, for people only. */
  inputName: string;
  options: Options;
  models: ServedModels;
  priority: Priority;
  /** Tenant for fairness between projects. */
  projectId: string;
  /** The whole run must end within this; null for no deadline. */
  deadlineSeconds: number | null;
}

/** First argument of every activity that belongs to a stage; the worker's interceptor reads it, the activity need not. */
export interface StageContext {
  runId: string;
  /** The run's attempt: what an earlier attempt's leftover activity reports is ignored. */
  runAttempt: number;
  projectId: string;
  stage: string;
  /** Which part of the stage this activity is, from 0, and how many there are: a page of a document, say. */
  part: number;
  parts: number;
}

/** Why a run failed, kept in its row and turned into a problem document in the reader's language. */
export interface RunError {
  code: ErrorCode;
  details: ErrorDetails;
  stage: string | null;
}

/** What a pipeline's last stage hands over. */
export interface RunOutcome {
  /** JSON that becomes `final_result`; a blob, because results may outgrow what belongs into a workflow's history. */
  result: BlobRef;
  cost_usd: number | null;
  /** False where another try may give a better result: then no equal submission is answered with it. Default true. */
  cacheable?: boolean;
  /** Why something else than what was asked for made the result: of a treatment the control answers instead. */
  standIn?: Pick<RunError, 'code' | 'details'>;
  /** Versions that served the run beside those that it was accepted with: of slots that only a fallback needs. */
  models?: ServedModels;
}
