/** `treadle batch PIPELINE FILES…`: many inputs as one batch. */
import { randomUUID } from 'node:crypto';
import { answer } from '../../client/client';
import { withRetries } from '../../client/retry';
import { type BatchSubmission, submitBatch, type SubmittedBatch } from '../../client/submit-batch';
import { getBatch } from '../batch-calls';
import { downloadResults, formatOf, STDOUT } from '../batch-results';
import type { CommandContext } from '../context';
import { EXIT, type ExitCode } from '../exit-codes';
import { UsageError } from '../failure';
import { inputFiles } from '../input-files';
import { readInputList } from '../input-list';
import { optionTexts, optionValues } from '../option-values';
import { batchExitCode, batchLines, watchBatch } from '../watch-batch';

export interface BatchOptions {
  option?: string[];
  fromList?: string;
  name?: string;
  wait?: boolean;
  priority?: number;
  cache: boolean;
  group?: string;
  out?: string;
  recursive?: boolean;
}

export interface BatchArguments {
  pipeline: string;
  paths: readonly string[];
  options: BatchOptions;
}

/** `--out` waits for the end: there is nothing to write before. */
export async function batchCommand(context: CommandContext, given: BatchArguments): Promise<ExitCode> {
  const { options } = given;
  const format = options.out === undefined ? undefined : formatOf(options.out, context.text);
  const submitted = await sendBatch(context, await submissionOf(context, given));
  tellRejected(context, submitted);
  if (!options.wait && format === undefined) {
    const { batch_id: id, total_files: total } = submitted;
    context.output.answer(submitted, () => context.text('batchAccepted', { id, total }));
    return submitted.rejected.length === 0 ? EXIT.ok : EXIT.failed;
  }
  const { batch_id: batchId } = submitted;
  const batch = await watchBatch(context, batchId);
  if (batch.ended_at === null) context.throwIfInterrupted(() => context.text('stillRunning', { id: batchId }));
  if (options.out !== undefined && format) await downloadResults(context, { batchId, format, out: options.out });
  if (options.out !== STDOUT) context.output.answer(batch, () => batchLines(batch, context));
  return batchExitCode(batch);
}

async function submissionOf(context: CommandContext, given: BatchArguments): Promise<BatchSubmission> {
  const { pipeline, options } = given;
  const texts = optionTexts(options.option ?? [], context.text);
  const inputs = await inputsOf(context, given);
  return {
    pipeline,
    inputs,
    cache: options.cache ? 'use' : 'bypass',
    idempotencyKey: randomUUID(),
    signal: context.signal,
    ...('files' in inputs ? { optionTexts: texts } : { options: await valuesOf(context, pipeline, texts) }),
    ...(options.name === undefined ? {} : { name: options.name }),
    ...(options.priority === undefined ? {} : { priority: options.priority }),
    ...(options.group === undefined ? {} : { group: options.group }),
  };
}

async function inputsOf(
  context: CommandContext,
  { paths, options }: BatchArguments,
): Promise<BatchSubmission['inputs']> {
  const { text, surroundings } = context;
  const { stdin } = surroundings;
  const { fromList } = options;
  if (paths.length > 0 === (fromList !== undefined)) throw new UsageError(text('filesOrList'));
  const list = fromList === undefined ? undefined : await readInputList({ path: fromList, stdin, text });
  if (list && list.references.length > 0) return { references: list.references };
  const recursive = options.recursive === true;
  const files = inputFiles({ paths: list?.paths ?? paths, recursive, stdin, text });
  return { files: await Promise.all(files.map(async ({ name, open }) => ({ name, file: await open() }))) };
}

/** In JSON the options have types, which the pipeline's schema knows. */
async function valuesOf(context: CommandContext, pipeline: string, texts: Record<string, string>) {
  if (Object.keys(texts).length === 0) return {};
  const { items } = await answer(context.client.GET('/api/v1/pipelines'));
  const known = items.find(({ name }) => name === pipeline);
  if (!known) {
    const names = items.map(({ name }) => name).join(', ');
    throw new UsageError(context.text('noPipeline', { name: pipeline, names }));
  }
  return optionValues(texts, known.options_schema);
}

/** Tried again under one key, so that an answer which was lost on its way makes no second batch. */
async function sendBatch(context: CommandContext, submission: BatchSubmission): Promise<SubmittedBatch> {
  const { client, text, signal, patienceMs, output } = context;
  const onWait = (error: Error, waitMs: number): void =>
    output.notice(text('waitingForServer', { reason: error.message, seconds: Math.ceil(waitMs / 1_000) }));
  try {
    return await withRetries(() => submitBatch(client, submission), { patienceMs, signal, onWait });
  } catch (error) {
    context.throwIfInterrupted(() => text('stoppedSending'));
    throw error;
  }
}

function tellRejected({ output, text }: CommandContext, { rejected }: SubmittedBatch): void {
  for (const { name, problem } of rejected) {
    output.notice(text('itemRejected', { name, detail: problem.detail, code: problem.code }));
  }
}

/** `treadle batch results ID`. */
export async function batchResultsCommand(
  context: CommandContext,
  { batchId, out, format }: { batchId: string; out: string; format: 'jsonl' | 'csv' | undefined },
): Promise<ExitCode> {
  // A batch that does not exist is told as such, before a file is made.
  await getBatch(context, batchId);
  await downloadResults(context, { batchId, out, format: format ?? formatOf(out, context.text) });
  return EXIT.ok;
}
