/** Ranked lists over the API: what is shown, what a click says, and an experiment that clicks decide. */
import { setTimeout as sleep } from 'node:timers/promises';
import { ExperimentWorkflows } from '../../api/experiment-workflows';
import { createDeploymentActivities } from '../../activities/loop/deployments';
import { createExperimentActivities } from '../../activities/loop/experiments/experiments';
import { documents } from '../../contracts/documents/definition';
import type { RunRow } from '../../db/repositories/runs';
import { TrialsRepository } from '../../db/repositories/trials';
import { rankDocuments, rankedResult } from '../factories/ranked-documents';
import { connectTestTemporal } from '../setup/temporal';
import { type ApiUnderTest, startApi } from './api-under-test';
import { codeOf, type KeyHolder, keyHolder } from './callers';
import { completeRun } from './runs-at-work';

type Json = Record<string, unknown>;

const SLOT = 'documents/extractor';
const CANDIDATE = '00000000-0000-4000-8000-000000000001';

let api: ApiUnderTest;
let ada: KeyHolder;

beforeAll(rankDocuments);
beforeEach(open);
afterEach(() => api.close());

async function open(): Promise<void> {
  api = await startApi();
  ada = await keyHolder(api, 'annotator', { name: 'Ada' });
  await api.deps.database.pool.query(`insert into model_versions (id, slot, version, origin)
    values ('${CANDIDATE}', '${SLOT}', 'v2', 'trained')`);
}

const json = async (response: Response): Promise<Json> => (await response.json()) as Json;
const shownOf = async (run: Pick<RunRow, 'id'>, by: Pick<KeyHolder, 'request'> = ada) =>
  (await json(await by.request(`/api/v1/runs/${run.id}/rankings`))).items as { target: string; ids: string[] }[];
const click = (run: Pick<RunRow, 'id'>, id: string, target = 'results') =>
  ada.send('POST', `/api/v1/runs/${run.id}/clicks`, { target, id });
const rowsOf = async (table: string): Promise<Json[]> =>
  (await api.deps.database.pool.query<Json>(`select * from ${table}`)).rows;

const EXPERIMENT = {
  name: 'which extractor',
  pipeline: 'documents',
  slot: SLOT,
  mode: 'interleaved',
  samples_min: 10,
  look_seconds: 10,
  ramp: [0.99],
  variants: [
    { name: 'old', role: 'control', weight: 0.01 },
    { name: 'new', role: 'treatment', weight: 0.99, model_id: CANDIDATE },
  ],
};
const begin = (changes: Json = {}): Promise<Response> =>
  api.request('/api/v1/experiments', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...EXPERIMENT, ...changes }),
  });

/** Waits until every process has heard of it. */
async function begun(): Promise<string> {
  const response = await begin();
  const experiment = await json(response);
  expect([response.status, experiment.code]).toEqual([201, undefined]);
  await sleep(300);
  return String(experiment.id);
}

/** A run that takes part, with the result of both variants. */
async function comparedRun(own: string[], other: string[] | null): Promise<RunRow> {
  const trials = new TrialsRepository(api.deps.database.orm);
  for (;;) {
    const run = await api.submitRun();
    await completeRun(api, run, { result: rankedResult(...own) });
    const [shadow] = await trials.shadows(run.id, () => documents.stages);
    if (!shadow) continue;
    if (other) await completeRun(api, shadow, { result: rankedResult(...other) });
    return run;
  }
}

describe('ranked lists', () => {
  it('are those of the result, and the first reading stays', async () => {
    const run = await api.submitRun();
    expect(await codeOf(await ada.request(`/api/v1/runs/${run.id}/rankings`))).toBe('RUN_NOT_FINISHED');
    await completeRun(api, run, { result: rankedResult('a', 'b') });
    const readings = await Promise.all([1, 2, 3].map(() => shownOf(run)));
    expect(readings).toEqual([1, 2, 3].map(() => [{ target: 'results', ids: ['a', 'b'] }]));
    const changed = JSON.stringify(rankedResult('b', 'a'));
    await api.deps.database.pool.query('update runs set final_result = $1 where id = $2', [changed, run.id]);
    expect(await shownOf(run)).toEqual([{ target: 'results', ids: ['a', 'b'] }]);
    expect(await rowsOf('shown_lists')).toMatchObject([{ target: 'results', picks: null }]);
  });

  it('are none where a result ranks nothing', async () => {
    const run = await api.submitRun();
    await completeRun(api, run);
    expect(await shownOf(run)).toEqual([]);
    expect(await codeOf(await click(run, 'a'))).toBe('CLICK_INVALID');
  });
});

