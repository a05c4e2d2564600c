/** What the loop tells Prometheus and the dashboard: who serves since when, and corrections a day beside their goal. */
import { randomUUID } from 'node:crypto';
import { createLoop, LOOP_SLOT as SLOT, registerWords } from '../factories/loop';
import { type ApiUnderTest, startApi } from './api-under-test';
import { bearer, codeOf, type KeyHolder, keyHolder } from './callers';
import { completeRun } from './runs-at-work';

let api: ApiUnderTest;
afterEach(() => api.close());

it('names the version that serves and its training date, as they change', async () => {
  api = await startApi();
  const { orm } = api.deps.database;
  const loop = createLoop({ orm, blobStore: api.deps.blobStore, folder: api.home });
  const metrics = async () => (await (await api.request('/metrics')).text()).split('\n');
  const linesOf = async (name: string) => (await metrics()).filter((line) => line.startsWith(`${name}{slot="${SLOT}"`));
  const [TRAINED, SINCE] = ['treadle_model_trained_timestamp_seconds', 'treadle_model_serving_since_timestamp_seconds'];
  expect(await linesOf(TRAINED)).toEqual([]);
  expect(await linesOf(SINCE)).toEqual([expect.stringContaining('version="v1",origin="built-in"')]);

  const model = await registerWords(loop, ['a'], { id: randomUUID() });
  await api.deps.models.deploy({ slot: SLOT, modelVersionId: model.id, reason: 'better', byId: null });
  const labels = `{slot="${SLOT}",version="${model.version}",origin="trained"}`;
  expect(await linesOf(TRAINED)).toEqual([`${TRAINED}${labels} ${model.createdAt.getTime() / 1_000}`]);
  const { at } = (await api.deps.models.current(SLOT))!;
  expect(await linesOf(SINCE)).toEqual([`${SINCE}${labels} ${at.getTime() / 1_000}`]);
});

interface Days {
  time_zone: string;
  items: { pipeline: string; goal_per_day: number | null; days: { day: string; results: number }[] }[];
}

describe('corrections a day', () => {
  const daysOf = async (who: KeyHolder, query = ''): Promise<Days> =>
    (await (await who.request(`/api/v1/feedback/days${query}`)).json()) as Days;
  const correct = async (who: KeyHolder, runId: string, value: number): Promise<string> => {
    const corrected = { fields: [{ name: '합계', value }] };
    const body = { feedback_type: 'ocr_error', corrected_result: corrected };
    return ((await (await who.send('POST', `/api/v1/runs/${runId}/feedback`, body)).json()) as { id: string }).id;
  };
  const completed = async (): Promise<string> => {
    const run = await api.submitRun();
    await completeRun(api, run);
    return run.id;
  };

  it('are counted once for each person and result, beside the goal', async () => {
    api = await startApi({ settings: { TIME_ZONE: 'Asia/Seoul', FEEDBACK_GOALS_PER_DAY: { documents: 10 } } });
    const [ada, bob] = [await keyHolder(api, 'annotator'), await keyHolder(api, 'annotator')];
    const [first, second, third] = [await completed(), await completed(), await completed()];
    for (const value of [1, 2]) await correct(ada, first, value);
    await correct(bob, first, 1);
    await ada.send('DELETE', `/api/v1/feedback/${await correct(ada, second, 1)}`);
    const old = await correct(ada, third, 1);
    await api.deps.database.orm.execute(
      `update feedback set created_at = now() - interval '48 hours' where id = '${old}'`,
    );
    const { time_zone: zone, items } = await daysOf(ada, '?days=3');
    expect([zone, items.map(({ pipeline, goal_per_day: goal }) => [pipeline, goal])]).toEqual([
      'Asia/Seoul',
      [
        ['documents', 10],
        ['receipts', null],
      ],
    ]);
    expect(items[0]?.days.map(({ results }) => results)).toEqual([1, 0, 2]);
    expect(items[0]?.days.map(({ day }) => day)).toEqual(items[0]?.days.map(({ day }) => day).toSorted());
  });

  it('have no goal where none is set, and are their own project’s', async () => {
    api = await startApi();
    const ada = await keyHolder(api, 'annotator');
    await correct(ada, await completed(), 1);
    const mine = await daysOf(ada);
    expect(mine.items[0]).toMatchObject({ goal_per_day: null });
    expect(mine.items[0]?.days).toHaveLength(14);
    expect(mine.items[0]?.days.at(-1)?.results).toBe(1);
    const theirs = (await (await bearer(api, api.foreignToken)('/api/v1/feedback/days')).json()) as Days;
    expect(theirs.items[0]?.days.at(-1)?.results).toBe(0);
    expect(await codeOf(await ada.request('/api/v1/feedback/days?days=0'))).toBe('REQUEST_INVALID');
  });
});
