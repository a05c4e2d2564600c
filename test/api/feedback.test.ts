/** Corrections over HTTP: who may give them, what they must fit, what of them is in force, what is counted. */
import type { RunRow } from '../../db/repositories/runs';
import { type ApiUnderTest, startApi } from './api-under-test';
import { type KeyHolder, keyHolder } from './callers';
import { feedbackQueueOptions } from '../../contracts/feedback-queue';
import { completeRun, RESULT } from './runs-at-work';
import { until } from './follower';

let api: ApiUnderTest;
let annotator: KeyHolder;
let second: KeyHolder;
let admin: KeyHolder;

beforeAll(async () => {
  api = await startApi();
  [annotator, second, admin] = [
    await keyHolder(api, 'annotator', { name: 'Haneul' }),
    await keyHolder(api, 'annotator'),
    await keyHolder(api, 'admin'),
  ];
});
afterAll(() => api.close());

interface Given {
  id: string;
  code?: string;
  is_current: boolean;
  withdrawn_at: string | null;
  user: { name: string };
  comment: string | null;
}

const completed = async (): Promise<RunRow> => {
  const run = await api.submitRun();
  await completeRun(api, run);
  return run;
};
const total = (value: unknown) => ({ fields: [{ name: '합계', value }] });
const give = async (
  who: KeyHolder,
  run: Pick<RunRow, 'id'>,
  body: unknown,
  path = `/api/v1/runs/${run.id}/feedback`,
) => {
  const response = await who.send('POST', path, body);
  return { status: response.status, body: (await response.json()) as Given };
};
const correct = (who: KeyHolder, run: RunRow, value: unknown, kind = 'ocr_error') =>
  give(who, run, { feedback_type: kind, corrected_result: total(value) });
const historyOf = async (run: RunRow): Promise<Given[]> =>
  ((await (await annotator.request(`/api/v1/runs/${run.id}/feedback`)).json()) as { items: Given[] }).items;
const inForce = async (run: RunRow) => (await historyOf(run)).filter((each) => each.is_current).map(({ id }) => id);
const statistics = async (path = '/api/v1/feedback/stats') =>
  (await (await annotator.request(path)).json()) as {
    total_feedbacks: number;
    by_type: Record<string, number>;
    training_ready: number;
  };

it('keeps a correction beside the result that it corrects', async () => {
  const run = await completed();
  const body = { feedback_type: 'llm_error', corrected_result: total(12_500), comment: 'tax was left out' };
  const given = await give(annotator, run, body);
  expect(given).toMatchObject({
    status: 201,
    body: { ...body, chain_id: run.id, user: { name: 'Haneul' }, is_current: true, is_used_for_training: false },
  });
  const kept = await api.deps.feedback.find(given.body.id, api.projectId);
  expect(kept).toMatchObject({ originalResult: RESULT, correctedResult: total(12_500), userId: annotator.id });
  expect((await api.deps.runs.find(run.id, { projectId: api.projectId }))?.finalResult).toEqual(RESULT);
});

