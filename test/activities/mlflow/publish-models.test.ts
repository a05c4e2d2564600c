/** The registry and a real MLflow server: what MLflow missed while it was down arrives once, and who serves is right. */
import { MockActivityEnvironment } from '@temporalio/testing';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMlflow, type Mlflow } from '../../../activities/mlflow/mlflow';
import { createPublicationActivities, type Publication } from '../../../activities/mlflow/publish-models';
import type { GateVerdict, RetrainEnding, RetrainOutcome } from '../../../contracts/retrain';
import { LocalBlobStore } from '../../../db/blob-store/local-blob-store';
import { DatasetsRepository } from '../../../db/repositories/datasets';
import { ModelPublicationsRepository } from '../../../db/repositories/model-publications';
import { ModelVersionsRepository } from '../../../db/repositories/model-versions';
import { ModelsRepository } from '../../../db/repositories/models';
import { RetrainsRepository } from '../../../db/repositories/retrains';
import { createTestDatabase, type TestDatabase } from '../../setup/database';
import { askMlflow, MLFLOW_USER, mlflowArtefact, startMlflowServer } from '../../setup/mlflow-server';
import { hasPython, itWithPython, type PythonServer } from '../../setup/python-server';

const INSTALL_MS_MAX = 900_000;
const itWithMlflow = itWithPython('MLflow');
const SLOT = 'documents/reader';

let server: PythonServer;
let mlflow: Mlflow;
let database: TestDatabase;
let folder: string;
let blobStore: LocalBlobStore;
let versions: ModelVersionsRepository;
let models: ModelsRepository;

