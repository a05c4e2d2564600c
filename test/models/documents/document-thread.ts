/**
 * Calls `models/documents/open-document.ts` in a thread of plain Node, as the product does: jest's own module system
 * cannot load pdf.js.
 */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PageText } from '../../../contracts/page';
import type { ErrorCode, ErrorDetails } from '../../../contracts/errors';
import { DomainError } from '../../../contracts/errors';
import type { InspectedDocument, InspectOptions, RenderOptions } from '../../../models/documents/document-options';
import type { RawImage } from '../../../models/images/raw-image';

interface Calls {
  inspectDocument: { options: InspectOptions; result: InspectedDocument };
  renderPage: { options: RenderOptions; result: RawImage };
  pdfPageText: { options: Omit<RenderOptions, 'mediaType'>; result: PageText | null };
}

export type Reply<Name extends keyof Calls> =
  { result: Calls[Name]['result'] } | { code: ErrorCode; details: ErrorDetails } | { bug: string };

export class DocumentThread {
  private readonly worker = new Worker(join(__dirname, 'document-thread-entry.cjs'));

  /** @throws DomainError as the function does; Error with the stack of any other error */
  async call<Name extends keyof Calls>(
    name: Name,
    bytes: Uint8Array,
    options: Calls[Name]['options'],
  ): Promise<Calls[Name]['result']> {
    const reply = await new Promise<Reply<Name>>((resolve, reject) => {
      this.worker.once('message', resolve).once('error', reject);
      this.worker.postMessage({ name, bytes, options });
    });
    this.worker.removeAllListeners('error');
    if ('result' in reply) return reply.result;
    throw 'code' in reply ? new DomainError(reply.code, reply.details) : new Error(reply.bug);
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }
}
