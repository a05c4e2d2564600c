/** `treadle run PIPELINE FILES…` */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import type { CommandContext } from '../context';
import { EXIT, type ExitCode } from '../exit-codes';
import { inputFiles } from '../input-files';
import { optionTexts } from '../option-values';
import { errorLine, resultLines } from '../show-run';
import { type FileOutcome, submitFiles, type Submission } from '../submit-files';
import { table } from '../table';

export interface RunOptions {
  option?: string[];
  wait: boolean;
  priority?: number;
  deadline?: number;
  cache: boolean;
  group?: string;
  out?: string;
  recursive?: boolean;
}

export interface RunArguments {
  pipeline: string;
  paths: readonly string[];
  options: RunOptions;
}

export async function runCommand(
  context: CommandContext,
  { pipeline, paths, options }: RunArguments,
): Promise<ExitCode> {
  const { text, surroundings } = context;
  const files = inputFiles({ paths, recursive: options.recursive === true, stdin: surroundings.stdin, text });
  const submission: Submission = {
    pipeline,
    optionTexts: optionTexts(options.option ?? [], text),
    priority: options.priority,
    deadlineSeconds: options.deadline,
    cache: options.cache ? 'use' : 'bypass',
    group: options.group,
    waits: options.wait,
  };
  const writer = options.out === undefined ? undefined : new ResultFolder(options.out);
  const outcomes: FileOutcome[] = [];
  const done = (outcome: FileOutcome): void => {
    outcomes.push(outcome);
    if ('run' in outcome && outcome.run) writer?.write(outcome.file, outcome.run);
    if (context.output.isJson) context.output.answer(jsonOf(outcome), () => '');
  };
  await submitFiles(context, files, { submission, done });
  if (!context.output.isJson) context.output.answer(null, () => summaryOf(outcomes, context, files.length === 1));
  context.throwIfInterrupted(() => whatGoesOn(outcomes, context));
  return outcomes.some((outcome) => !isGood(outcome)) ? exitCodeOf(outcomes) : EXIT.ok;
}

/** Wrong use of a single file is told as such; among many files it is one that failed. */
function exitCodeOf(outcomes: readonly FileOutcome[]): ExitCode {
  const [only] = outcomes;
  return outcomes.length === 1 && only && 'exitCode' in only ? only.exitCode : EXIT.failed;
}

function isGood(outcome: FileOutcome): boolean {
  return 'run' in outcome && (outcome.run === undefined || outcome.run.status === 'completed');
}

function jsonOf(outcome: FileOutcome): unknown {
  if ('reason' in outcome) return { file: outcome.file, error: outcome.reason };
  return { file: outcome.file, cached: outcome.submitted.cached, ...(outcome.run ?? outcome.submitted) };
}

function summaryOf(outcomes: readonly FileOutcome[], context: CommandContext, withResult: boolean): string {
  const lines = table(
    [],
    outcomes.map((outcome) => rowOf(outcome, context)),
  );
  const [only] = outcomes;
  if (!withResult || !only || !('run' in only) || only.run?.status !== 'completed') return lines;
  return `${lines}\n\n${resultLines(only.run.final_result, context)}`;
}

function rowOf(outcome: FileOutcome, { text }: CommandContext): string[] {
  if ('reason' in outcome) return [outcome.file, text('status.failed'), outcome.reason];
  const { file, submitted, run } = outcome;
  const status = run?.status ?? ('status' in submitted ? submitted.status : 'completed');
  return [file, text(`status.${status}`), submitted.chain_id, run?.error ? errorLine(run.error) : ''];
}

function whatGoesOn(outcomes: readonly FileOutcome[], { text }: CommandContext): string {
  const going = outcomes.filter((outcome) => 'run' in outcome && outcome.run?.ended_at === null);
  const [only] = going;
  if (!only || !('run' in only)) return text('stoppedSending');
  return going.length === 1
    ? text('stillRunning', { id: only.submitted.chain_id })
    : text('stillRunningMany', { count: going.length });
}

/** `--out`: a file for each result; a second file of the same name bears its run's id too. */
class ResultFolder {
  private readonly names = new Set<string>();

  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
  }

  write(file: string, run: { chain_id: string; final_result?: unknown; status: string }): void {
    if (run.status !== 'completed') return;
    const plain = parse(file).base;
    const name = this.names.has(plain) ? `${plain}.${run.chain_id}` : plain;
    this.names.add(plain);
    writeFileSync(join(this.folder, `${name}.json`), `${JSON.stringify(run.final_result, null, 2)}\n`);
  }
}
