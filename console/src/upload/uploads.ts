/**
 * Uploads under way and what became of them. They live outside the pages, so one may look at something else meanwhile.
 * One file becomes a run, several become a batch.
 */
import { sendForm } from '../api/send-form';
import type { Pipeline, Problem } from '../api/types';
import { Store } from '../state/store';

/** A file that was not taken, and why. */
export interface RejectedFile {
  name: string;
  problem: Problem;
}

export interface Upload {
  id: string;
  files: readonly File[];
  submission: Submission;
  state: 'sending' | 'accepted' | 'refused';
  /** 0..1. */
  sent: number;
  /** Where the run or the batch is, once it was accepted. */
  path?: string;
  /** Of a batch: files that were not taken. */
  rejected: readonly RejectedFile[];
  /** Why it was refused as a whole. */
  error?: unknown;
  stop: () => void;
}

/** What is sent along with the files. */
export interface Submission {
  pipeline: Pipeline;
  options: Readonly<Record<string, unknown>>;
  /** Only where it was chosen; the API has its own for a run and for a batch. */
  priority?: number;
  /** Works anew even where an equal input was worked on before. */
  bypassCache: boolean;
  /** Name of the batch. */
  name?: string;
}

export const uploads = new Store<readonly Upload[]>([]);

/** Gives the upload when it has ended, however it ended; undefined where it was stopped. */
export async function startUpload(files: readonly File[], submission: Submission): Promise<Upload | undefined> {
  const id = crypto.randomUUID();
  const end = new AbortController();
  const upload: Upload = { id, files, submission, state: 'sending', sent: 0, rejected: [], stop: () => end.abort() };
  uploads.update((all) => [...all, upload]);
  const { submit, submit_batch: submitBatch } = submission.pipeline.links;
  try {
    const answer = await sendForm(files.length === 1 ? submit : submitBatch, formOf(files, submission), {
      idempotencyKey: id,
      signal: end.signal,
      onProgress: (sent, total) => change(id, { sent: total === 0 ? 0 : sent / total }),
    });
    return change(id, { state: 'accepted', sent: 1, ...accepted(answer) });
  } catch (error) {
    if (!end.signal.aborted) return change(id, { state: 'refused', error });
    forget(id);
    return undefined;
  }
}

export function forget(id: string): void {
  uploads.update((all) => all.filter((upload) => upload.id !== id));
}

function change(id: string, changes: Partial<Upload>): Upload | undefined {
  uploads.update((all) => all.map((upload) => (upload.id === id ? { ...upload, ...changes } : upload)));
  return uploads.get().find((upload) => upload.id === id);
}

/** Text fields come before the files, so that what is wrong with them is known before anything was sent. */
function formOf(files: readonly File[], submission: Submission): FormData {
  const form = new FormData();
  form.set('options', JSON.stringify(submission.options));
  if (submission.priority !== undefined) form.set('priority', String(submission.priority));
  if (submission.bypassCache) form.set('cache', 'bypass');
  if (files.length > 1 && submission.name) form.set('name', submission.name);
  const field = files.length === 1 ? 'file' : 'files';
  for (const file of files) form.append(field, file, file.name);
  return form;
}

function accepted(answer: unknown): Pick<Upload, 'path' | 'rejected'> | undefined {
  if (typeof answer !== 'object' || answer === null) return undefined;
  if ('chain_id' in answer) return { path: `/runs/${String(answer.chain_id)}`, rejected: [] };
  if (!('batch_id' in answer)) return undefined;
  const rejected = 'rejected' in answer && Array.isArray(answer.rejected) ? answer.rejected.filter(isRejected) : [];
  return { path: `/batches/${String(answer.batch_id)}`, rejected };
}

function isRejected(value: unknown): value is RejectedFile {
  return typeof value === 'object' && value !== null && 'name' in value && 'problem' in value;
}

/** The browser asks before it leaves while files are on their way. */
window.addEventListener('beforeunload', (event) => {
  if (uploads.get().some(({ state }) => state === 'sending')) event.preventDefault();
});