describe('the training queue', () => {
  it('is told of feedback once it is committed, and the answer waits for nothing there', async () => {
    const told: { id: string; wasCommitted: boolean }[] = [];
    const queued = jest.spyOn(api.deps.loopWorkflows, 'queueFeedback').mockImplementation(async (id) => {
      told.push({ id, wasCommitted: (await api.deps.feedback.find(id, api.projectId)) !== undefined });
      // Nobody ever takes it: whoever waited for that would wait for ever.
      return new Promise(() => {});
    });
    const { status, body } = await correct(annotator, await completed(), 7);
    expect(status).toBe(201);
    await until(() => told.length > 0);
    expect(told).toEqual([{ id: body.id, wasCommitted: true }]);
    expect((await correct(annotator, { id: 'no-run' } as RunRow, 7)).status).toBe(404);
    expect(queued).toHaveBeenCalledTimes(1);
    queued.mockRestore();
  });

  it('that is away costs no feedback, and a line in the log', async () => {
    const queued = jest.spyOn(api.deps.loopWorkflows, 'queueFeedback').mockRejectedValue(new Error('away'));
    const { status, body } = await correct(annotator, await completed(), 7);
    expect(status).toBe(201);
    await until(() => api.logLines().some((line) => line['feedback_id'] === body.id));
    expect(await api.deps.feedback.find(body.id, api.projectId)).toMatchObject({ isCurrent: true, usedAt: null });
    queued.mockRestore();
  });

  it('is a workflow that has the id', async () => {
    const { body } = await correct(annotator, await completed(), 7);
    const { options } = feedbackQueueOptions(body.id);
    const handle = api.temporal.workflow.getHandle(options.workflowId);
    const hasIt = async (): Promise<boolean> => {
      const history = await handle.fetchHistory().catch(() => undefined);
      const payloads = (history?.events ?? []).flatMap(
        (event) => event.workflowExecutionSignaledEventAttributes?.input?.payloads ?? [],
      );
      return payloads.some(({ data }) => Buffer.from(data ?? []).toString('utf8') === JSON.stringify(body.id));
    };
    await until(hasIt);
  });
});

it('takes a whole result that was put right, as older clients send it, and believes no name in it', async () => {
  const run = await completed();
  const sent = { ...RESULT, fields: [{ name: '합계', value: 1, confidence: 0.3 }], text: 'other' };
  const body = { feedback_type: 'ocr_error', corrected_result: sent, user_id: second.id };
  const { status, body: given } = await give(annotator, run, body, `/feedback/${run.id}`);
  expect([status, given.user.name]).toEqual([201, 'Haneul']);
  expect((await api.deps.feedback.find(given.id, api.projectId))?.correctedResult).toEqual(total(1));
});

it('of the same person takes the place of the one before, and gives it back when it is withdrawn', async () => {
  const run = await completed();
  const first = (await correct(annotator, run, 1)).body;
  const later = (await correct(annotator, run, 2)).body;
  const others = (await correct(second, run, 3)).body;
  const ofOtherKind = (await correct(annotator, run, 4, 'layout_error')).body;
  expect((await inForce(run)).toSorted()).toEqual([later.id, others.id, ofOtherKind.id].toSorted());

  for (const _ of ['once', 'twice']) {
    expect((await annotator.send('DELETE', `/api/v1/feedback/${later.id}`)).status).toBe(204);
    expect((await inForce(run)).toSorted()).toEqual([first.id, others.id, ofOtherKind.id].toSorted());
  }
  const history = await historyOf(run);
  expect(history).toHaveLength(4);
  expect(history.find(({ id }) => id === later.id)?.withdrawn_at).toEqual(expect.any(String));
});

it('is in force once, however many come at once', async () => {
  const run = await completed();
  const answers = await Promise.all(Array.from({ length: 8 }, (_, value) => correct(annotator, run, value)));
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
  expect(await inForce(run)).toHaveLength(1);
  expect(await historyOf(run)).toHaveLength(8);
});

it('is withdrawn by whoever gave it and by administrators alone', async () => {
  const run = await completed();
  const { id } = (await correct(annotator, run, 1)).body;
  const foreign = await second.send('DELETE', `/api/v1/feedback/${id}`);
  expect([foreign.status, ((await foreign.json()) as Given).code]).toEqual([404, 'FEEDBACK_NOT_FOUND']);
  expect((await second.send('DELETE', '/api/v1/feedback/none')).status).toBe(404);
  expect((await admin.send('DELETE', `/api/v1/feedback/${id}`)).status).toBe(204);
  expect(await inForce(run)).toEqual([]);
});

