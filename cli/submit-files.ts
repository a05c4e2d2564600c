/** Sends files as runs, a few at a time, and waits for each where it is wanted. */
import { randomUUID } from 'node:crypto';
import { withRetries } from '../client/retry';
import { submitRun, type SubmittedRun } from '../client/submit-run';
import type { CommandContext } from './context';
import { failureOf } from './failure';
import type { ExitCode } from './exit-codes';
import type { InputFile } from './input-files';
import type { ProgressView } from './progress-view';
import { type Run, showRun, watchRun } from './watch-run';

/** Files that are sent or waited for at once: enough to keep a machine busy, few enough to show. */
const AT_ONCE_MAX = 8;

export interface Submission {
  pipeline: string;
  optionTexts: Record<string, string>;
  priority: number | undefined;
  deadlineSeconds: number | undefined;
  group: string | undefined;
  cache: 'use' | 'bypass';
  waits: boolean;
}

/** What became of a file: a run, or the reason why there is none. */
export type FileOutcome =
  | { file: string; submitted: SubmittedRun; run: Run | undefined }
  | { file: string; exitCode: ExitCode; reason: string };

/** Calls `done` for each file as soon as it is known what became of it. Ends early after Ctrl-C. */
export async function submitFiles(
  context: CommandContext,
  files: readonly InputFile[],
  { submission, done }: { submission: Submission; done: (outcome: FileOutcome) => void },
): Promise<void> {
  const progress = context.openProgress();
  const waiting = files.map((file, index) => ({ file, name: labelOf(file, index, files) }));
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next && !context.signal.aborted; next = waiting.shift()) {
      const outcome = await submitFile(context, { ...next, submission, progress });
      if (outcome) done(outcome);
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(AT_ONCE_MAX, files.length) }, work));
  } finally {
    progress.close();
  }
}

/** Files of one name in several folders are told apart by a number. */
function labelOf({ name }: InputFile, index: number, files: readonly InputFile[]): string {
  return files.filter((other) => other.name === name).length > 1 ? `${name} (${index + 1})` : name;
}

interface FileWork {
  file: InputFile;
  name: string;
  submission: Submission;
  progress: ProgressView;
}

/** A file that is refused is an outcome; a server that is away, or a wrong key, concerns all files and is thrown. */
async function submitFile(context: CommandContext, work: FileWork): Promise<FileOutcome | undefined> {
  const { file, name, submission, progress } = work;
  const { text, signal } = context;
  try {
    if (submission.waits) progress.update(name, { progress: 0, note: text('submitting') });
    const submitted = await sendFile(context, work);
    const chainId = submitted.chain_id;
    if (submitted.cached) {
      if (submission.waits) progress.update(name, { progress: 1, note: text('cached') });
      return { file: file.name, submitted, run: submission.waits ? await showRun(context, chainId) : undefined };
    }
    const run = submission.waits ? await watchRun(context, { chainId, name, progress }) : undefined;
    return { file: file.name, submitted, run };
  } catch (error) {
    if (signal.aborted) return undefined;
    const { exitCode, sentence = '' } = failureOf(error, text);
    if (exitCode !== 1 && exitCode !== 2) throw error;
    return { file: file.name, exitCode, reason: sentence };
  }
}

function sendFile(context: CommandContext, { file, name, submission, progress }: FileWork): Promise<SubmittedRun> {
  const { client, text, signal, patienceMs } = context;
  // One key for all tries: an answer that was lost on its way costs no second run.
  const idempotencyKey = randomUUID();
  const { pipeline, optionTexts, priority, deadlineSeconds, cache, group } = submission;
  const send = async (): Promise<SubmittedRun> =>
    submitRun(client, {
      pipeline,
      file: await file.open(),
      name: file.name,
      optionTexts,
      cache,
      idempotencyKey,
      signal,
      ...(priority === undefined ? {} : { priority }),
      ...(deadlineSeconds === undefined ? {} : { deadlineSeconds }),
      ...(group === undefined ? {} : { group }),
    });
  const onWait = (error: Error, waitMs: number): void =>
    progress.notice(
      `${name}: ${text('waitingForServer', { reason: error.message, seconds: Math.ceil(waitMs / 1_000) })}`,
    );
  return withRetries(send, { patienceMs, signal, onWait });
}
