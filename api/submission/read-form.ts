/**
 * Reads a multipart form while it comes in: the file goes straight to the blob store, the fields are gathered. Fields
 * may come before or after the file. Whatever goes wrong, nothing of the file is kept.
 */
import busboy, { type Busboy, type FileInfo } from 'busboy';
import type { Request } from 'express';
import type { Readable } from 'node:stream';
import type { BlobRef } from '../../contracts/blob';
import { DomainError } from '../../contracts/errors';
import { detectMediaType } from '../../contracts/media-type';
import type { PipelineDefinition } from '../../contracts/pipeline';
import type { BlobStore } from '../../db/blob-store/blob-store';
import { sanitiseFileName } from './file-name';
import { FormFields, unknownField } from './form-fields';

const FILE_FIELD = 'file';
/** A caller's own field schema is the longest text there is. */
const FIELD_BYTES_MAX = 256 * 1024;
const FIELDS_MAX = 50;

export interface FormOptions {
  pipeline: PipelineDefinition;
  blobStore: BlobStore;
  bytesMax: number;
}

export interface Form {
  blob: BlobRef;
  fileName: string;
  values: Record<string, unknown>;
}

/**
 * Throws UPLOAD_MISSING, UPLOAD_EMPTY, UPLOAD_TOO_LARGE, UPLOAD_INTERRUPTED, MEDIA_TYPE_UNSUPPORTED, OPTIONS_INVALID,
 * REQUEST_INVALID and what the blob store throws.
 */
export async function readForm(req: Request, options: FormOptions): Promise<Form> {
  const reading = new FormReading(req, options);
  return reading.read();
}

class FormReading {
  private readonly failure = new AbortController();
  private readonly fields: FormFields;
  private readonly parser: Busboy;
  private upload: Promise<BlobRef> | undefined;
  private fileName = '';
  private receivedBytes = 0;

  constructor(
    private readonly req: Request,
    private readonly options: FormOptions,
  ) {
    this.fields = new FormFields(options.pipeline);
    this.parser = openParser(req);
  }

  async read(): Promise<Form> {
    try {
      await this.parsed();
      if (!this.upload) throw new DomainError('UPLOAD_MISSING');
      const blob = await this.upload;
      return { blob, fileName: this.fileName, values: this.fields.values() };
    } catch (error) {
      this.fail(error);
      // The temporary file is gone before the client hears of the failure.
      await this.upload?.catch(() => undefined);
      throw error;
    } finally {
      this.req.unpipe(this.parser);
      if (this.failure.signal.aborted) this.parser.destroy();
    }
  }

  /** Resolves when the whole form was read, rejects with the first failure of any part. */
  private parsed(): Promise<void> {
    const { req, parser, failure } = this;
    return new Promise((resolve, reject) => {
      failure.signal.addEventListener('abort', () => reject(failure.signal.reason as Error));
      parser.on('field', (name, text, { valueTruncated, nameTruncated }) =>
        this.attempt(() => this.fields.add(name, text, valueTruncated || nameTruncated)),
      );
      parser.on('file', (name, stream, info) => this.takeFile(name, stream, info));
      for (const limit of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const) {
        parser.on(limit, () =>
          this.fail(requestInvalid('The form has too many parts; it holds one file and its options')),
        );
      }
      parser.once('error', (error: Error) => this.fail(requestInvalid(`The form is broken: ${error.message}`)));
      parser.once('close', resolve);
      const interrupted = (): void =>
        this.fail(new DomainError('UPLOAD_INTERRUPTED', { receivedBytes: this.receivedBytes }));
      req.on('data', (chunk: Buffer) => (this.receivedBytes += chunk.length));
      req.once('error', interrupted).once('aborted', interrupted).once('timeout', interrupted);
      req.pipe(parser);
    });
  }

  private takeFile(name: string, stream: Readable, info: FileInfo): void {
    // A stream that nobody reads fails loudly when the parser is destroyed.
    stream.on('error', () => undefined);
    if (name !== FILE_FIELD) return this.fail(unknownField(name));
    const { blobStore, bytesMax, pipeline } = this.options;
    this.fileName = sanitiseFileName(info.filename);
    const accept = (head: Uint8Array): string => acceptedType(detectMediaType(head), pipeline);
    this.upload = blobStore.put(stream, { bytesMax, signal: this.failure.signal, accept });
    this.upload.catch((error: unknown) => this.fail(error));
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

/** Throws MEDIA_TYPE_UNSUPPORTED. */
export function acceptedType(mediaType: string, pipeline: PipelineDefinition): string {
  if (pipeline.accepts.includes(mediaType)) return mediaType;
  throw new DomainError('MEDIA_TYPE_UNSUPPORTED', { seen: mediaType, accepted: [...pipeline.accepts] });
}

function openParser(req: Request): Busboy {
  try {
    return busboy({
      headers: req.headers,
      defParamCharset: 'utf8',
      limits: { files: 1, fields: FIELDS_MAX, parts: FIELDS_MAX + 1, fieldSize: FIELD_BYTES_MAX, fieldNameSize: 100 },
    });
  } catch {
    throw requestInvalid('The Content-Type of the form has no boundary');
  }
}

function requestInvalid(problem: string): DomainError {
  return new DomainError('REQUEST_INVALID', { problem });
}