it('waits for a result, and for a run', async () => {
  const run = await api.submitRun();
  expect(await correct(annotator, run, 1)).toMatchObject({ status: 409, body: { code: 'RUN_NOT_FINISHED' } });
  const body = { feedback_type: 'ocr_error', corrected_result: total(1) };
  const unknown = { id: '00000000-0000-4000-8000-000000000000' };
  expect(await give(annotator, unknown, body)).toMatchObject({ status: 404, body: { code: 'RUN_NOT_FOUND' } });
});

it.each([
  ['no part at all', 'FEEDBACK_INVALID', { feedback_type: 'ocr_error', corrected_result: {} }],
  [
    'a field twice',
    'FEEDBACK_INVALID',
    { feedback_type: 'ocr_error', corrected_result: { fields: [total(1).fields[0], total(2).fields[0]] } },
  ],
  [
    'a line that is not there',
    'FEEDBACK_INVALID',
    { feedback_type: 'ocr_error', corrected_result: { lines: [{ page: 1, line: 2, text: 'a' }] } },
  ],
  [
    'a page that is not there',
    'FEEDBACK_INVALID',
    { feedback_type: 'layout_error', corrected_result: { reading_order: [{ page: 2, lines: [] }] } },
  ],
  [
    'half a reading order',
    'FEEDBACK_INVALID',
    { feedback_type: 'layout_error', corrected_result: { reading_order: [{ page: 1, lines: [1] }] } },
  ],
  ['an unknown kind', 'REQUEST_INVALID', { feedback_type: 'typo', corrected_result: total(1) }],
  ['no correction', 'REQUEST_INVALID', { feedback_type: 'ocr_error' }],
  [
    'a correction of another form',
    'REQUEST_INVALID',
    { feedback_type: 'ocr_error', corrected_result: { fields: 'all' } },
  ],
])('with %s is refused', async (_name, code, body) => {
  const run = await completed();
  const { status, body: problem } = await give(annotator, run, body);
  expect([problem.code, status]).toEqual([code, code === 'FEEDBACK_INVALID' ? 422 : 400]);
  expect(await historyOf(run)).toEqual([]);
});

it('keeps to the types of the schema that the run was submitted with', async () => {
  const run = await api.submitRun({ before: { options: JSON.stringify({ field_schema: 'receipt' }) } });
  await completeRun(api, run);
  const answer = async (fields: unknown) =>
    (await give(annotator, run, { feedback_type: 'ocr_error', corrected_result: { fields } })).status;
  expect(await answer([{ name: 'total', value: '12' }])).toBe(422);
  expect(await answer([{ name: 'date', value: '2026-02-30' }])).toBe(422);
  expect(await answer([{ name: 'payment_method', value: 'shells' }])).toBe(422);
  expect(await answer([{ name: 'sum', value: 1 }])).toBe(422);
  const right = { total: 12, date: '2026-02-28', payment_method: 'card', company: null };
  expect(await answer(Object.entries(right).map(([name, value]) => ({ name, value })))).toBe(201);
});

it('is counted by kind, without what was withdrawn; what a training used is not ready again', async () => {
  const before = await statistics();
  const run = await completed();
  await correct(annotator, run, 1);
  await correct(annotator, run, 2);
  await correct(annotator, run, 3, 'layout_error');
  const { id } = (await correct(second, run, 4)).body;
  await second.send('DELETE', `/api/v1/feedback/${id}`);
  const after = await statistics('/feedback/stats');
  const added = (kind: string) => (after.by_type[kind] ?? 0) - (before.by_type[kind] ?? 0);
  expect([after.total_feedbacks - before.total_feedbacks, added('ocr_error'), added('layout_error')]).toEqual([
    3, 2, 1,
  ]);
  expect(after.training_ready - before.training_ready).toBe(2);
});

it('keeps its run from retention until it was learned from', async () => {
  const run = await completed();
  expect(await api.deps.runs.expired(0, 1_000)).toContain(run.id);
  await correct(annotator, run, 1);
  expect(await api.deps.runs.expired(0, 1_000)).not.toContain(run.id);
});
