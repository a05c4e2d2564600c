/** Downloads the results of a batch, line by line as the server sends them. */
import { createWriteStream, renameSync, rmSync } from 'node:fs';
import { extname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { CommandContext } from './context';
import { UsageError } from './failure';
import type { Texts } from './texts';

export const RESULT_FORMATS = ['jsonl', 'csv'] as const;
export type ResultFormat = (typeof RESULT_FORMATS)[number];

export const STDOUT = '-';

/** What the name of the file asks for. Throws UsageError where it asks for nothing that there is. */
export function formatOf(path: string, text: Texts): ResultFormat {
  const format = RESULT_FORMATS.find((known) => extname(path) === `.${known}`);
  if (format !== undefined) return format;
  if (path === STDOUT) return 'jsonl';
  throw new UsageError(text('outForm', { path }));
}

export interface Download {
  batchId: string;
  format: ResultFormat;
  /** `-` for standard output. */
  out: string;
}

/** A file bears its name only when it is whole. */
export async function downloadResults(context: CommandContext, { batchId, format, out }: Download): Promise<void> {
  const { client, signal, surroundings, text, output } = context;
  const response = await client.send(`/api/v1/batches/${batchId}/results.${format}`, { signal });
  const lines = Readable.from(response.body ?? []);
  if (out === STDOUT) {
    await pipeline(lines, surroundings.stdout, { end: false });
    return;
  }
  const partial = `${out}.part`;
  try {
    await pipeline(lines, createWriteStream(partial));
    renameSync(partial, out);
  } finally {
    rmSync(partial, { force: true });
  }
  output.notice(text('written', { path: out }));
}
