/**
 * Writes documents that were read as Markdown and as searchable PDF, on demand, in a thread of its own: a long PDF
 * must not keep those waiting who look at a page (`page-images.ts`). Nothing is kept.
 */
import { join } from 'node:path';
import type { PageLayout } from '../../contracts/documents/page';
import { DomainError } from '../../contracts/errors';
import { projectRoot } from '../../contracts/project-root';
import { CpuPool } from '../pool/cpu-pool';
import type { DocumentExportTasks, WritePdfInput } from './document-export-thread';

/** Each waits with its document in memory. */
const WAITING_MAX = 8;
const RETRY_AFTER_SECONDS = 10;

export class DocumentExports {
  private pool: CpuPool<DocumentExportTasks> | undefined;
  private waiting = 0;

  /** Threads run compiled code, also under jest. */
  constructor(private readonly entry = join(projectRoot(), 'dist', 'models', 'serving', 'document-export-thread.js')) {}

  /** @throws DomainError TOO_MANY_REQUESTS where too many wait; CPU_THREAD_LOST */
  async markdown(pages: readonly PageLayout[], signal: AbortSignal): Promise<string> {
    return this.inTurn((pool) => pool.run('writeMarkdown', { pages }, { signal }));
  }

  /**
   * Pages as pictures with their text laid invisibly over them.
   * @throws DomainError as `models/documents/open-document.ts`; TOO_MANY_REQUESTS where too many wait; CPU_THREAD_LOST
   */
  async searchablePdf(input: WritePdfInput, signal: AbortSignal): Promise<Uint8Array> {
    return this.inTurn((pool) => pool.run('writePdf', input, { signal }));
  }

  async close(): Promise<void> {
    await this.pool?.close();
  }

  private async inTurn<T>(work: (pool: CpuPool<DocumentExportTasks>) => Promise<T>): Promise<T> {
    if (this.waiting >= WAITING_MAX) {
      throw new DomainError('TOO_MANY_REQUESTS', { retryAfterSeconds: RETRY_AFTER_SECONDS });
    }
    this.pool ??= new CpuPool<DocumentExportTasks>({ threads: 1, entry: this.entry });
    this.waiting += 1;
    try {
      return await work(this.pool);
    } finally {
      this.waiting -= 1;
    }
  }
}
