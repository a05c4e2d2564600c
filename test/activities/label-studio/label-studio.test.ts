/** Against a real Label Studio: work is pushed once, what annotators say comes back, and its calls are known. */
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { randomUUID } from 'node:crypto';
import {
  classificationConfig,
  classificationPrediction,
  readClassification,
} from '../../../activities/label-studio/classification';
import { createLabelStudio, type LabelStudio } from '../../../activities/label-studio/label-studio';
import type { AnnotationResult, LabelTask, PulledAnnotation } from '../../../activities/label-studio/tasks';
import {
  readTextCorrection,
  textCorrectionConfig,
  textCorrectionPrediction,
} from '../../../activities/label-studio/text-correction';
import { verifyWebhook } from '../../../api/webhooks/label-studio';
import { LABEL_STUDIO_USER, startLabelStudioServer } from '../../setup/label-studio-server';
import { hasPython, itWithPython, type PythonServer } from '../../setup/python-server';
import { settled } from '../../setup/settled';
import { triedAgain } from '../../setup/tried-again';

const INSTALL_MS_MAX = 900_000;
const itWithLabelStudio = itWithPython('Label Studio');
const FIELDS = [{ name: 'total', title: 'Total <amount>' }, { name: '상호' }, { name: 'due_date' }];
const SECRET = 'a-secret-of-this-test';

let server: PythonServer;
let labels: LabelStudio;
beforeAll(async () => {
  if (!hasPython()) return;
  server = await startLabelStudioServer();
  labels = connected(LABEL_STUDIO_USER.token);
}, INSTALL_MS_MAX);
afterAll(() => (hasPython() ? server.close() : undefined));

function connected(apiKey: string): LabelStudio {
  const made = createLabelStudio({ LABEL_STUDIO_URL: server.url, LABEL_STUDIO_API_KEY: apiKey });
  if (!made) throw new Error('Label Studio is configured, and no client is made.');
  return made;
}

/** What the server answers, as far as the tests read it. */
interface Answer {
  id: number;
  token: string;
  updated_at: string;
  label_config: string;
  tasks: { id: number; data: Record<string, string>; predictions: { model_version: string; result: unknown[] }[] }[];
  ground_truth: boolean;
  title: string;
  description: string;
  results: { id: number }[];
}

