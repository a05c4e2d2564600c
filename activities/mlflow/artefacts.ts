/** Sends a model version's files to MLflow, each one once: a tag of the run tells which bytes are there. */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { DomainError } from '../../contracts/errors';
import type { MlflowClient, MlflowRun } from './mlflow-client';
import { keyName } from './names';

export interface ArtefactFile {
  /** Below the run's artefacts, such as `model/reader.onnx`; what lies in `model/` is the registered version. */
  path: string;
  sha256: string;
  sizeBytes: number;
  mediaType: string;
  /** Opens the bytes from their beginning. */
  open(): Readable;
}

interface Target {
  client: MlflowClient;
  run: MlflowRun;
  signal: AbortSignal | undefined;
}

/** Throws BLOB_DAMAGED where the bytes have another hash than the file names. */
export async function sendArtefacts({ client, run, signal }: Target, files: readonly ArtefactFile[]): Promise<void> {
  const sent = new Map(run.data.tags.map(({ key, value }) => [key, value]));
  for (const file of files) {
    const key = keyName(`treadle.sha256.${file.path}`);
    if (sent.get(key) === file.sha256) continue;
    await client.putArtefact(run, { ...file, open: () => Readable.from(verified(file)) }, signal);
    await client.setTag(run.info.run_id, { key, value: file.sha256 }, signal);
  }
}

/** Holds the last bytes back until the hash is right, so that MLflow never has a whole file with wrong bytes. */
async function* verified(file: ArtefactFile): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let last: Uint8Array | undefined;
  for await (const chunk of file.open() as AsyncIterable<Uint8Array>) {
    hash.update(chunk);
    if (last) yield last;
    last = chunk;
  }
  if (hash.digest('hex') !== file.sha256) throw new DomainError('BLOB_DAMAGED', { sha256: file.sha256 });
  if (last) yield last;
}
