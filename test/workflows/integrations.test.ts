/**
 * The workflows that keep MLflow and Label Studio in step, through workers made as in production, with both servers
 * real and configured at once.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Exchanged } from '../../activities/label-studio/sync-annotations';
import type { AnnotationResult } from '../../activities/label-studio/tasks';
import type { Publication } from '../../activities/mlflow/publish-models';
import { readEnv } from '../../config/env';
import { documents } from '../../contracts/documents/definition';
import { uncertainty } from '../../contracts/documents/review';
import type { DocumentResult } from '../../contracts/documents/result';
import { TASK_QUEUES } from '../../contracts/task-queues';
import { IdentityRepository } from '../../db/repositories/identity';
import { createWorkerDeps, type WorkerDeps } from '../../workers/deps';
import { ioRole } from '../../workers/roles/io';
import type { RoleSetup } from '../../workers/roles/role';
import { layoutOf } from '../factories/page-layouts';
import { newRun } from '../factories/runs';
import { announced } from '../setup/announced';
import { askLabelStudio, LABEL_STUDIO_USER, startLabelStudioServer } from '../setup/label-studio-server';
import { askMlflow, MLFLOW_USER, startMlflowServer } from '../setup/mlflow-server';
import { hasPython, itWithPython, type PythonServer } from '../setup/python-server';
import { serversOfFile } from '../setup/servers-of-file';

const INSTALL_MS_MAX = 900_000;
const itWithBoth = itWithPython('The exchange with MLflow and Label Studio');
const SLOT = 'documents/reader';
const WEIGHTS = Buffer.from('what was learned');
const SECRET = 'a-secret-of-this-test-with-32-bytes';

let mlflow: PythonServer;
let labelStudio: PythonServer;
let home: string;
let deps: WorkerDeps;
let io: RoleSetup;

// Before the database goes, which is when `serversOfFile` is done.
afterAll(async () => {
  if (!hasPython()) return;
  await io.close?.();
  await deps.close();
  await Promise.all([mlflow.close(), labelStudio.close()]);
  rmSync(home, { recursive: true, force: true });
});
const servers = serversOfFile();

beforeAll(async () => {
  if (!hasPython()) return;
  [mlflow, labelStudio] = await Promise.all([startMlflowServer(), startLabelStudioServer()]);
  home = mkdtempSync(join(tmpdir(), 'treadle-integrations-'));
  await new IdentityRepository(servers.database.orm).ensureAdministrator();
  const env = readEnv({
    TREADLE_HOME: home,
    DATABASE_URL: servers.database.url,
    TEMPORAL_ADDRESS: announced('temporalAddress'),
    TEMPORAL_NAMESPACE: servers.temporal.client.options.namespace,
    JWT_SECRET: SECRET,
    MODEL_SIGNING_KEY: SECRET,
    MLFLOW_TRACKING_URI: mlflow.url,
    ...MLFLOW_USER,
    LABEL_STUDIO_URL: labelStudio.url,
    LABEL_STUDIO_API_KEY: LABEL_STUDIO_USER.token,
    LOG_LEVEL: 'error',
  });
  deps = await createWorkerDeps(env, 'io');
  io = await ioRole(deps);
}, INSTALL_MS_MAX);
const inWorkers = (work: () => Promise<void>): Promise<void> =>
  servers.temporal.withWorkers({ io: io.options.activities ?? {} }, work);
const execute = <Result>(workflowType: 'publishModels' | 'syncAnnotations'): Promise<Result> =>
  servers.temporal.client.workflow.execute<() => Promise<Result>>(workflowType, {
    taskQueue: TASK_QUEUES.workflow,
    workflowId: `${workflowType}-${randomUUID()}`,
  });
const publish = () => execute<Publication>('publishModels');
const exchange = () => execute<Exchanged>('syncAnnotations');

/** As a retrain registers it. */
async function trained(): Promise<string> {
  const { sha256, size_bytes } = await deps.blobStore.putBytes(WEIGHTS, 'application/octet-stream');
  const files = [{ name: 'weights.bin', sha256, size_bytes }];
  const { id } = await deps.modelVersions.register({
    id: randomUUID(),
    slot: SLOT,
    origin: 'trained',
    parentId: null,
    datasetId: null,
    codeVersion: '1.2.3',
    parameters: { seed: 7 },
    metrics: { test_character_error_rate: 0.02 },
    files,
    sign: (number) => ({ version: `v${number}`, signature: '' }),
  });
  return id;
}

