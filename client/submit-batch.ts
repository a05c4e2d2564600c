/** Submits many inputs as one batch: files that are sent along, or references to what the server fetches or has. */
import type { TreadleClient } from './client';
import type { components } from './schema';
import { addFields, type SubmissionFields } from './submission-form';

/** An input that is not sent along: bytes that the project holds, or an address that the server reads. */
export type BatchReference = components['schemas']['BatchReference'];

export interface BatchSubmission extends SubmissionFields {
  pipeline: string;
  /** For people. */
  name?: string;
  /** One of the two. */
  inputs: { files: readonly { file: Blob; name: string }[] } | { references: readonly BatchReference[] };
}

export type SubmittedBatch = components['schemas']['AcceptedBatch'];

export async function submitBatch(client: TreadleClient, submission: BatchSubmission): Promise<SubmittedBatch> {
  const { pipeline, idempotencyKey, signal } = submission;
  const { body, contentType } = bodyOf(submission);
  const response = await client.send(`/api/v1/${encodeURIComponent(pipeline)}/batches`, {
    method: 'POST',
    body,
    headers: {
      ...(contentType === undefined ? {} : { 'Content-Type': contentType }),
      ...(idempotencyKey === undefined ? {} : { 'Idempotency-Key': idempotencyKey }),
    },
    ...(signal === undefined ? {} : { signal }),
  });
  return (await response.json()) as SubmittedBatch;
}

function bodyOf({ inputs, name, ...fields }: BatchSubmission): { body: FormData | string; contentType?: string } {
  if ('references' in inputs) {
    const { options, priority, cache, group } = fields;
    const body = JSON.stringify({ name, options, priority, cache, group, items: inputs.references });
    return { body, contentType: 'application/json' };
  }
  const form = addFields(new FormData(), fields);
  if (name !== undefined) form.set('name', name);
  for (const { file, name: fileName } of inputs.files) form.append('files', file, fileName);
  return { body: form };
}
