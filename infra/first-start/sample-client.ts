/** Submits the shipped samples through the public API, as any client would, and waits for their results. */
import { openAsBlob } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { ResultColumn } from '../../contracts/pipeline';
import { findPipeline } from '../../contracts/pipelines';

export const sampleSchema = z.object({
  file: z.string(),
  pipeline: z.string(),
  options: z.record(z.string(), z.unknown()),
});
export type Sample = z.infer<typeof sampleSchema>;

export interface SampleOutcome {
  file: string;
  status: string;
  /** The first columns of the result, or why it failed; one line. */
  summary: string;
}

const submittedSchema = z.object({ chain_id: z.string() });
const runSchema = z.object({
  status: z.string(),
  pipeline: z.string(),
  error: z.object({ detail: z.string() }).nullish(),
  final_result: z.unknown(),
});
const problemSchema = z.object({ detail: z.string() });

const POLL_MS = 500;
/** The API may be restarting. */
const RETRY_MS = 1_000;
const COLUMNS_SHOWN = 3;
const VALUE_LENGTH_MAX = 32;

export class SampleRefused extends Error {
  override readonly name = 'SampleRefused';
}

export class SampleClient {
  constructor(private readonly api: { url: string; token: string; folder: string }) {}

  /** Returns the run's id. Sending a file twice is harmless: equal submissions are one run. @throws SampleRefused */
  async submit({ file, pipeline, options }: Sample): Promise<string> {
    const form = new FormData();
    form.set('options', JSON.stringify(options));
    form.set('file', await openAsBlob(join(this.api.folder, file)), file);
    const answer = await this.request(`/api/v1/${pipeline}/runs`, { method: 'POST', body: form });
    return submittedSchema.parse(answer).chain_id;
  }

  /** Waits until the run has ended. @throws SampleRefused where there is no such run any more. */
  async outcome(file: string, runId: string): Promise<SampleOutcome> {
    for (;;) {
      const run = runSchema.parse(await this.request(`/api/v1/runs/${runId}`));
      if (run.status === 'completed') {
        const columns = findPipeline(run.pipeline)?.resultColumns(run.final_result) ?? [];
        return { file, status: run.status, summary: summaryOf(columns) };
      }
      if (run.status === 'failed' || run.status === 'cancelled') {
        return { file, status: run.status, summary: run.error?.detail ?? '' };
      }
      await sleep(POLL_MS);
    }
  }

  /** Tries again for as long as the API is away or asks to wait: the supervisor brings it back. */
  private async request(path: string, init: RequestInit = {}): Promise<unknown> {
    for (;;) {
      const response = await fetch(this.api.url + path, {
        ...init,
        headers: { Authorization: `Bearer ${this.api.token}` },
      }).catch(() => undefined);
      if (response?.ok) return response.json();
      if (response && response.status < 500 && response.status !== 429) {
        const problem = problemSchema.safeParse(await response.json().catch(() => undefined));
        throw new SampleRefused(problem.data?.detail ?? `HTTP ${response.status}`);
      }
      await sleep(RETRY_MS);
    }
  }
}

/** The first columns that hold something, as "name: value". */
export function summaryOf(columns: readonly ResultColumn[]): string {
  return columns
    .filter(({ value }) => value !== null && value !== '')
    .slice(0, COLUMNS_SHOWN)
    .map(({ name, value }) => `${name}: ${String(value).replace(/\s+/g, ' ').slice(0, VALUE_LENGTH_MAX)}`)
    .join(' · ');
}