interface MlflowVersion {
  run_id: string;
  tags: { key: string; value: string }[];
}
interface MlflowRun {
  data: Record<'params' | 'metrics', { key: string; value: string | number }[]>;
}
itWithBoth('a version that serves is a run, a registered version and an alias in MLflow', () =>
  inWorkers(async () => {
    const id = await trained();
    await deps.models.deploy({ slot: SLOT, modelVersionId: id, reason: 'better', byId: null });
    expect(await publish()).toEqual({ published: 1, moved: 1, isAway: false });
    const alias = 'mlflow/registered-models/alias?name=documents.reader&alias=production';
    const { model_version: version } = await askMlflow<{ model_version: MlflowVersion }>(mlflow, alias);
    expect(version.tags).toContainEqual({ key: 'treadle.model_version_id', value: id });
    const { run } = await askMlflow<{ run: MlflowRun }>(mlflow, `mlflow/runs/get?run_id=${version.run_id}`);
    expect(run.data.params).toContainEqual({ key: 'seed', value: '7' });
    expect(run.data.metrics).toContainEqual(expect.objectContaining({ key: 'test_character_error_rate', value: 0.02 }));
    const files = `mlflow/artifacts/list?run_id=${version.run_id}&path=model`;
    expect(await askMlflow(mlflow, files)).toMatchObject({
      files: [{ path: 'model/weights.bin', file_size: WEIGHTS.length }],
    });
    expect(await publish()).toEqual({ published: 0, moved: 0, isAway: false });
  }),
);

const field = (name: string, value: string | number) => ({ name, value, confidence: 0.4, page: 1, box: null });
/** A run of the default project with two fields that are unsure. */
async function completed(): Promise<string> {
  const { rows } = await servers.database.pool.query<{ id: string; project_id: string }>(
    `select principals.id, project_id from principals join projects on projects.id = project_id
     where projects.name = 'default'`,
  );
  const owner = { id: rows[0]?.id ?? '', projectId: rows[0]?.project_id ?? '' };
  const { run } = await deps.runs.submit(newRun(owner, { options: { field_schema: 'receipt' } }), documents.stages);
  const pages = Buffer.from(JSON.stringify([layoutOf('HANBIT BOOKS\nTOTAL 26.60')]));
  const result = {
    schema: 'receipt',
    fields: [field('company', 'HANBIT BOOKS'), field('total', 26.6)],
    pages: [{ page: 1, width: 800, height: 1_100, source: 'ppocr', line_count: 2, confidence: 0.9 }],
    text: '',
    layout: await deps.blobStore.putBytes(pages, 'application/json'),
    extractor: 'local',
    llm: null,
  } satisfies DocumentResult;
  const review = { uncertainty: uncertainty(result), kind: result.schema };
  const end = { runId: run.id, runAttempt: run.attempt, costUsd: 0, cacheTtlSeconds: null };
  await deps.progress.completed({ ...end, result, review });
  return run.id;
}

interface Task {
  id: number;
  data: { run: string; image: string };
  predictions: { result: AnnotationResult[] }[];
}
async function taskOf(runId: string): Promise<Task> {
  const { results } = await askLabelStudio<{ results: { id: number; title: string }[] }>(labelStudio, {
    path: 'projects/',
  });
  const project = results.find(({ title }) => title === 'Treadle documents/receipt');
  const { tasks } = await askLabelStudio<{ tasks: Task[] }>(labelStudio, {
    path: `tasks/?project=${project?.id}&fields=all`,
  });
  const task = tasks.find(({ data }) => data.run === runId);
  if (!task) throw new Error(`Label Studio has no task of the run ${runId}.`);
  return task;
}

itWithBoth('an uncertain result becomes a task, and what an annotator says becomes feedback', () =>
  inWorkers(async () => {
    const runId = await completed();
    expect(await exchange()).toEqual({ taken: 0, refused: 0, pushed: 1, isAway: false });
    const task = await taskOf(runId);
    expect(task.data.image).toMatch(/^http:\/\/127\.0\.0\.1:8000\/api\/v1\/page-links\//);

    const result = structuredClone(task.predictions[0]?.result ?? []);
    for (const { value } of result) if (JSON.stringify(value['text']) === '["26.6"]') value['text'] = ['28.60'];
    await askLabelStudio(labelStudio, { method: 'POST', path: `tasks/${task.id}/annotations/`, body: { result } });
    expect(await exchange()).toEqual({ taken: 1, refused: 0, pushed: 0, isAway: false });
    const [given, ...others] = await deps.feedback.ofRun(runId);
    expect(others).toEqual([]);
    expect(given).toMatchObject({ kind: 'ocr_error', userName: 'label-studio', isCurrent: true });
    expect(given?.correctedResult).toMatchObject({
      fields: expect.arrayContaining([{ name: 'total', value: 28.6 }]) as unknown,
    });
  }),
);
