/** The exchange with a real Label Studio: uncertain results go there once, and what annotators say becomes feedback. */
import { MockActivityEnvironment } from '@temporalio/testing';
import { createLabelStudio, type LabelStudio } from '../../../activities/label-studio/label-studio';
import {
  createLabelStudioActivities,
  type Exchanged,
  type LabelStudioDeps,
} from '../../../activities/label-studio/sync-annotations';
import { documentLabelWork } from '../../../activities/documents/label-work';
import type { AnnotationResult } from '../../../activities/label-studio/tasks';
import { AnnotationsRepository } from '../../../db/repositories/annotations';
import { FeedbackRepository } from '../../../db/repositories/feedback';
import { IdentityRepository } from '../../../db/repositories/identity';
import { LabelStudioRepository } from '../../../db/repositories/label-studio';
import { blobRef, createRunWorld, type RunWorld } from '../../factories/runs';
import { layoutOf } from '../../factories/page-layouts';
import { createTestDatabase, type TestDatabase } from '../../setup/database';
import { LABEL_STUDIO_USER, startLabelStudioServer } from '../../setup/label-studio-server';
import { hasPython, itWithPython, type PythonServer } from '../../setup/python-server';

const INSTALL_MS_MAX = 900_000;
const itWithLabelStudio = itWithPython('Label Studio');
const LAYOUT = [layoutOf('HANBIT BOOKS\nTOTAL 26.60')];

let server: PythonServer;
let database: TestDatabase;
let world: RunWorld;
let projectId: string;
let ownerId: string;

beforeAll(async () => {
  if (hasPython()) server = await startLabelStudioServer();
  database = await createTestDatabase();
  await new IdentityRepository(database.orm).ensureAdministrator();
  world = await createRunWorld(database.orm);
  const { rows } = await database.pool.query<{ id: string; project_id: string }>(
    `select principals.id, project_id from principals join projects on projects.id = project_id
     where projects.name = 'default'`,
  );
  [ownerId = '', projectId = ''] = [rows[0]?.id, rows[0]?.project_id];
}, INSTALL_MS_MAX);
afterAll(async () => {
  await database.drop();
  if (hasPython()) await server.close();
});
beforeEach(() => database.pool.query('delete from runs; delete from label_studio_annotations'));

function connected(): LabelStudio {
  const settings = { LABEL_STUDIO_URL: server.url, LABEL_STUDIO_API_KEY: LABEL_STUDIO_USER.token };
  const made = createLabelStudio(settings);
  if (!made) throw new Error('Label Studio is configured, and no client is made.');
  return made;
}
function exchange(changes: Partial<LabelStudioDeps> = {}): Promise<Exchanged> {
  const { orm } = database;
  const { exchangeAnnotations } = createLabelStudioActivities({
    labelStudio: changes.labelStudio === null ? null : connected(),
    work: [documentLabelWork({ readJson: <Value>() => Promise.resolve(LAYOUT as Value) })],
    rows: new LabelStudioRepository(orm),
    annotations: new AnnotationsRepository(orm),
    feedback: new FeedbackRepository(orm),
    runs: world.runs,
    agreement: 1,
    imageAddress: ({ runId, page }) => `http://127.0.0.1/${runId}/${page}`,
    webhook: null,
    ...changes,
  });
  return new MockActivityEnvironment().run(exchangeAnnotations);
}

const field = (name: string, value: unknown) => ({ name, value, confidence: 0.4, page: 1, box: null });
async function completed(): Promise<string> {
  const run = await world.submit({ projectId, ownerId, options: { field_schema: 'receipt' } });
  const result = {
    schema: 'receipt',
    fields: [field('company', 'HANBIT BOOKS'), field('total', 26.6), field('date', null)],
    pages: [{ page: 1, width: 800, height: 1_100, source: 'ppocr', line_count: 2, confidence: 0.9 }],
    text: '',
    layout: blobRef(),
    extractor: 'local',
    llm: null,
  };
  const end = { runId: run.id, runAttempt: run.attempt, result, costUsd: 0, cacheTtlSeconds: null };
  await world.progress.completed({ ...end, review: { uncertainty: 0.6, kind: 'a' } });
  return run.id;
}

