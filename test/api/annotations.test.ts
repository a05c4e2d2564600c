/** The annotation queue over HTTP: the next result, passing one over, the counts and the disputes. */
import { sql } from 'drizzle-orm';
import { documents } from '../../contracts/documents/definition';
import type { RunRow } from '../../db/repositories/runs';
import { type ApiUnderTest, startApi } from './api-under-test';
import { type KeyHolder, keyHolder } from './callers';
import { RESULT } from './runs-at-work';

let api: ApiUnderTest;
let annotator: KeyHolder;
let second: KeyHolder;

beforeAll(async () => {
  api = await startApi();
  [annotator, second] = [await keyHolder(api, 'annotator'), await keyHolder(api, 'annotator')];
});
afterAll(() => api.close());
beforeEach(() => api.deps.database.orm.execute(sql`delete from annotation_items`));

interface Body {
  chain_id: string;
  code: string;
  uncertainty: number;
  links: Record<string, string>;
  items: { chain_id: string; parts: string[]; opinions: { user: { id: string } }[] }[];
}

const fieldOf = (confidence: number) => ({ ...RESULT.fields[0], confidence, page: 1, box: null });
/** As the workflow's last activity does it. */
async function completed(confidence: number): Promise<RunRow> {
  const run = await api.submitRun();
  const result = { ...RESULT, fields: [fieldOf(confidence)] };
  const review = { uncertainty: documents.uncertainty(result), kind: documents.resultKind(result) };
  const end = { runId: run.id, runAttempt: run.attempt };
  await api.deps.progress.completed({ ...end, result, costUsd: 0, cacheTtlSeconds: 60, review });
  return run;
}
const next = async (who: KeyHolder, query = '?pipeline=documents') => {
  const response = await who.request(`/api/v1/annotations/next${query}`);
  const text = await response.text();
  return { status: response.status, body: (text === '' ? null : JSON.parse(text)) as Body | null };
};
const get = async (who: KeyHolder, path: string): Promise<Body> =>
  (await (await who.request(`/api/v1/annotations/${path}`)).json()) as Body;
const correct = (who: KeyHolder, run: Pick<RunRow, 'id'>, value: number) =>
  who.send('POST', `/api/v1/runs/${run.id}/feedback`, {
    feedback_type: 'ocr_error',
    corrected_result: { fields: [{ name: '합계', value }] },
  });

it('gives the least certain result first, with the addresses to look at it and to answer', async () => {
  const [sure, unsure] = [await completed(0.9), await completed(0.2)];
  const { status, body } = await next(annotator);
  expect([status, body?.chain_id, body?.uncertainty]).toEqual([200, unsure.id, 0.8]);
  expect((await annotator.request(body!.links['run']!)).status).toBe(200);
  expect((await correct(annotator, unsure, 5)).status).toBe(201);
  expect((await next(annotator)).body?.chain_id).toBe(sure.id);
  expect((await annotator.send('POST', `/api/v1/annotations/${sure.id}/skip`)).status).toBe(204);
  expect(await next(annotator)).toEqual({ status: 204, body: null });
  expect((await next(second)).body?.chain_id).toBe(sure.id);
  expect(await get(annotator, 'stats?pipeline=documents')).toEqual({
    agreement: 1,
    open: 1,
    claimed: 1,
    done: 1,
    disputed: 0,
    skipped_by_me: 1,
  });
});

it('lists who said what about a disputed result', async () => {
  const run = await completed(0.5);
  await correct(annotator, run, 5);
  await correct(second, run, 6);
  const { items } = await get(annotator, 'disputes?pipeline=documents&limit=1');
  expect(items).toMatchObject([
    {
      chain_id: run.id,
      parts: ['field 합계'],
      opinions: [{ user: { id: annotator.id } }, { user: { id: second.id } }],
    },
  ]);
});

it('refuses an unknown pipeline, and to pass over what has no result yet', async () => {
  expect((await next(annotator, '?pipeline=pictures')).body?.code).toBe('REQUEST_INVALID');
  expect((await next(annotator, '')).status).toBe(400);
  expect((await next(annotator, '?pipeline=documents&limit=1')).status).toBe(400);
  const run = await api.submitRun();
  const response = await annotator.send('POST', `/api/v1/annotations/${run.id}/skip`);
  expect(((await response.json()) as Body).code).toBe('RUN_NOT_FINISHED');
});
