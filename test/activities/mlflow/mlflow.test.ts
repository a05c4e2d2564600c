/** Against a real MLflow server: what we send arrives once, whatever dies in between. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { ArtefactFile } from '../../../activities/mlflow/artefacts';
import { createMlflow, type Mlflow } from '../../../activities/mlflow/mlflow';
import type { ModelVersionRecord } from '../../../activities/mlflow/model-version-record';
import { MLFLOW_USER, startMlflowServer } from '../../setup/mlflow-server';
import { hasPython, itWithPython, type PythonServer } from '../../setup/python-server';
import { triedAgain } from '../../setup/tried-again';

const INSTALL_MS_MAX = 900_000;
const itWithMlflow = itWithPython('MLflow');

let server: PythonServer;
let mlflow: Mlflow;
beforeAll(async () => {
  if (!hasPython()) return;
  server = await startMlflowServer();
  mlflow = connected();
}, INSTALL_MS_MAX);
afterAll(() => (hasPython() ? server.close() : undefined));

function connected(settings: Record<string, string> = MLFLOW_USER): Mlflow {
  const made = createMlflow({ MLFLOW_TRACKING_URI: server.url, ...settings });
  if (!made) throw new Error('MLflow is configured, and no client is made.');
  return made;
}

type Pairs = { key: string; value: string | number }[];

/** What the server answers, as far as the tests read it. */
interface Answer {
  runs?: {
    info: { run_id: string; run_name: string; status: string; artifact_uri: string };
    data: { params: Pairs; metrics: Pairs; tags: Pairs };
  }[];
  model_versions?: { version: string; run_id: string; description: string; source: string }[];
  metrics?: { step: number; value: number }[];
  model_version?: { version: string };
}