beforeAll(async () => {
  if (!hasPython()) return;
  server = await startMlflowServer();
  const made = createMlflow({ MLFLOW_TRACKING_URI: server.url, ...MLFLOW_USER });
  if (!made) throw new Error('MLflow is configured, and no client is made.');
  mlflow = made;
}, INSTALL_MS_MAX);
afterAll(() => (hasPython() ? server.close() : undefined));
beforeEach(async () => {
  database = await createTestDatabase();
  folder = mkdtempSync(join(tmpdir(), 'treadle-publish-'));
  blobStore = new LocalBlobStore(folder);
  versions = new ModelVersionsRepository(database.orm);
  models = new ModelsRepository(database.orm);
});
afterEach(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

function publish(connection: Mlflow | null = mlflow): Promise<Publication> {
  const publications = new ModelPublicationsRepository(database.orm);
  const { publishRegistry } = createPublicationActivities({ mlflow: connection, publications, blobStore });
  return new MockActivityEnvironment().run(publishRegistry);
}

/** As a retrain registers it, or an upload. */
async function trained(origin: 'trained' | 'uploaded' = 'trained'): Promise<string> {
  const { sha256, size_bytes } = await blobStore.putBytes(randomBytes(50_000), 'application/octet-stream');
  const { id } = await versions.register({
    id: randomUUID(),
    slot: SLOT,
    origin,
    parentId: null,
    datasetId: await dataset(),
    codeVersion: '1.2.3',
    parameters: { words: 7 },
    metrics: { validation_rows: 40 },
    files: [{ name: 'weights.bin', sha256, size_bytes }],
    sign: (number) => ({ version: `v${number}`, signature: '' }),
  });
  return id;
}
async function dataset(): Promise<string> {
  const counts = { rows: 0, train: 0, test: 0, new: 0, sources: 0, disputed: 0, scrubbed: 0 };
  const blob = { contentSha256: randomUUID(), blobSha256: '', sizeBytes: 1 };
  return (await new DatasetsRepository(database.orm).register({ slot: SLOT, ...blob, counts, feedbackIds: [] })).id;
}
const deploy = (modelVersionId: string) => models.deploy({ slot: SLOT, modelVersionId, reason: 'better', byId: null });
const aliased = (alias: 'production' | 'candidate') => mlflow.aliasedModelVersion({ slot: SLOT, alias });

interface Told {
  model_versions?: { version: string; run_id: string; tags: { key: string; value: string }[] }[];
  run?: { data: { metrics: { key: string; value: number }[] } };
  experiment?: { experiment_id: string };
  runs?: {
    info: { status: string; start_time: number; end_time: number; artifact_uri: string };
    data: { tags: { key: string; value: string }[] };
  }[];
}
const ask = (path: string, body?: unknown) => askMlflow<Told>(server, `mlflow/${path}`, body);
const toldOf = async (id: string) =>
  (
    (await ask(`model-versions/search?filter=${encodeURIComponent("name='documents.reader'")}`)).model_versions ?? []
  ).filter(({ tags }) => tags.some(({ key, value }) => key === 'treadle.model_version_id' && value === id));

itWithMlflow('what was trained and deployed while MLflow was down arrives once when it is up again', async () => {
  await models.deployShipped({ slot: SLOT, version: 'shipped', origin: 'built-in' }, 'shipped');
  expect(await publish()).toEqual({ published: 1, moved: 1, isAway: false });
  const shipped = await aliased('production');

  await server.stop();
  const first = await trained();
  await deploy(first);
  const waiting = await trained('uploaded');
  expect(await publish()).toEqual({ published: 0, moved: 0, isAway: true });

  await server.start();
  expect(await publish()).toEqual({ published: 2, moved: 2, isAway: false });
  expect(await publish()).toEqual({ published: 0, moved: 0, isAway: false });
  expect([shipped === first, await aliased('production'), await aliased('candidate')]).toEqual([false, first, waiting]);
  expect([(await toldOf(first)).length, (await toldOf(waiting)).length]).toEqual([1, 1]);
});

itWithMlflow(
  'metrics of the evaluation follow, and aliases go with deployments, rollbacks and rejections',
  async () => {
    const [before, after] = [await trained(), await trained()];
    await deploy(before);
    await publish();
    await versions.addMetrics(after, { test_character_error_rate: 0.02 });
    await deploy(after);
    expect(await publish()).toMatchObject({ published: 1, moved: 2 });
    expect([await aliased('production'), await aliased('candidate')]).toEqual([after, null]);
    const [told, ...others] = await toldOf(after);
    expect(others).toEqual([]);
    const { run } = await ask(`runs/get?run_id=${told?.run_id}`);
    const metrics = Object.fromEntries((run?.data.metrics ?? []).map(({ key, value }) => [key, value]));
    expect(metrics).toEqual({ validation_rows: 40, test_character_error_rate: 0.02 });
    await deploy(before);
    expect(await publish()).toEqual({ published: 0, moved: 1, isAway: false });
    expect(await aliased('production')).toBe(before);
  },
);

itWithMlflow('versions that MLflow refuses keep no other back, and are tried again', async () => {
  const broken: string[] = [];
  for (let each = 0; each < 20; each += 1) broken.push(await trained());
  const sound = await trained();
  const refusing: Mlflow = {
    ...bound(mlflow),
    publishModelVersion: (record, artefacts, signal) =>
      broken.includes(record.id)
        ? mlflow.publishModelVersion({ ...record, slot: '' }, artefacts, signal)
        : mlflow.publishModelVersion(record, artefacts, signal),
  };
  await expect(publish(refusing)).rejects.toMatchObject({ code: 'MLFLOW_REFUSED' });
  expect(await toldOf(sound)).toHaveLength(1);
  expect(await publish()).toMatchObject({ published: broken.length });
  expect(await toldOf(broken[0]!)).toHaveLength(1);
});

const retrains = () => new RetrainsRepository(database.orm);
interface Ending {
  state: RetrainEnding;
  outcome?: RetrainOutcome | null;
  code?: 'DATASET_UNFIT';
  verdict?: GateVerdict;
}
/** One that has ended. */
async function ended({ state, outcome = null, code, verdict }: Ending, candidateId?: string): Promise<string> {
  const { id } = await retrains().start({
    id: randomUUID(),
    slot: SLOT,
    cause: 'schedule',
    reason: 'by schedule',
    promotion: 'at_once',
    requestedBy: null,
  });
  const datasetId = await dataset();
  const came = { datasetId, ...(candidateId === undefined ? {} : { candidateId }), ...(verdict ? { verdict } : {}) };
  await retrains().advance(id, { state: 'training', ...came });
  const error = code ? { code, details: { slot: SLOT, reason: 'one class' } } : null;
  await retrains().end(id, { state, outcome, error });
  return id;
}
/** What MLflow has of it: status and tags of each run. */
async function runsWith(key: string, value: string) {
  const { experiment } = await ask(`experiments/get-by-name?experiment_name=${encodeURIComponent(SLOT)}`);
  const { runs = [] } = await ask('runs/search', {
    experiment_ids: [experiment?.experiment_id],
    filter: `tags.\`${key}\` = '${value}'`,
  });
  return runs.map(({ info, data }) => ({
    status: info.status,
    root: info.artifact_uri,
    hasTimes: info.end_time >= info.start_time,
    ...Object.fromEntries(data.tags.map((tag) => [tag.key, tag.value])),
  }));
}

itWithMlflow('a retrain that broke off is a run that failed or was killed, with the reason, told once', async () => {
  const failed = await ended({ state: 'failed', code: 'DATASET_UNFIT' });
  const cancelled = await ended({ state: 'cancelled' });
  await ended({ state: 'skipped', outcome: 'nothing_new' });
  await server.stop();
  expect(await publish()).toEqual({ published: 0, moved: 0, isAway: true });
  await server.start();
  expect(await publish()).toMatchObject({ published: 2, isAway: false });
  expect(await publish()).toMatchObject({ published: 0 });
  expect(await runsWith('treadle.retrain_id', failed)).toEqual([
    expect.objectContaining({
      status: 'FAILED',
      hasTimes: true,
      'treadle.dataset_version': '1',
      'treadle.retrain_cause': 'schedule: by schedule',
      'treadle.retrain_state': 'failed',
      'treadle.retrain_reason': expect.stringMatching(/^DATASET_UNFIT: .*one class/) as string,
    }),
  ]);
  expect(await runsWith('treadle.retrain_id', cancelled)).toEqual([
    expect.objectContaining({ status: 'KILLED', 'treadle.retrain_state': 'cancelled' }),
  ]);
});

itWithMlflow('a retrain that made a version says in its run how it ended', async () => {
  const candidate = await trained();
  const id = await ended({ state: 'rejected', outcome: 'worse_than_margin' }, candidate);
  expect(await publish()).toMatchObject({ published: 2 });
  expect(await runsWith('treadle.model_version_id', candidate)).toEqual([
    expect.objectContaining({
      status: 'FINISHED',
      'treadle.retrain_id': id,
      'treadle.retrain_state': 'rejected',
      'treadle.retrain_reason': 'worse_than_margin',
    }),
  ]);
  expect(await publish()).toMatchObject({ published: 0 });
});

itWithMlflow('a version that was compared twice is published once, and its run ends after it began', async () => {
  const uploaded = await trained('uploaded');
  for (const passed of [false, true]) {
    const verdict = { passed, isBetter: passed, findings: [] };
    await ended({ state: 'completed', outcome: 'waits_for_promotion', verdict }, uploaded);
  }
  expect(await publish()).toMatchObject({ published: 3 });
  const [run, ...others] = await runsWith('treadle.model_version_id', uploaded);
  expect(others).toEqual([]);
  expect(run).toMatchObject({ hasTimes: true });
  const artefact = { root: run?.root ?? '', path: 'evaluation/gate.json' };
  expect(JSON.parse((await mlflowArtefact(server, artefact)).toString())).toMatchObject({ passed: true });
});

it('does nothing where no MLflow is configured', async () => {
  await models.deployShipped({ slot: SLOT, version: 'shipped', origin: 'built-in' }, 'shipped');
  expect(await publish(null)).toEqual({ published: 0, moved: 0, isAway: false });
});

function bound(real: Mlflow): Mlflow {
  return {
    publishModelVersion: (...args) => real.publishModelVersion(...args),
    publishRetrain: (...args) => real.publishRetrain(...args),
    setAlias: (...args) => real.setAlias(...args),
    removeAlias: (...args) => real.removeAlias(...args),
    aliasedModelVersion: (...args) => real.aliasedModelVersion(...args),
    openArtefact: (...args) => real.openArtefact(...args),
  };
}
