/**
 * The operation log: one line for each execution of an activity. The JSON Lines file gets it at once and is fit for
 * shipping to a log store; the table gets it in groups, so that a killed worker may leave its last moments to the file.
 */
import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Logger } from 'pino';
import type { OperationEntry, OperationLogRepository } from '../../db/repositories/operation-log';

export interface OperationLoggerOptions {
  repository: Pick<OperationLogRepository, 'append'>;
  logger: Logger;
  /** Path of the JSON Lines file; one file a process, so that rotation needs no lock. */
  file: string;
  fileBytesMax: number;
  filesMax: number;
}

const FLUSH_INTERVAL_MS = 250;
const GROUP_MAX = 500;
/** While the database is away, so many lines wait for it; older ones stay in the file only. */
const WAITING_MAX = 10_000;

export class OperationLogger {
  private waiting: OperationEntry[] = [];
  private fileBytes: number;
  private flushing: Promise<void> = Promise.resolve();
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly options: OperationLoggerOptions) {
    mkdirSync(dirname(options.file), { recursive: true });
    this.fileBytes = statSync(options.file, { throwIfNoEntry: false })?.size ?? 0;
    this.timer = setInterval(() => void this.flush(), FLUSH_INTERVAL_MS);
    this.timer.unref();
  }

  log(entry: OperationEntry): void {
    this.appendToFile(entry);
    this.waiting.push(entry);
    if (this.waiting.length > WAITING_MAX) this.waiting.splice(0, this.waiting.length - WAITING_MAX);
    if (this.waiting.length >= GROUP_MAX) void this.flush();
  }

  /** Writes what waits to the table, group by group. A failure is logged, and the next flush tries again. */
  flush(): Promise<void> {
    this.flushing = this.flushing.then(() => this.writeGroups());
    return this.flushing;
  }

  /** Writes all that waits, or as much as the database takes before it fails. */
  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.flush();
  }

  private async writeGroups(): Promise<void> {
    while (this.waiting.length > 0 && (await this.writeGroup())) continue;
  }

  /** Whether the database took it. */
  private async writeGroup(): Promise<boolean> {
    const group = this.waiting.splice(0, GROUP_MAX);
    try {
      await this.options.repository.append(group);
      return true;
    } catch (error) {
      this.waiting.unshift(...group);
      this.options.logger.debug({ err: error, lines: group.length }, 'the operation log waits for the database');
      return false;
    }
  }

  /** A line is about 300 bytes and a worker writes some tens a second: a synchronous append costs microseconds. */
  private appendToFile(entry: OperationEntry): void {
    const line = `${JSON.stringify({
      timestamp: entry.at,
      operation: entry.operation,
      status: entry.status,
      worker: entry.worker,
      run_id: entry.runId,
      attempt: entry.attempt,
      duration_ms: Math.round(entry.durationMs * 1_000) / 1_000,
      metadata: entry.metadata,
    })}\n`;
    const lineBytes = Buffer.byteLength(line);
    try {
      if (this.fileBytes + lineBytes > this.options.fileBytesMax) this.rotate();
      appendFileSync(this.options.file, line);
      this.fileBytes += lineBytes;
    } catch (error) {
      this.options.logger.error({ err: error, file: this.options.file }, 'the operation log file cannot be written');
    }
  }

  /** `operations.jsonl` becomes `.1`, `.1` becomes `.2` … and the oldest goes. */
  private rotate(): void {
    const { file, filesMax } = this.options;
    rmSync(`${file}.${filesMax}`, { force: true });
    for (let age = filesMax - 1; age >= 1; age -= 1) {
      if (statSync(`${file}.${age}`, { throwIfNoEntry: false })) renameSync(`${file}.${age}`, `${file}.${age + 1}`);
    }
    if (this.fileBytes > 0) renameSync(file, `${file}.1`);
    this.fileBytes = 0;
  }
}