/** Asks the server as its own programs do. */
async function ask(path: string, body?: unknown): Promise<Answer> {
  const { MLFLOW_TRACKING_USERNAME: user, MLFLOW_TRACKING_PASSWORD: password } = MLFLOW_USER;
  const response = await fetch(`${server.url}/api/2.0/mlflow/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
      'content-type': 'application/json',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return (await response.json()) as Answer;
}

const runsIn = async (experimentId: string) =>
  (await ask('runs/search', { experiment_ids: [experimentId], run_view_type: 'ACTIVE_ONLY' })).runs ?? [];

const versionsOf = async (name: string) =>
  (await ask(`model-versions/search?filter=${encodeURIComponent(`name='${name}'`)}`)).model_versions ?? [];

const keyed = (pairs: Pairs) => Object.fromEntries(pairs.map(({ key, value }) => [key, value]));

const record = (changes: Partial<ModelVersionRecord> = {}): ModelVersionRecord => ({
  id: randomUUID(),
  slot: `documents/reader-${randomUUID().slice(0, 8)}`,
  version: '2026-11-21.1',
  startedAt: '2026-11-21T03:00:00.000Z',
  endedAt: '2026-11-21T03:20:00.000Z',
  params: { epochs: 12, learning_rate: 0.001, augment: true, 'teacher (if any)': null, 'optimiser: name?': 'adam' },
  metrics: [
    { name: 'character error rate', value: 0.021 },
    { name: 'loss', value: 2.5, step: 1 },
    { name: 'loss', value: 0.75, step: 2 },
    { name: 'diverged', value: NaN },
  ],
  datasetVersion: 'ds_7',
  parentId: 'a-parent',
  codeVersion: '0.1.0',
  description: 'Trained from 120 corrections.',
  ...changes,
});

function file(path: string, bytes: Buffer = randomBytes(3_000_000)): ArtefactFile & { bytes: Buffer } {
  return {
    path,
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    sizeBytes: bytes.length,
    mediaType: 'application/octet-stream',
    open: () => Readable.from([bytes.subarray(0, 1_000), bytes.subarray(1_000)]),
  };
}

itWithMlflow('a model version published twice is one run and one version, with all that is known of it', async () => {
  const model = record();
  const files = [file('model/reader.onnx'), file('model/한글 card.json', Buffer.from('{}'))];
  const first = await mlflow.publishModelVersion(model, files);
  const second = await mlflow.publishModelVersion(model, files);

  expect(second).toEqual(first);
  expect(first.name).toBe(model.slot.replace('/', '.'));
  const [run, ...others] = await runsIn(first.experimentId);
  expect(others).toEqual([]);
  expect(run!.info).toMatchObject({ run_id: first.runId, run_name: model.version, status: 'FINISHED' });
  expect(run!.info).toMatchObject({ start_time: Date.parse(model.startedAt), end_time: Date.parse(model.endedAt) });
  expect(keyed(run!.data.params)).toEqual({
    epochs: '12',
    learning_rate: '0.001',
    augment: 'true',
    'optimiser: name_': 'adam',
  });
  expect(keyed(run!.data.metrics)).toMatchObject({ 'character error rate': 0.021, loss: 0.75 });
  expect(keyed(run!.data.tags)).toMatchObject({
    'treadle.model_version_id': model.id,
    'treadle.dataset_version': 'ds_7',
    'treadle.parent_model_version_id': 'a-parent',
    'treadle.code_version': '0.1.0',
  });
  const history = await ask(`metrics/get-history?run_id=${first.runId}&metric_key=loss`);
  expect(history.metrics?.map(({ value, step }) => [step, value])).toEqual([
    [1, 2.5],
    [2, 0.75],
  ]);
  const [version, ...more] = await versionsOf(first.name);
  expect(more).toEqual([]);
  expect(version).toMatchObject({ version: first.version, run_id: first.runId, description: model.description });
  expect(version!.source).toBe(`${run!.info.artifact_uri}/model`);
});

itWithMlflow('the bytes of an artefact come back as they were', async () => {
  const files = [file('model/reader.onnx'), file('evaluation/misread lines.jsonl', Buffer.from('{"line":1}\n'))];
  const { runId } = await mlflow.publishModelVersion(record(), files);
  for (const { path, sha256 } of files) {
    const bytes = await buffer(await mlflow.openArtefact({ runId, path }));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
  }
  await expect(mlflow.openArtefact({ runId, path: 'model/none.onnx' })).rejects.toMatchObject({
    code: expect.stringMatching(/^MLFLOW_/),
  });
});

itWithMlflow('what the server missed while it was down is sent by the next call', async () => {
  const model = record();
  const [first, last] = [file('model/reader.onnx'), file('model/labels.txt')];
  const dying: ArtefactFile = {
    ...last,
    open: () =>
      Readable.from(
        (async function* () {
          await server.stop();
          yield last.bytes;
        })(),
      ),
  };
  const unavailable = { code: 'MLFLOW_UNAVAILABLE', message: expect.stringContaining('MLFLOW_TRACKING_URI') };
  try {
    await expect(mlflow.publishModelVersion(model, [first, dying])).rejects.toMatchObject(unavailable);
    await expect(mlflow.publishModelVersion(model, [first, last])).rejects.toMatchObject({
      ...unavailable,
      // Either a new connection is refused, or one that was kept open is found closed.
      details: { reason: expect.stringMatching(/^(ECONNREFUSED|ECONNRESET|UND_ERR_SOCKET)$/) },
    });
  } finally {
    await server.start();
  }

  let opened = 0;
  const counted = { ...first, open: () => ((opened += 1), first.open()) };
  const published = await mlflow.publishModelVersion(model, [counted, last]);
  // Its bytes had arrived.
  expect(opened).toBe(0);
  expect(await runsIn(published.experimentId)).toHaveLength(1);
  expect(await versionsOf(published.name)).toHaveLength(1);
  const bytes = await buffer(await mlflow.openArtefact({ runId: published.runId, path: last.path }));
  expect(bytes.equals(last.bytes)).toBe(true);
});

itWithMlflow('two calls at once make one version', async () => {
  const model = record();
  const publish = () => triedAgain('MLFLOW_UNAVAILABLE', () => mlflow.publishModelVersion(model, []));
  const published = await Promise.all([1, 2, 3].map(publish));
  expect(new Set(published.map(({ version }) => version)).size).toBe(1);
  expect(await versionsOf(published[0]!.name)).toHaveLength(1);
});

itWithMlflow('an alias moves to another version, and goes away', async () => {
  const older = record();
  const newer = record({ slot: older.slot, version: '2026-11-28.1', parentId: older.id });
  const { name } = await mlflow.publishModelVersion(older, []);
  const { version } = await mlflow.publishModelVersion(newer, []);
  const alias = { slot: older.slot, alias: 'production' } as const;

  expect(await mlflow.aliasedModelVersion(alias)).toBeNull();
  await mlflow.setAlias({ ...alias, modelVersionId: older.id });
  expect(await mlflow.aliasedModelVersion(alias)).toBe(older.id);
  await mlflow.setAlias({ ...alias, modelVersionId: newer.id });
  await mlflow.setAlias({ ...alias, modelVersionId: newer.id });
  expect(await mlflow.aliasedModelVersion(alias)).toBe(newer.id);
  const { model_version: served } = await ask(`registered-models/alias?name=${name}&alias=production`);
  expect(served?.version).toBe(version);
  await mlflow.removeAlias(alias);
  await mlflow.removeAlias(alias);
  expect(await mlflow.aliasedModelVersion(alias)).toBeNull();

  await expect(mlflow.setAlias({ ...alias, modelVersionId: 'never-published' })).rejects.toMatchObject({
    code: 'MLFLOW_REFUSED',
    message: expect.stringContaining('publish it first'),
  });
});

itWithMlflow('more metrics are added to a version that is published already', async () => {
  const model = record({ metrics: [{ name: 'accuracy', value: 0.9 }] });
  await mlflow.publishModelVersion(model, []);
  const many = Array.from({ length: 1_200 }, (_, step) => ({ name: 'shadow agreement', value: step / 1_200, step }));
  const { experimentId } = await mlflow.publishModelVersion({ ...model, metrics: [...model.metrics, ...many] }, []);
  const [run] = await runsIn(experimentId);
  expect(keyed(run!.data.metrics)).toEqual({ accuracy: 0.9, 'shadow agreement': 1_199 / 1_200 });
});

itWithMlflow('a file whose bytes are not its own is not taken for sent', async () => {
  const damaged = { ...file('model/reader.onnx'), sha256: '0'.repeat(64) };
  const model = record();
  await expect(mlflow.publishModelVersion(model, [damaged])).rejects.toMatchObject({ code: 'BLOB_DAMAGED' });
  const sound = file('model/reader.onnx');
  const { runId } = await mlflow.publishModelVersion(model, [sound]);
  const bytes = await buffer(await mlflow.openArtefact({ runId, path: sound.path }));
  expect(bytes.equals(sound.bytes)).toBe(true);
});

itWithMlflow('a wrong password is told without telling it', async () => {
  const stranger = connected({ ...MLFLOW_USER, MLFLOW_TRACKING_PASSWORD: 'guessed-password' });
  const refusal = await stranger.publishModelVersion(record(), []).catch((error: unknown) => error);
  expect(refusal).toMatchObject({ code: 'MLFLOW_REFUSED', details: { status: 401 } });
  expect(JSON.stringify(refusal)).not.toContain('guessed-password');
  expect(String(refusal)).toContain('You are not authenticated');
});

itWithMlflow('a parameter that MLflow has with another value is refused', async () => {
  const model = record();
  await mlflow.publishModelVersion(model, []);
  const changed = { ...model, params: { ...model.params, epochs: 13 } };
  await expect(mlflow.publishModelVersion(changed, [])).rejects.toMatchObject({
    code: 'MLFLOW_REFUSED',
    message: expect.stringContaining('epochs'),
  });
});

itWithMlflow('an experiment that somebody deleted is restored', async () => {
  const model = record();
  const { experimentId } = await mlflow.publishModelVersion(model, []);
  await ask('experiments/delete', { experiment_id: experimentId });
  expect(await mlflow.publishModelVersion(record({ slot: model.slot }), [])).toMatchObject({ experimentId });
});
