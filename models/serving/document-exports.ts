/**
 * Writes documents that were read as Markdown and as searchable PDF, on demand, in a thread of its own: a long PDF
 * must not keep those waiting who look at a page (`page-images.ts`). Nothing is kept.
 */
import type { PageLayout } from '../../contracts/page';
import type { DocumentExportTasks, WritePdfInput } from './document-export-thread';
import { WaitingThread } from './waiting-thread';

export class DocumentExports {
  private readonly thread = new WaitingThread<DocumentExportTasks>({
    entry: 'document-export-thread',
    // Each waits with its document in memory.
    waitingMax: 8,
    retryAfterSeconds: 10,
  });

  /** @throws DomainError TOO_MANY_REQUESTS where too many wait; CPU_THREAD_LOST */
  async markdown(pages: readonly PageLayout[], signal: AbortSignal): Promise<string> {
    return this.thread.inTurn((pool) => pool.run('writeMarkdown', { pages }, { signal }));
  }

  /**
   * Pages as pictures with their text laid invisibly over them.
   * @throws DomainError as `models/documents/open-document.ts`; TOO_MANY_REQUESTS where too many wait; CPU_THREAD_LOST
   */
  async searchablePdf(input: WritePdfInput, signal: AbortSignal): Promise<Uint8Array> {
    return this.thread.inTurn((pool) => pool.run('writePdf', input, { signal }));
  }

  async close(): Promise<void> {
    await this.thread.close();
  }
}