describe('a click', () => {
  it('is kept with its place, once for each person, and is feedback', async () => {
    const run = await api.submitRun();
    expect(await codeOf(await click(run, 'a'))).toBe('RUN_NOT_FINISHED');
    await completeRun(api, run, { result: rankedResult('a', 'b', 'c') });
    for (const _ of ['once', 'twice']) {
      expect(await json(await click(run, 'c'))).toEqual({
        chain_id: run.id,
        target: 'results',
        id: 'c',
        position: 2,
      });
    }
    await click(run, 'a');
    const { clicks, items } = await json(await ada.request(`/api/v1/runs/${run.id}/feedback`));
    expect(items).toEqual([]);
    expect(clicks).toMatchObject([
      { id: 'c', position: 2, user: { name: 'Ada' } },
      { id: 'a', position: 0, user: { name: 'Ada' } },
    ]);
    expect(await json(await ada.request('/feedback/stats'))).toMatchObject({
      total_feedbacks: 2,
      by_type: { click: 2 },
      training_ready: 0,
    });
  });

  it.each([
    ['an entry that was not shown', 'z', 'results'],
    ['a list that was not shown', 'a', 'elsewhere'],
  ])('is refused for %s', async (_, id, target) => {
    const run = await api.submitRun();
    await completeRun(api, run, { result: rankedResult('a') });
    const response = await click(run, id, target);
    expect(response.status).toBe(422);
    expect(await json(response)).toMatchObject({ code: 'CLICK_INVALID', details: { runId: run.id, target, id } });
    expect(await rowsOf('clicks')).toEqual([]);
  });

  it('is handed out with all that is kept of a person, and erased with it, and goes with the run', async () => {
    const run = await api.submitRun();
    await completeRun(api, run, { result: rankedResult('a') });
    await click(run, 'a');
    const text = await (await ada.request(`/api/v1/users/${ada.id}/data`)).text();
    expect(text).toContain('"kind":"click"');
    const admin = await keyHolder(api, 'admin');
    expect((await admin.send('DELETE', `/api/v1/users/${ada.id}`)).status).toBe(204);
    expect(await rowsOf('clicks')).toEqual([]);
    expect(await api.deps.runs.delete([run.id])).toBe(1);
    expect(await rowsOf('shown_lists')).toEqual([]);
  });
});