interface Stored {
  id: number;
  data: Record<string, unknown>;
  predictions: { result: AnnotationResult[] }[];
  annotations: { id: number; ground_truth: boolean }[];
}
async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`${server.url}/api/${path}`, {
    method,
    headers: { authorization: `Token ${LABEL_STUDIO_USER.token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}
async function taskOf(runId: string): Promise<Stored[]> {
  const { results } = await ask<{ results: { id: number; title: string }[] }>('GET', 'projects/');
  const project = results.find(({ title }) => title === 'Treadle documents/receipt');
  const { tasks } = await ask<{ tasks: Stored[] }>('GET', `tasks/?project=${project?.id}&fields=all&page_size=1000`);
  return tasks.filter(({ data }) => data['run'] === runId);
}
/** Submits what was filled in, with the texts put right. */
async function annotate(task: Stored, texts: Record<string, string>, settings: object = {}): Promise<number> {
  const result = structuredClone(task.predictions[0]?.result ?? []);
  for (const { value } of result) {
    const [text = ''] = (value['text'] ?? []) as string[];
    if (texts[text] !== undefined) value['text'] = [texts[text]];
  }
  const made = await ask<{ id: number }>('POST', `tasks/${task.id}/annotations/`, { result, ...settings });
  return made.id;
}
const correctionOf = async (runId: string) =>
  (await new FeedbackRepository(database.orm).ofRun(runId)).filter(({ isCurrent }) => isCurrent);

itWithLabelStudio('a result goes there once, comes back as feedback, and is marked as true', async () => {
  const run = await completed();
  expect(await exchange()).toEqual({ taken: 0, refused: 0, pushed: 1, isAway: false });
  expect(await exchange()).toMatchObject({ pushed: 0 });
  const [task, ...others] = await taskOf(run);
  expect([others.length, task?.data['image']]).toEqual([0, `http://127.0.0.1/${run}/1`]);

  const annotationId = await annotate(task!, { '26.6': '28.60', 'TOTAL 26.60': 'TOTAL 28.60' });
  expect(await exchange()).toEqual({ taken: 1, refused: 0, pushed: 0, isAway: false });
  const [given] = await correctionOf(run);
  expect(given).toMatchObject({ kind: 'ocr_error', userName: 'label-studio', comment: LABEL_STUDIO_USER.email });
  expect(given?.correctedResult).toEqual({
    fields: [
      { name: 'company', value: 'HANBIT BOOKS' },
      ...['business_number', 'representative', 'address', 'phone', 'receipt_number'].map(unseen),
      unseen('date'),
      ...['time', 'subtotal', 'tax'].map(unseen),
      { name: 'total', value: 28.6 },
      ...['currency', 'payment_method'].map(unseen),
    ],
    lines: [
      { page: 1, line: 0, text: 'HANBIT BOOKS' },
      { page: 1, line: 1, text: 'TOTAL 28.60' },
    ],
  });
  const { ground_truth: isTrue } = await ask<{ ground_truth: boolean }>('GET', `annotations/${annotationId}/`);
  expect(isTrue).toBe(true);
  expect(await exchange()).toEqual({ taken: 0, refused: 0, pushed: 0, isAway: false });
  expect((await new FeedbackRepository(database.orm).ofRun(run)).length).toBe(1);
});
const unseen = (name: string) => ({ name, value: null });

itWithLabelStudio('what cannot be read is listed with the reason, and taken when it is put right', async () => {
  const run = await completed();
  await exchange();
  const [task] = await taskOf(run);
  const annotationId = await annotate(task!, { '26.6': 'about 28' });
  expect(await exchange()).toMatchObject({ taken: 0, refused: 1 });
  const rows = new LabelStudioRepository(database.orm);
  // Those of other tests, whose runs are gone, come again.
  const ofThis = async () => (await rows.refused(projectId, 50)).filter((row) => row.annotationId === annotationId);
  const [refused] = await ofThis();
  expect(refused).toMatchObject({ annotationId, runId: run, annotator: LABEL_STUDIO_USER.email });
  expect(refused?.problem).toContain('about 28');
  expect(await correctionOf(run)).toEqual([]);

  const { result } = await ask<{ result: AnnotationResult[] }>('GET', `annotations/${annotationId}/`);
  for (const { value } of result) if (JSON.stringify(value['text']) === '["about 28"]') value['text'] = ['28'];
  await ask('PATCH', `annotations/${annotationId}/`, { result });
  expect(await exchange()).toMatchObject({ taken: 1, refused: 0 });
  expect(await ofThis()).toEqual([]);
  expect(await correctionOf(run)).toHaveLength(1);
});

itWithLabelStudio('what was skipped says nothing, and what is about a run that is gone is refused', async () => {
  const [skipped, gone] = [await completed(), await completed()];
  await exchange();
  const [[first], [second]] = [await taskOf(skipped), await taskOf(gone)];
  await annotate(first!, {}, { was_cancelled: true });
  await annotate(second!, {});
  await database.pool.query('delete from runs where id = $1', [gone]);
  expect(await exchange()).toMatchObject({ taken: 0, refused: 1 });
  expect(await correctionOf(skipped)).toEqual([]);
});

itWithLabelStudio('waits where Label Studio is down, and goes on when it is up again', async () => {
  const run = await completed();
  await server.stop();
  expect(await exchange()).toEqual({ taken: 0, refused: 0, pushed: 0, isAway: true });
  await server.start();
  expect(await exchange()).toMatchObject({ pushed: 1, isAway: false });
  expect(await taskOf(run)).toHaveLength(1);
});

it('does nothing where no Label Studio is configured', async () => {
  await completed();
  expect(await exchange({ labelStudio: null })).toEqual({ taken: 0, refused: 0, pushed: 0, isAway: false });
});
