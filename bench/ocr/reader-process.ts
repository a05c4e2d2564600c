/**
 * An engine in a process of its own, so that its memory and processor time are its own: it is told a file a line on
 * standard input and answers a line of JSON on standard output. Programs that read one file and end are `runOnce`.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { PlacedText } from './page-to-read';

export interface Command {
  program: string;
  args: readonly string[];
  env?: Record<string, string>;
}

export interface Reading {
  lines: PlacedText[];
}

const POLL_MS = 20;
const STDERR_KEPT = 2_000;

export class ReaderProcess {
  private readonly answers: AsyncIterator<string>;
  private complaints = '';

  /** What the engine took to be ready, where the process says so. */
  loadSeconds: number | undefined;

  private constructor(private readonly child: ChildProcess) {
    if (!child.stdout) throw new Error('The reader has no standard output.');
    this.answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    child.stderr?.on('data', (chunk: Buffer) => {
      this.complaints = (this.complaints + chunk.toString('utf8')).slice(-STDERR_KEPT);
    });
    // A reader that ended is told by its answer that never comes.
    child.stdin?.on('error', () => undefined);
  }

  /** Ready once the engine has loaded its weights. */
  static async start({ program, args, env }: Command): Promise<ReaderProcess> {
    const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'pipe'] });
    const failed = new Promise<never>((_resolve, reject) => child.once('error', reject));
    const reader = new ReaderProcess(child);
    const ready = await Promise.race([reader.next(), failed]);
    reader.loadSeconds = (JSON.parse(ready) as { load_seconds?: number }).load_seconds;
    return reader;
  }

  /** Several files are read at once by engines that can. */
  async read(files: readonly string[]): Promise<Reading[]> {
    this.child.stdin?.write(`${JSON.stringify(files)}\n`);
    return JSON.parse(await this.next()) as Reading[];
  }

  /** The most memory that was ever resident, in MB; 0 where the system has no `/proc`. */
  peakMb(): number {
    return peakMbOf(this.child.pid);
  }

  /** User and system time of the process and of its children that ended, in seconds; 0 where there is no `/proc`. */
  processorSeconds(): number {
    return processorSecondsOf(this.child.pid);
  }

  stop(): void {
    this.child.stdin?.end();
    this.child.kill();
  }

  private async next(): Promise<string> {
    const answer = await this.answers.next();
    if (answer.done === true) throw new Error(`The reader ended: ${this.complaints.trim()}`);
    return answer.value;
  }
}

export interface FinishedProgram {
  output: string;
  /** As seen while it ran. */
  peakMb: number;
  processorSeconds: number;
}

/** Runs a program that ends by itself. Nothing else may be started by this process meanwhile: its time is the children's. */
export async function runOnce({ program, args, env }: Command): Promise<FinishedProgram> {
  const before = endedChildrenSeconds();
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'ignore'] });
  let peakMb = 0;
  const poll = setInterval(() => (peakMb = Math.max(peakMb, peakMbOf(child.pid))), POLL_MS);
  try {
    return await new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
      child.once('error', reject);
      child.once('close', (code) => {
        const output = Buffer.concat(chunks).toString('utf8');
        if (code === 0) resolve({ output, peakMb, processorSeconds: endedChildrenSeconds() - before });
        else reject(new Error(`${program} ended with ${String(code)}.`));
      });
    });
  } finally {
    clearInterval(poll);
  }
}

function peakMbOf(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Linux counts in hundredths of a second towards programs, whatever the kernel does inside. */
const TICKS_PER_SECOND = 100;
/** Fields of `/proc/PID/stat` after the name: user, system, and the same of children that ended. */
const OWN_TIMES = [11, 12] as const;
const ENDED_CHILDREN_TIMES = [13, 14] as const;

function processorSecondsOf(pid: number | undefined): number {
  return secondsIn(String(pid), [...OWN_TIMES, ...ENDED_CHILDREN_TIMES]);
}

function endedChildrenSeconds(): number {
  return secondsIn('self', ENDED_CHILDREN_TIMES);
}

function secondsIn(pid: string, fields: readonly number[]): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const values = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields.reduce((sum, field) => sum + Number(values[field] ?? 0), 0) / TICKS_PER_SECOND;
  } catch {
    return 0;
  }
}
