import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ModelStore } from '../../../activities/loop/model-store';
import type { ModelFile } from '../../../contracts/model';
import { LocalBlobStore } from '../../../db/blob-store/local-blob-store';
import type { ModelVersionRow } from '../../../db/repositories/model-versions';

const KEY = Buffer.alloc(32, 1);
const SLOT = 'documents/reader';

let folder: string;
let rows: Partial<ModelVersionRow>[];
let blobStore: LocalBlobStore;
const openStore = (signingKey: Uint8Array = KEY) =>
  new ModelStore({
    versions: {
      findByVersion: (slot, version) =>
        Promise.resolve(
          rows.find((row) => row.slot === slot && row.version === version) as ModelVersionRow | undefined,
        ),
    },
    blobStore,
    folder: join(folder, 'models'),
    signingKey,
  });
const bytes = (text: string) => new TextEncoder().encode(text);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'treadle-models-'));
  blobStore = new LocalBlobStore(join(folder, 'blobs'));
  rows = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function register(contents: Record<string, string>): Promise<{ version: string; files: ModelFile[] }> {
  const store = openStore();
  const files = await store.keep(
    Object.fromEntries(Object.entries(contents).map(([name, text]) => [name, bytes(text)])),
  );
  const version = `v-${randomUUID()}`;
  rows.push({ slot: SLOT, version, origin: 'trained', files, signature: store.sign({ slot: SLOT, version, files }) });
  return { version, files };
}

it('gives what was kept, as bytes and as files of this machine', async () => {
  const { version } = await register({ 'weights.json': '{}', 'network.onnx': 'net' });
  const store = openStore();
  expect(await store.read(SLOT, version)).toEqual({ 'weights.json': bytes('{}'), 'network.onnx': bytes('net') });
  const located = await store.locate(SLOT, version);
  expect(readFileSync(located?.files['network.onnx'] ?? '', 'utf8')).toBe('net');
  expect(await store.locate(SLOT, version)).toBe(located);
});

it('mends a copy that was damaged on this machine', async () => {
  const { version } = await register({ 'weights.json': 'right' });
  const path = (await openStore().locate(SLOT, version))?.files['weights.json'] ?? '';
  writeFileSync(path, 'wrong');
  await openStore().locate(SLOT, version);
  expect(readFileSync(path, 'utf8')).toBe('right');
  expect(readdirSync(join(folder, 'models'))).toHaveLength(1);
});

it('has nothing to locate for what comes with the code', async () => {
  rows.push({ slot: SLOT, version: '1', origin: 'built-in', files: [], signature: null });
  expect(await openStore().locate(SLOT, '1')).toBeNull();
  expect(await openStore().read(SLOT, '1')).toBeNull();
});

it('refuses a version that nobody registered', async () => {
  await expect(openStore().locate(SLOT, 'v9')).rejects.toMatchObject({ code: 'MODEL_UNKNOWN' });
});

describe('a version that was altered is not served', () => {
  const invalid = { code: 'MODEL_SIGNATURE_INVALID' };

  it('with another file in its entry', async () => {
    const { version, files } = await register({ 'weights.json': '{}' });
    const other = await openStore().keep({ 'weights.json': bytes('evil') });
    Object.assign(rows[0] ?? {}, { files: other });
    await expect(openStore().locate(SLOT, version)).rejects.toMatchObject(invalid);
    Object.assign(rows[0] ?? {}, { files });
    await expect(openStore().locate(SLOT, version)).resolves.not.toBeNull();
  });

  it('in another slot, under another name, signed with another key, or not signed', async () => {
    const { version } = await register({ 'weights.json': '{}' });
    const [row] = rows;
    rows.push(
      { ...row, slot: 'documents/layout' },
      { ...row, version: 'v-other' },
      { ...row, version: 'v0', signature: null },
    );
    await expect(openStore().locate('documents/layout', version)).rejects.toMatchObject(invalid);
    await expect(openStore().locate(SLOT, 'v-other')).rejects.toMatchObject(invalid);
    await expect(openStore().locate(SLOT, 'v0')).rejects.toMatchObject(invalid);
    await expect(openStore(Buffer.alloc(32, 2)).locate(SLOT, version)).rejects.toMatchObject(invalid);
  });

  it('with other bytes in the blob store', async () => {
    const { version, files } = await register({ 'weights.json': '{}' });
    const [file] = files;
    const blobs = readdirSync(join(folder, 'blobs'), { recursive: true, withFileTypes: true });
    const stored = blobs.find(({ name }) => name.includes(file?.sha256.slice(4) ?? '?'));
    writeFileSync(join(stored?.parentPath ?? '', stored?.name ?? ''), 'evil');
    await expect(openStore().locate(SLOT, version)).rejects.toMatchObject({ code: 'BLOB_DAMAGED' });
  });
});

it('names files by their hash', async () => {
  const [file] = await openStore().keep({ 'weights.json': bytes('{}') });
  expect(file?.sha256).toBe(createHash('sha256').update('{}').digest('hex'));
});