/** Asks the server as an annotator's browser does. */
async function ask(method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`${server.url}/api/${path}`, {
    method,
    headers: { authorization: `Token ${LABEL_STUDIO_USER.token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Answer;
}

const newSlot = () => `documents/${randomUUID().slice(0, 8)}`;
const projectOf = (slot = newSlot()) => labels.ensureProject({ slot, labelConfig: textCorrectionConfig(FIELDS) });
async function projectsCalled(slot: string): Promise<number[]> {
  const { results } = await ask('GET', `projects/?title=${encodeURIComponent(slot)}`);
  return results.map(({ id }) => id).sort((a, b) => a - b);
}
const storedTasks = async (projectId: number) => (await ask('GET', `tasks/?project=${projectId}&fields=all`)).tasks;

const task = (changes: Partial<LabelTask> = {}): LabelTask => ({
  id: `run_${randomUUID()}/page-1`,
  data: { image: 'http://127.0.0.1/page.png', run: 'run_1' },
  prediction: textCorrectionPrediction(
    {
      width: 800,
      height: 1_200,
      fields: [
        { name: 'total', text: '26.60' },
        { name: '상호', text: '한빛 상회' },
        { name: 'due_date', text: null },
      ],
      lines: [
        { line: 0, text: 'HANBIT', box: { x: 80, y: 60, width: 400, height: 30 } },
        { line: 1, text: 'TOTAL 26.60', box: { x: 80, y: 600, width: 400, height: 30 } },
      ],
    },
    { modelVersion: 'documents/reader 3', score: 0.42 },
  ),
  ...changes,
});

/** Pushes one task and annotates it with what its prediction says, changed by `change`. */
async function annotated(projectId: number, change = (result: AnnotationResult[]) => result) {
  const pushed = task();
  const { taskIds } = await labels.pushTasks({ projectId, tasks: [pushed] });
  const result = change(structuredClone(pushed.prediction!.result));
  const annotation = await ask('POST', `tasks/${taskIds[pushed.id]}/annotations/`, { result, lead_time: 12.5 });
  return { pushed, annotation };
}

async function pullAll(projectId: number, since: string | null): Promise<PulledAnnotation[]> {
  const all: PulledAnnotation[] = [];
  let after: number | null = null;
  do {
    const page = await labels.pullAnnotations({ projectId, since, after });
    all.push(...page.annotations);
    after = page.next;
  } while (after !== null);
  return all;
}

itWithLabelStudio('a slot has one project, brought to the newest labelling configuration', async () => {
  const slot = newSlot();
  const projectId = await projectOf(slot);
  expect(await projectOf(slot)).toBe(projectId);
  const labelConfig = textCorrectionConfig([...FIELDS, { name: 'added later' }]);
  expect(await labels.ensureProject({ slot, labelConfig })).toBe(projectId);
  expect((await ask('GET', `projects/${projectId}/`)).label_config).toBe(labelConfig);
  expect(await projectOf()).not.toBe(projectId);
});

itWithLabelStudio('two calls at once make one project', async () => {
  const slot = newSlot();
  const ids = await Promise.all([1, 2, 3].map(() => triedAgain('LABEL_STUDIO_UNAVAILABLE', () => projectOf(slot))));
  expect(new Set(ids).size).toBe(1);
  // Where its SQLite was locked, a call was cut off before it removed its twin; and it lists what it just deleted.
  await settled(async () => {
    expect(await triedAgain('LABEL_STUDIO_UNAVAILABLE', () => projectOf(slot))).toBe(ids[0]);
    return (await projectsCalled(slot)).join() === String(ids[0]);
  });
});

itWithLabelStudio('a twin that a call left is removed, one with work in it or of a person stays', async () => {
  const slot = newSlot();
  const projectId = await projectOf(slot);
  const { title, description } = await ask('GET', `projects/${projectId}/`);
  const twin = async (of: object) => (await ask('POST', 'projects/', { title, ...of })).id;
  const left = await twin({ description });
  const begun = await twin({ description, label_config: textCorrectionConfig(FIELDS) });
  await labels.pushTasks({ projectId: begun, tasks: [task()] });
  const ofAPerson = await twin({ description: 'mine' });
  expect(await projectsCalled(slot)).toEqual([projectId, left, begun, ofAPerson]);
  await settled(async () => {
    expect(await projectOf(slot)).toBe(projectId);
    return (await projectsCalled(slot)).join() === [projectId, begun, ofAPerson].join();
  });
});

itWithLabelStudio('a broken labelling configuration is refused with what is wrong', async () => {
  await expect(labels.ensureProject({ slot: newSlot(), labelConfig: '<View><Image/></View>' })).rejects.toMatchObject({
    code: 'LABEL_STUDIO_REFUSED',
    details: { status: 400 },
  });
});

itWithLabelStudio('a task pushed twice is there once, with its pre-annotation', async () => {
  const projectId = await projectOf();
  const tasks = Array.from({ length: 60 }, () => task());
  const first = await labels.pushTasks({ projectId, tasks: tasks.slice(0, 55) });
  const again = await labels.pushTasks({ projectId, tasks });
  expect(first.added).toBe(55);
  expect(again.added).toBe(5);
  expect(Object.keys(again.taskIds).sort()).toEqual(tasks.map(({ id }) => id).sort());
  expect(again.taskIds).toMatchObject(first.taskIds);
  expect(await labels.pushTasks({ projectId, tasks })).toEqual({ ...again, added: 0 });

  const [stored] = (await storedTasks(projectId)).filter(({ id }) => id === again.taskIds[tasks[0]!.id]);
  expect(stored!.data).toEqual({ ...tasks[0]!.data, treadle_id: tasks[0]!.id });
  expect(stored!.predictions).toHaveLength(1);
  expect(stored!.predictions[0]).toMatchObject({ model_version: 'documents/reader 3' });
  expect(stored!.predictions[0]!.result).toHaveLength(tasks[0]!.prediction!.result.length);
});

itWithLabelStudio('two calls at once push a task once', async () => {
  const projectId = await projectOf();
  const tasks = [task(), task()];
  const pushed = await Promise.all([labels.pushTasks({ projectId, tasks }), labels.pushTasks({ projectId, tasks })]);
  expect(pushed[0].taskIds).toEqual(pushed[1].taskIds);
  const stored = await storedTasks(projectId);
  expect(stored.map(({ id }) => id).sort()).toEqual(Object.values(pushed[0].taskIds).sort());
});

itWithLabelStudio('what an annotator corrected is pulled once, with who and when', async () => {
  const projectId = await projectOf();
  const { pushed, annotation } = await annotated(projectId, (result) => {
    const says = (text: string) => (part: AnnotationResult) => JSON.stringify(part.value['text']) === `["${text}"]`;
    for (const part of result.filter(says('26.60'))) part.value['text'] = ['28.60'];
    for (const part of result.filter(says('TOTAL 26.60'))) part.value['text'] = ['TOTAL 28.60'];
    const drawn = { id: 'drawn', from_name: 'line', to_name: 'page', type: 'rectangle' };
    const place = { x: 10, y: 90, width: 50, height: 5, rotation: 0 };
    const size = { original_width: 800, original_height: 1_200 };
    const text = { ...drawn, ...size, from_name: 'line_text', type: 'textarea', value: { ...place, text: ['THANKS'] } };
    return [...result.filter((part) => !says('한빛 상회')(part)), { ...drawn, ...size, value: place }, text];
  });

  const [pulled, ...others] = await pullAll(projectId, null);
  expect(others).toEqual([]);
  expect(pulled).toMatchObject({
    annotationId: annotation.id,
    taskId: pushed.id,
    annotator: LABEL_STUDIO_USER.email,
    updatedAt: annotation.updated_at,
    isSkipped: false,
    isGroundTruth: false,
    leadTimeSeconds: 12.5,
  });
  expect(readTextCorrection(pulled!.result, FIELDS)).toEqual({
    fields: [
      { name: 'total', text: '28.60' },
      { name: '상호', text: null },
      { name: 'due_date', text: null },
    ],
    lines: [
      { line: 0, text: 'HANBIT' },
      { line: 1, text: 'TOTAL 28.60' },
    ],
    addedLines: [{ text: 'THANKS', box: { x: 80, y: 1_080, width: 400, height: 60 } }],
  });
  expect(await pullAll(projectId, pulled!.updatedAt)).toEqual([]);

  const next = await annotated(projectId);
  expect(await pullAll(projectId, pulled!.updatedAt)).toMatchObject([{ annotationId: next.annotation.id }]);
  await ask('PATCH', `annotations/${annotation.id}/`, { result: [] });
  const changed = await pullAll(projectId, next.annotation.updated_at);
  expect(changed).toMatchObject([{ annotationId: annotation.id, result: [] }]);
});

itWithLabelStudio('annotations of more tasks than a page holds all come', async () => {
  const projectId = await projectOf();
  const tasks = Array.from({ length: 103 }, () => task({ prediction: null }));
  const { taskIds } = await labels.pushTasks({ projectId, tasks });
  const chosen = [tasks[0]!, tasks[99]!, tasks[100]!, tasks[102]!].map(({ id }) => id);
  for (const id of chosen) await ask('POST', `tasks/${taskIds[id]}/annotations/`, { result: [], was_cancelled: true });
  const pulled = await pullAll(projectId, null);
  expect(pulled.map(({ taskId }) => taskId)).toEqual(chosen);
  expect(pulled.every(({ isSkipped }) => isSkipped)).toBe(true);
});

itWithLabelStudio('classes are chosen and read', async () => {
  const kind = { shows: 'text', classes: ['invoice', 'receipt & bill'], isMultiple: false } as const;
  const projectId = await labels.ensureProject({ slot: newSlot(), labelConfig: classificationConfig(kind) });
  const prediction = classificationPrediction(['receipt & bill'], { modelVersion: 'classifier 1', score: 0.9 });
  const pushed = { id: 'mail-1', data: { text: 'Thank you for your payment' }, prediction };
  const { taskIds } = await labels.pushTasks({ projectId, tasks: [pushed] });
  await ask('POST', `tasks/${taskIds['mail-1']}/annotations/`, { result: prediction.result });
  const [pulled] = await pullAll(projectId, null);
  expect(readClassification(pulled!.result)).toEqual(['receipt & bill']);
});

itWithLabelStudio('an annotation is marked as ground truth', async () => {
  const { annotation } = await annotated(await projectOf());
  await labels.markGroundTruth({ annotationId: annotation.id, isGroundTruth: true });
  expect((await ask('GET', `annotations/${annotation.id}/`)).ground_truth).toBe(true);
  await labels.markGroundTruth({ annotationId: annotation.id, isGroundTruth: false });
  expect((await ask('GET', `annotations/${annotation.id}/`)).ground_truth).toBe(false);
});

itWithLabelStudio('it calls our webhook for an annotation, once, and the call is known by its secret', async () => {
  const calls: { headers: IncomingHttpHeaders; body: string }[] = [];
  let tell = (): void => {};
  const called = new Promise<void>((resolve) => (tell = resolve));
  const listener = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      calls.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
      response.end();
      tell();
    });
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/hook`;

  const projectId = await projectOf();
  const made = await labels.ensureWebhook({ projectId, url, secret: 'an-older-secret' });
  expect(await labels.ensureWebhook({ projectId, url, secret: SECRET })).toEqual(made);
  await annotated(projectId);
  await called;
  listener.close();

  expect(calls).toHaveLength(1);
  const [{ headers, body }] = calls as [(typeof calls)[0]];
  expect(verifyWebhook(headers, body, SECRET)).toEqual({ action: 'ANNOTATION_CREATED', projectId });
  expect(verifyWebhook(headers, Buffer.from(body), SECRET)).not.toBeNull();
  expect(verifyWebhook(headers, body, 'another-secret-of-tests')).toBeNull();
  expect(verifyWebhook({}, body, SECRET)).toBeNull();
});

itWithLabelStudio('a personal access token works as a legacy token does', async () => {
  const { token } = await ask('POST', 'token/');
  expect(token.split('.')).toHaveLength(3);
  const slot = newSlot();
  const projectId = await projectOf(slot);
  const labelConfig = textCorrectionConfig(FIELDS);
  expect(await connected(token).ensureProject({ slot, labelConfig })).toBe(projectId);
});

itWithLabelStudio.each([
  ['legacy', 'f00d'.repeat(10)],
  ['personal', 'eyJhbGciOiJIUzI1NiJ9.eyJ0b2tlbl90eXBlIjoicmVmcmVzaCJ9.c2lnbmF0dXJl'],
])('a wrong %s key is told without telling it', async (_, key) => {
  const refusal = await connected(key)
    .ensureProject({ slot: newSlot(), labelConfig: textCorrectionConfig(FIELDS) })
    .catch((error: unknown) => error);
  expect(refusal).toMatchObject({ code: 'LABEL_STUDIO_REFUSED', details: { status: 401 } });
  expect(String(refusal)).toContain('LABEL_STUDIO_API_KEY');
  expect(JSON.stringify(refusal)).not.toContain(key);
});

itWithLabelStudio('while it is down, calls fail as unavailable, and the next one goes on', async () => {
  const projectId = await projectOf();
  await server.stop();
  const push = () => labels.pushTasks({ projectId, tasks: [task({ id: 'while-down' })] });
  await expect(push()).rejects.toMatchObject({
    code: 'LABEL_STUDIO_UNAVAILABLE',
    details: { reason: 'ECONNREFUSED' },
  });
  await server.start();
  expect(await push()).toMatchObject({ added: 1 });
});