describe('an interleaved experiment', () => {
  const RUNS = 32;
  const third = { name: 'third', role: 'treatment', weight: 0.1, model_id: CANDIDATE };
  it.each([
    ['has three variants', { variants: [EXPERIMENT.variants[0], { ...EXPERIMENT.variants[1], weight: 0.89 }, third] }],
    ['has a bandit', { allocation: 'bandit' }],
    ['would promote what is no worse', { promote_when: 'no_worse' }],
    ['has another goal', { metrics: [{ name: 'quality', role: 'goal' }] }],
    [
      'compares options',
      {
        slot: undefined,
        variants: [
          { name: 'old', role: 'control', weight: 0.5, options: { ocr_engine: 'ppocr' } },
          { name: 'new', role: 'treatment', weight: 0.5, options: { ocr_engine: 'tesseract' } },
        ],
      },
    ],
    ['is split, with preference', { mode: 'split', metrics: [{ name: 'preference', role: 'goal' }] }],
  ])('is refused where it %s', async (_, changes) => {
    const response = await begin(changes);
    expect([response.status, await codeOf(response)]).toEqual([422, 'EXPERIMENT_INVALID']);
  });

  it('mixes the lists of both once the shadow has answered, and not after its end', async () => {
    const id = await begun();
    const [mixed, alone] = [await comparedRun(['a', 'b'], ['b', 'a']), await comparedRun(['a', 'b'], null)];
    expect((await shownOf(mixed))[0]?.ids.toSorted()).toEqual(['a', 'b']);
    expect(await shownOf(alone)).toEqual([{ target: 'results', ids: ['a', 'b'] }]);
    const unseen = await comparedRun(['a', 'b'], ['b', 'a']);
    expect(await json(await click(unseen, 'b'))).toMatchObject({ position: 1 });
    const late = await comparedRun(['a', 'b'], ['b', 'a']);
    await api.deps.database.pool.query(`update experiments set state = 'rolled_back', ended_at = now() where id = $1`, [
      id,
    ]);
    expect(await shownOf(late)).toEqual([{ target: 'results', ids: ['a', 'b'] }]);
    const picks = new Map((await rowsOf('shown_lists')).map((row) => [row['run_id'], row['picks']]));
    expect(new Set(picks.get(mixed.id) as string[])).toEqual(new Set(['old', 'new']));
    for (const run of [alone, unseen, late]) expect(picks.get(run.id)).toBeNull();
  });

  /** Many runs, and one click on each: `a` is always a pick of the control, `c` always one of the treatment. */
  async function clickThrough(choose: (run: number) => string): Promise<void> {
    for (let run = 0; run < RUNS; run += 1) {
      const compared = await comparedRun(['a', 'b', 'c'], ['c', 'a', 'b']);
      await shownOf(compared);
      expect((await click(compared, choose(run))).status).toBe(200);
    }
  }

  /** The experiment's own workflow, until somebody has looked or it has ended. */
  async function live(id: string, isDone: (experiment: Json) => boolean): Promise<Json> {
    const temporal = await connectTestTemporal();
    const { database, models, modelVersions } = api.deps;
    const trials = new TrialsRepository(database.orm);
    const io = {
      ...createExperimentActivities({ ...api.deps, trials }),
      ...createDeploymentActivities({ models, versions: modelVersions }),
    };
    const cpu = { verifyModel: () => Promise.resolve({ version: 'v2' }) };
    const shown = () => api.request(`/api/v1/experiments/${id}`).then(json);
    const workflows = new ExperimentWorkflows({ client: temporal.client, apiUrl: 'http://api.test' });
    await workflows.start({ id, name: EXPERIMENT.name, pipeline: EXPERIMENT.pipeline, slot: SLOT });
    await temporal.withWorkers({ io, cpu }, async () => {
      for (let tries = 0; !isDone(await shown()) && tries < 400; tries += 1) await sleep(50);
    });
    await temporal.close();
    return shown();
  }
  const preferenceOf = ({ findings }: Json) =>
    (findings as Json[]).find(({ metric }) => metric === 'preference') as Json & { credits: Record<string, number> };

  it('promotes what people choose, and says so in plain words', async () => {
    const id = await begun();
    // The treatment puts first what all are looking for.
    await clickThrough(() => 'c');
    const experiment = await live(id, ({ state }) => state !== 'running');
    expect(experiment).toMatchObject({
      state: 'promoted',
      verdict: { reason: 'preferred', metric: 'preference', variants: ['new'] },
    });
    expect((experiment.verdict as Json).text).toMatch(
      /^Promoted: new serves now\. People chose its results more often.* By clicks new won \d+, the control \d+, and/,
    );
    const { credits, difference } = preferenceOf(experiment);
    expect(credits).toMatchObject({ control: 0, treatment: RUNS, ties: 0 });
    expect(difference).toBe(1);
    expect((await api.deps.models.served())[SLOT]).toBe('v2');
  });

  it('promotes nothing where people choose of both alike', async () => {
    const id = await begun();
    await clickThrough((run) => (run % 2 === 0 ? 'a' : 'c'));
    const experiment = await live(id, ({ looked_at: lookedAt }) => lookedAt !== null);
    expect(experiment).toMatchObject({ state: 'running', verdict: null });
    expect(preferenceOf(experiment)).toMatchObject({
      difference: expect.closeTo(0, 9) as number,
      credits: { control: RUNS / 2, treatment: RUNS / 2, ties: 0, p: 1 },
    });
  });
});
