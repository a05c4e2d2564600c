/** Reading the form of a batch, without what is then done with it: a server of its own over a blob store on the disk. */
import express from 'express';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type BatchForm, readBatchForm } from '../../api/submission/read-batch-form';
import { documents } from '../../contracts/documents/definition';
import { LocalBlobStore } from '../../db/blob-store/local-blob-store';
import { pngBytes } from './api-under-test';
import { formBody, type FormPart } from './form-body';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

type Outcome = { form: BatchForm } | { error: unknown };

const BYTES_MAX = 64 * 1024;

describe('the form of a batch', () => {
  let folder: string;
  let server: Server;
  let outcomes: Outcome[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'treadle-form-'));
    const blobStore = new LocalBlobStore(folder);
    const app = express();
    app.post('/', async (req, res) => {
      try {
        outcomes.push({ form: await readBatchForm(req, { pipeline: documents, blobStore, bytesMax: BYTES_MAX }) });
        res.status(204).end();
      } catch (error) {
        outcomes.push({ error });
        req.resume();
        res.status(400).end();
      }
    });
    server = createServer(app).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
  });
  afterEach(() => {
    outcomes = [];
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true, force: true });
  });

  const open = () =>
    httpRequest({
      port: (server.address() as AddressInfo).port,
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
    }).on('error', () => {});
  const temporaryFiles = () => readdir(join(folder, 'tmp')).catch(() => []);

  async function outcome(): Promise<Outcome> {
    while (outcomes.length === 0) await sleep(5);
    return outcomes[0]!;
  }

  async function read(parts: Iterable<FormPart>, pieceBytes?: number): Promise<BatchForm> {
    const request = open();
    for (const piece of formBody(parts, pieceBytes)) {
      if (!request.write(piece)) await new Promise((resolve) => request.once('drain', resolve));
    }
    request.end();
    const end = await outcome();
    if ('error' in end) throw end.error;
    return end.form;
  }

  const file = (name: string, bytes: Uint8Array, field = 'files'): FormPart => ({ field, name, bytes });

  it.each([1, 7, 1_000, undefined])('comes whole whatever pieces it arrives in: %s bytes', async (pieceBytes) => {
    const parts = [
      { field: 'pages', text: '1-2' },
      file('하나.png', pngBytes(300)),
      file('empty.png', Buffer.alloc(0)),
      { field: 'name', text: 'Receipts' },
      file('large.png', pngBytes(BYTES_MAX + 1)),
      file('two.png', pngBytes(300), 'file'),
      file('text.png', Buffer.from('no picture')),
      { field: 'priority', text: '5' },
    ];
    const { items, values } = await read(
      pieceBytes === 1 ? parts.filter((part) => part.name !== 'large.png') : parts,
      pieceBytes,
    );
    expect(values).toEqual({ name: 'Receipts', priority: 5, options: { pages: '1-2' } });
    const seen = items.map((item) => [
      item.name,
      'blob' in item ? item.blob.size_bytes : 'error' in item && item.error.code,
    ]);
    const large = ['large.png', 'UPLOAD_TOO_LARGE'];
    expect(seen).toEqual([
      ['하나.png', 300],
      ['empty.png', 'UPLOAD_EMPTY'],
      ...(pieceBytes === 1 ? [] : [large]),
      ['two.png', 300],
      ['text.png', 'MEDIA_TYPE_UNSUPPORTED'],
    ]);
    expect(await temporaryFiles()).toEqual([]);
  });

  it('takes 5,000 files in order, and memory does not grow with them', async () => {
    const inUse = () => {
      collectGarbage();
      return process.memoryUsage().arrayBuffers;
    };
    const seen: number[] = [];
    function* many(): Generator<FormPart> {
      for (let index = 0; index < 5_000; index += 1) {
        if (index % 500 === 499) seen.push(inUse());
        yield file(`${index}.png`, pngBytes(20_000));
      }
    }
    const before = inUse();
    const { items } = await read(many());
    expect(items.map(({ name }) => name)).toEqual(Array.from({ length: 5_000 }, (_, index) => `${index}.png`));
    expect(items.every((item) => 'blob' in item)).toBe(true);
    // All files together have 100 MB; what is on its way through client, kernel and server is far less.
    expect(Math.max(...seen) - before).toBeLessThan(25e6);
    expect(await temporaryFiles()).toEqual([]);
  });

  it.each([
    ['a good file', pngBytes(BYTES_MAX)],
    ['a file that is passed over', Buffer.alloc(BYTES_MAX * 4)],
  ])('that breaks off in the middle of %s leaves no file in hand', async (_what, bytes) => {
    const request = open();
    const pieces = [...formBody([file('a.png', pngBytes(100)), file('b.png', bytes)], 10_000)];
    for (const piece of pieces.slice(0, 5)) request.write(piece);
    while ((await temporaryFiles()).length === 0 && bytes[0] !== 0) await sleep(5);
    await sleep(50);
    request.destroy();
    expect(await outcome()).toEqual({ error: expect.objectContaining({ code: 'UPLOAD_INTERRUPTED' }) });
    expect(await temporaryFiles()).toEqual([]);
  });

  it.each([
    ['an unknown field', [file('a.png', pngBytes()), { field: 'motor', text: 'x' }], 'OPTIONS_INVALID'],
    ['a file under another name', [file('a.png', pngBytes(), 'image')], 'OPTIONS_INVALID'],
    ['a deadline, which batches do not have', [{ field: 'deadline_seconds', text: '5' }], 'OPTIONS_INVALID'],
    ['too many fields', Array.from({ length: 60 }, () => ({ field: 'languages', text: 'en' })), 'REQUEST_INVALID'],
  ] as [string, FormPart[], string][])('is refused whole for %s', async (_what, parts, code) => {
    await expect(read(parts)).rejects.toMatchObject({ name: 'DomainError', code });
    expect(await temporaryFiles()).toEqual([]);
  });

  it('is refused where its end is missing', async () => {
    const request = open();
    const [body] = formBody([file('a.png', pngBytes())]);
    request.end(body!.subarray(0, -10));
    expect(await outcome()).toEqual({ error: expect.objectContaining({ code: 'REQUEST_INVALID' }) });
    expect(await temporaryFiles()).toEqual([]);
  });
});
