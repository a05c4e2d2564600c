/**
 * Keeps what a handler answers, for `idempotency.ts`. The answer is held back at its end until the keeper has it; a body
 * that comes in pieces goes out piece by piece, so memory holds no more than the bound.
 */
import type { ServerResponse } from 'node:http';
import type { KeptAnswer } from '../../db/repositories/idempotency';

/** A longer body is not kept. */
export const BODY_BYTES_MAX = 1024 ** 2;

/** Text that a text column can hold; anything else is not kept. */
const KEPT_TYPES = /^(application\/(problem\+)?json|text\/[\w.+-]+)(;|$)/i;

type Piece = string | Uint8Array;
type End = (chunk?: unknown, encoding?: unknown, done?: unknown) => ServerResponse;

export class AnswerRecorder {
  private readonly pieces: Buffer[] = [];
  private sizeBytes = 0;
  private hasEnded = false;

  constructor(
    private readonly res: ServerResponse,
    keep: (answer: KeptAnswer) => Promise<void>,
  ) {
    const write = res.write.bind(res) as (...args: unknown[]) => boolean;
    const end = res.end.bind(res) as End;
    res.write = (...args: unknown[]): boolean => {
      this.take(args[0], args[1]);
      return write(...args);
    };
    const held: End = (...args) => {
      if (this.hasEnded) return res;
      this.hasEnded = true;
      this.take(args[0], args[1]);
      void keep(this.answer()).then(() => end(...args));
      return res;
    };
    res.end = held as ServerResponse['end'];
  }

  private take(chunk: unknown, encoding: unknown): void {
    if (!isPiece(chunk)) return;
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, isEncoding(encoding) ? encoding : 'utf8') : chunk;
    this.sizeBytes += bytes.length;
    if (this.sizeBytes > BODY_BYTES_MAX) this.pieces.length = 0;
    else this.pieces.push(Buffer.from(bytes));
  }

  private answer(): KeptAnswer {
    const { res } = this;
    const contentType = textOf(res.getHeader('content-type'));
    return {
      status: res.statusCode,
      contentType,
      location: textOf(res.getHeader('location')),
      body: this.body(contentType),
    };
  }

  /** What must not be stored, such as a secret that is shown once, is not stored here either. */
  private body(contentType: string | null): string | null {
    if (/\bno-store\b/.test(textOf(this.res.getHeader('cache-control')) ?? '')) return null;
    if (this.sizeBytes === 0) return '';
    const isKept = this.sizeBytes <= BODY_BYTES_MAX && contentType !== null && KEPT_TYPES.test(contentType);
    const text = isKept ? Buffer.concat(this.pieces).toString('utf8') : '\0';
    return text.includes('\0') ? null : text;
  }
}

function isPiece(chunk: unknown): chunk is Piece {
  return typeof chunk === 'string' || chunk instanceof Uint8Array;
}

function isEncoding(encoding: unknown): encoding is BufferEncoding {
  return typeof encoding === 'string' && Buffer.isEncoding(encoding);
}

function textOf(header: number | string | string[] | undefined): string | null {
  return header === undefined ? null : String(header);
}
