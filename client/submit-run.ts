/** Submits a file as a run of any pipeline, whatever pipelines this client was generated with. */
import type { TreadleClient } from './client';
import { addFields, type SubmissionFields } from './submission-form';
import type { components } from './schema';

export type SubmittedRun = components['schemas']['AcceptedRun'] | components['schemas']['CachedRun'];

export interface RunSubmission extends SubmissionFields {
  pipeline: string;
  file: Blob;
  name: string;
  /** The run must end within this. */
  deadlineSeconds?: number;
}

export async function submitRun(client: TreadleClient, submission: RunSubmission): Promise<SubmittedRun> {
  const { pipeline, file, name, deadlineSeconds, idempotencyKey, signal } = submission;
  const form = addFields(new FormData(), submission);
  if (deadlineSeconds !== undefined) form.set('deadline_seconds', String(deadlineSeconds));
  // Last, so that a wrong option is refused before the file has come.
  form.set('file', file, name);
  const response = await client.send(`/api/v1/${encodeURIComponent(pipeline)}/runs`, {
    method: 'POST',
    body: form,
    ...(idempotencyKey === undefined ? {} : { headers: { 'Idempotency-Key': idempotencyKey } }),
    ...(signal === undefined ? {} : { signal }),
  });
  return (await response.json()) as SubmittedRun;
}
