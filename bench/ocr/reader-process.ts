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
    await Promise.race([reader.next(), failed]);
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

/** Output of a program that ends by itself, and its peak of memory as seen while it ran. */
export async function runOnce({ program, args, env }: Command): Promise<{ output: string; peakMb: number }> {
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'ignore'] });
  let peakMb = 0;
  const poll = setInterval(() => (peakMb = Math.max(peakMb, peakMbOf(child.pid))), POLL_MS);
  try {
    return await new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
      child.once('error', reject);
      child.once('close', (code) => {
        if (code === 0) resolve({ output: Buffer.concat(chunks).toString('utf8'), peakMb });
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
