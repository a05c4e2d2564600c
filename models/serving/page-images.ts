/**
 * Draws pages of documents for people who look at a result beside its page. Pages are drawn on demand and not kept: the
 * pipeline stays as fast as without them, and browsers keep what they have seen.
 */
import type { DrawPageInput, PageImageTasks } from './page-image-thread';
import { WaitingThread } from './waiting-thread';

export class PageImages {
  private readonly thread = new WaitingThread<PageImageTasks>({
    entry: 'page-image-thread',
    // More than these would wait longer than anybody looks at an empty frame.
    waitingMax: 50,
    retryAfterSeconds: 2,
  });

  /**
   * A WebP of the upright page.
   * @throws DomainError as `models/documents/open-document.ts`; TOO_MANY_REQUESTS where too many wait; CPU_THREAD_LOST
   */
  async draw(input: DrawPageInput, signal: AbortSignal): Promise<Uint8Array> {
    return this.thread.inTurn((pool) => pool.run('drawPage', input, { signal }));
  }

  async close(): Promise<void> {
    await this.thread.close();
  }
}
