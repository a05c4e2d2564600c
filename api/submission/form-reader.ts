/**
 * Reads a multipart form while it comes in, of one file or of thousands: each file is handed on as a stream, the text
 * fields are gathered, and the client is held back while files wait to be taken, so that memory stays the same however
 * many there are. Used by `read-form.ts` and `read-batch-form.ts`.
 */
import busboy, { type Busboy, type FileInfo } from 'busboy';
import type { Request } from 'express';
import { Writable, type Readable } from 'node:stream';
import { DomainError } from '../../contracts/errors';
import { FileQueue } from './file-queue';
import { sanitiseFileName } from './file-name';
import { type FormFields, unknownField } from './form-fields';

/** A caller's own field schema is the longest text there is. */
const FIELD_BYTES_MAX = 256 * 1024;
const FIELDS_MAX = 50;

export interface FormFile {
  /** Sanitised. */
  name: string;
  chunks: AsyncIterable<Uint8Array>;
  /** Aborted when the form has failed. */
  signal: AbortSignal;
}

export interface FormReaderOptions {
  fields: Pick<FormFields, 'add' | 'values'>;
  fileFields: ReadonlySet<string>;
  filesMax: number;
  /** What a form with more files is refused with. */
  tooMany: DomainError;
  /** Files that are taken at once; a later one waits, and the client with it. */
  filesAtOnce: number;
  /** Reads the file to its end or gives up on it; a rejection fails the whole form. */
  take: (file: FormFile) => Promise<void>;
}

/** Reads one form: all its fields, with the files taken. */
export class FormReader {
  private readonly failure = new AbortController();
  private readonly parser: Busboy;
  private readonly gate: Writable;
  private readonly files: FileQueue;
  private receivedBytes = 0;

  /** Throws REQUEST_INVALID. */
  constructor(
    private readonly req: Request,
    private readonly options: FormReaderOptions,
  ) {
    this.parser = openParser(req, options.filesMax);
    this.files = new FileQueue(options.filesAtOnce);
    this.gate = this.openGate();
  }

  /**
   * The controls and options once every file was taken. Throws UPLOAD_INTERRUPTED, OPTIONS_INVALID, REQUEST_INVALID,
   * `tooMany`, and what `take` throws; no file is in hand any more then.
   */
  async read(): Promise<Record<string, unknown>> {
    try {
      await this.parsed();
      await this.files.idle();
      this.failure.signal.throwIfAborted();
      return this.options.fields.values();
    } catch (error) {
      this.fail(error);
      this.parser.destroy();
      // Temporary files are gone before the client hears of the failure.
      await this.files.idle();
      throw error;
    } finally {
      this.req.unpipe(this.gate);
      this.gate.destroy();
    }
  }

  /** Resolves when the whole form was read, rejects with the first failure of any part. */
  private parsed(): Promise<void> {
    const { req, parser, failure, options } = this;
    return new Promise((resolve, reject) => {
      failure.signal.addEventListener('abort', () => reject(failure.signal.reason as Error));
      // A part may come without a name, whatever the types say.
      parser.on('field', (name: string | undefined, text, { valueTruncated, nameTruncated }) =>
        this.attempt(() => options.fields.add(name ?? '', text, valueTruncated || nameTruncated)),
      );
      parser.on('file', (name: string | undefined, stream, info) => this.takeFile(name ?? '', stream, info));
      parser.on('filesLimit', () => this.fail(options.tooMany));
      for (const limit of ['partsLimit', 'fieldsLimit'] as const) {
        parser.on(limit, () => this.fail(requestInvalid(`The form has more than ${FIELDS_MAX} fields`)));
      }
      // A parser that has failed fails once more when it is destroyed.
      parser.on('error', (error: Error) => this.fail(brokenForm(error)));
      parser.once('close', resolve);
      const interrupted = (): void =>
        this.fail(new DomainError('UPLOAD_INTERRUPTED', { receivedBytes: this.receivedBytes }));
      req.on('data', (chunk: Buffer) => (this.receivedBytes += chunk.length));
      req.once('error', interrupted).once('aborted', interrupted).once('timeout', interrupted);
      req.pipe(this.gate);
    });
  }

  /** Lets the next piece of the request through once the files that end in the piece before it are taken. */
  private openGate(): Writable {
    const { parser, files } = this;
    return new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        parser.write(chunk, () => void files.caughtUp().then(() => done()));
      },
      final: (done) => {
        parser.end();
        done();
      },
    });
  }

  private takeFile(field: string, stream: Readable, info: FileInfo): void {
    // A stream that nobody reads fails loudly when the parser is destroyed.
    stream.on('error', () => undefined);
    const { fileFields, take } = this.options;
    const { signal } = this.failure;
    if (signal.aborted) return;
    if (!fileFields.has(field)) return this.fail(unknownField(field));
    const file = { name: sanitiseFileName(info.filename), chunks: chunksOf(stream), signal };
    this.files.add(async () => {
      try {
        signal.throwIfAborted();
        await take(file);
        // What was not wanted of it must be read all the same: the next part comes behind it.
        for await (const _ of chunksOf(stream)) signal.throwIfAborted();
      } catch (error) {
        this.fail(error);
      }
    });
  }

  private attempt(action: () => void): void {
    try {
      action();
    } catch (error) {
      this.fail(error);
    }
  }

  private fail(error: unknown): void {
    if (!this.failure.signal.aborted) this.failure.abort(error);
  }
}

/** The bytes of a part. The stream is not destroyed when the reader leaves early: the parser waits for its end. */
async function* chunksOf(stream: Readable): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of stream.iterator({ destroyOnReturn: false })) yield chunk as Uint8Array;
  } catch (error) {
    throw brokenForm(error instanceof Error ? error : new Error(String(error)));
  }
}

function openParser(req: Request, filesMax: number): Busboy {
  try {
    return busboy({
      headers: req.headers,
      defParamCharset: 'utf8',
      limits: {
        files: filesMax,
        fields: FIELDS_MAX,
        parts: FIELDS_MAX + filesMax + 1,
        fieldSize: FIELD_BYTES_MAX,
        fieldNameSize: 100,
      },
    });
  } catch {
    throw requestInvalid('The Content-Type of the form has no boundary');
  }
}

function brokenForm(error: Error): DomainError {
  return requestInvalid(`The form is broken: ${error.message}`);
}

function requestInvalid(problem: string): DomainError {
  return new DomainError('REQUEST_INVALID', { problem });
}
