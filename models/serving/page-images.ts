/**
 * Draws pages of documents for people who look at a result beside its page. One thread that begins with the first page
 * asked for, so that an API nobody looks at pays nothing. Pages are drawn on demand and not kept: the pipeline stays as
 * fast as without them, and browsers keep what they have seen.
 */
import { join } from 'node:path';
import { DomainError } from '../../contracts/errors';
import { projectRoot } from '../../contracts/project-root';
import { CpuPool } from '../pool/cpu-pool';
import type { DrawPageInput, PageImageTasks } from './page-image-thread';

/** More than these would wait longer than anybody looks at an empty frame. */
const WAITING_MAX = 50;

export class PageImages {
  private pool: CpuPool<PageImageTasks> | undefined;
  private waiting = 0;

  /** Threads run compiled code, also under jest. */
  constructor(private readonly entry = join(projectRoot(), 'dist', 'models', 'serving', 'page-image-thread.js')) {}

  /**
   * A WebP of the upright page.
   * @throws DomainError as `models/documents/open-document.ts`; TOO_MANY_REQUESTS where too many wait; CPU_THREAD_LOST
   */
  async draw(input: DrawPageInput, signal: AbortSignal): Promise<Uint8Array> {
    if (this.waiting >= WAITING_MAX) throw new DomainError('TOO_MANY_REQUESTS', { retryAfterSeconds: 2 });
    this.pool ??= new CpuPool<PageImageTasks>({ threads: 1, entry: this.entry });
    this.waiting += 1;
    try {
      return await this.pool.run('drawPage', input, { signal });
    } finally {
      this.waiting -= 1;
    }
  }

  async close(): Promise<void> {
    await this.pool?.close();
  }
}
