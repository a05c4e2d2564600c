/** Experiments over the API: what is refused, who gets which variant, what counts, and how they are steered. */
import { setTimeout as sleep } from 'node:timers/promises';
import { createExperimentActivities } from '../../activities/loop/experiments/experiments';
import { toTemporalFailure } from '../../activities/spine/failure';
import { TrialsRepository } from '../../db/repositories/trials';
import { connectTestTemporal } from '../setup/temporal';
import { type ApiUnderTest, pngBytes, startApi } from './api-under-test';
import { keyHolder } from './callers';
import { completeRun } from './runs-at-work';

type Json = Record<string, unknown>;

const OPTIONS_EXPERIMENT = {
  name: 'which reader',
  pipeline: 'documents',
  unit: 'session',
  ramp: [0.5],
  variants: [
    { name: 'ppocr', role: 'control', weight: 0.5, options: { ocr_engine: 'ppocr' } },
    { name: 'tesseract', role: 'treatment', weight: 0.5, options: { ocr_engine: 'tesseract' } },
  ],
};

let api: ApiUnderTest;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

const post = (path: string, body: unknown = {}): Promise<Response> =>
  api.request(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
const begin = (changes: Json = {}): Promise<Response> =>
  post('/api/v1/experiments', { ...OPTIONS_EXPERIMENT, ...changes });
const json = async (response: Response): Promise<Json> => (await response.json()) as Json;

/** Waits until every process has heard of it, which a notification tells. */
async function begun(changes: Json = {}): Promise<string> {
  const response = await begin(changes);
  const experiment = await json(response);
  expect([response.status, experiment.code]).toEqual([201, undefined]);
  await sleep(300);
  return String(experiment.id);
}
const submit = async (session: string, file = pngBytes(), fields: Record<string, string> = {}) => {
  const answer = await json(await api.upload(file, { before: { session, ...fields } }));
  const run = await api.deps.runs.find(String(answer.chain_id), { projectId: api.projectId });
  if (!run) throw new Error(`There is no run ${String(answer.chain_id)}.`);
  return { run, isCached: answer.cached === true, joined: answer.joined === true };
};
const trialCount = async (): Promise<number> =>
  Number((await api.deps.database.pool.query<{ n: string }>('select count(*) as n from trials')).rows[0]?.n);
/** A session that gets this variant. */
async function sessionOf(variant: string): Promise<string> {
  for (let index = 0; ; index += 1) {
    const { run } = await submit(`session ${index}`);
    if (run.variant === variant) return `session ${index}`;
  }
}

/** As the workers' interceptor does it: what is expected is not tried again. */
function withFailures<Activities extends Record<string, (input: never) => Promise<unknown>>>(activities: Activities) {
  return Object.fromEntries(
    Object.entries(activities).map(([name, activity]) => [
      name,
      (input: never) =>
        activity(input).catch((error: unknown) => {
          throw toTemporalFailure(error, 1);
        }),
    ]),
  );
}

describe('an experiment that cannot be', () => {
  const [control, treatment] = OPTIONS_EXPERIMENT.variants;
  it.each([
    ['splits do not add up', { variants: [{ ...control, weight: 0.6 }, treatment] }, 'add up to 1.1'],
    [
      'has no control',
      { variants: [treatment, { ...treatment, name: 'other' }] },
      'exactly one variant is the control',
    ],
    ['has two variants of one name', { variants: [control, { ...treatment, name: 'ppocr' }] }, 'called ppocr'],
    [
      'compares a thing with itself',
      { variants: [control, { ...treatment, options: control?.options }] },
      'same options',
    ],
    [
      'has options that are not valid',
      { variants: [control, { ...treatment, options: { ocr_engine: 'x' } }] },
      'tesseract are not valid',
    ],
    ['has a ramp that falls', { ramp: [0.2, 0.1] }, 'its steps rise'],
    ['has a ramp beyond its weights', { ramp: [0.9] }, 'weights add up to 0.5'],
    ['has a group without a variant', { groups: { testers: 'nobody' } }, 'no variant is called so'],
    ['has no traffic', { traffic: { from: 0.5, to: 0.5 } }, 'traffic begins at 0.5'],
    ['mixes results that are not ranked', { mode: 'interleaved' }, 'not ranked'],
    ['could never become better', { metrics: [{ name: 'seconds', role: 'guardrail' }] }, 'without a goal'],
    [
      'names a model where options are compared',
      { variants: [control, { ...treatment, model_id: '00000000-0000-4000-8000-000000000000' }] },
      'no slot is given',
    ],
  ])('is refused: its %s', async (_, changes, problem) => {
    const response = await begin(changes);
    const answer = await json(response);
    expect([response.status, answer.code]).toEqual([422, 'EXPERIMENT_INVALID']);
    expect(answer.detail).toContain(problem);
    // So that a form says it in its place.
    expect((answer.details as Json).fields).toHaveLength(1);
  });

  it('is refused where it needs what is not configured', async () => {
    for (const extractor of ['llm', 'llm_new']) {
      const response = await begin({ variants: [control, { ...treatment, options: { extractor } }] });
      expect([response.status, (await json(response)).code]).toEqual([422, 'LLM_NOT_CONFIGURED']);
    }
  });

  it('is refused where another one has the slot, or the traffic', async () => {
    const slot = 'documents/extractor';
    await api.deps.database.pool.query(`insert into model_versions (id, slot, version, origin)
      values ('00000000-0000-4000-8000-000000000001', '${slot}', 'v2', 'trained')`);
    const onSlot = {
      slot,
      variants: [
        { name: 'old', role: 'control', weight: 0.5 },
        { name: 'new', role: 'treatment', weight: 0.5, model_id: '00000000-0000-4000-8000-000000000001' },
      ],
    };
    const id = await begun({ ...onSlot, traffic: { from: 0, to: 0.5 } });
    const second = await begin({ ...onSlot, traffic: { from: 0.5, to: 1 } });
    expect([second.status, await json(second)]).toMatchObject([
      409,
      { code: 'EXPERIMENT_SLOT_TAKEN', details: { experimentId: id } },
    ]);
    const third = await begin({ traffic: { from: 0.4, to: 1 } });
    expect([third.status, (await json(third)).code]).toEqual([409, 'EXPERIMENT_TRAFFIC_TAKEN']);
    expect((await begin({ traffic: { from: 0.5, to: 1 } })).status).toBe(201);
    const model = await json(await api.request('/api/v1/models/00000000-0000-4000-8000-000000000001'));
    expect(model.state).toBe('shadow');
  });
});

describe('a submission', () => {
  it('gets the variant of its session, again and again, and shows which one', async () => {
    const id = await begun();
    const session = await sessionOf('tesseract');
    for (const _ of [1, 2, 3]) {
      const { run } = await submit(session);
      expect(run).toMatchObject({ variant: 'tesseract', options: { ocr_engine: 'tesseract' } });
      expect(Object.keys(run.models)).not.toContain('documents/ppocr');
      const shown = await json(await api.request(`/api/v1/runs/${run.id}`));
      expect(shown.experiment).toEqual({ id, variant: 'tesseract', assigned_by: 'hash', shadow_of: null });
    }
  });

  it('is left alone where the caller chose, or sent no session', async () => {
    await begun();
    const session = await sessionOf('tesseract');
    expect((await submit(session, pngBytes(), { ocr_engine: 'ppocr' })).run).toMatchObject({ experimentId: null });
    expect(await api.submitRun()).toMatchObject({ experimentId: null, options: { ocr_engine: 'ppocr' } });
  });

  it('of equal files shares nothing between variants, and a hit in the cache is no outcome', async () => {
    await begun();
    const [one, other] = [await sessionOf('ppocr'), await sessionOf('tesseract')];
    const file = pngBytes();
    const [control, treatment] = [await submit(one, file), await submit(other, file)];
    expect(treatment.joined).toBe(false);
    expect(control.run.fingerprint).not.toBe(treatment.run.fingerprint);
    for (const { run } of [control, treatment]) await completeRun(api, run);
    const before = await trialCount();
    for (const [session, { run }] of [
      [one, control],
      [other, treatment],
    ] as const) {
      const again = await submit(session, file);
      expect([again.isCached, again.run.id]).toEqual([true, run.id]);
    }
    expect(await trialCount()).toBe(before);
  });

  it('that a result from before the experiment answers takes no part, whatever its variant would be', async () => {
    const file = pngBytes();
    const { run } = await submit('before', file);
    await completeRun(api, run);
    await begun();
    const sessions = [await sessionOf('ppocr'), await sessionOf('tesseract')];
    const before = await trialCount();
    for (const session of sessions) expect((await submit(session, file)).run.id).toBe(run.id);
    expect(await trialCount()).toBe(before);
  });

  it('of a named group gets its variant, said in a field or in a header, and no earlier result answers for it', async () => {
    const file = pngBytes();
    const before = await submit('before', file);
    await completeRun(api, before.run);
    const id = await begun({ groups: { 'beta-testers': 'tesseract' }, ramp: [0.01] });
    expect((await submit('any', file)).run.id).toBe(before.run.id);
    const { run } = await submit('any', file, { group: 'beta-testers' });
    expect(run).toMatchObject({ variant: 'tesseract', options: { ocr_engine: 'tesseract' } });
    const shown = await json(await api.request(`/api/v1/runs/${run.id}`));
    expect(shown.experiment).toMatchObject({ id, variant: 'tesseract', assigned_by: 'group' });
    const body = JSON.stringify({ blob: { sha256: run.input.sha256 } });
    const headers = { 'content-type': 'application/json', 'x-treadle-group': 'beta-testers' };
    const joined = await json(await api.request('/api/v1/documents/runs', { method: 'POST', headers, body }));
    expect(joined).toMatchObject({ chain_id: run.id, joined: true });
    const batch = await json(
      await api.request('/api/v1/documents/batches', {
        method: 'POST',
        headers,
        body: JSON.stringify({ items: [{ blob: { sha256: run.input.sha256 } }] }),
      }),
    );
    expect(batch.chain_ids).toEqual([run.id]);
    // What a gateway says wins over what the sender claims.
    const claimed = JSON.stringify({ blob: { sha256: run.input.sha256 }, group: 'strangers' });
    const told = await json(await api.request('/api/v1/documents/runs', { method: 'POST', headers, body: claimed }));
    expect(told).toMatchObject({ chain_id: run.id, joined: true });
    expect((await submit('before', file, { group: 'strangers' })).run.id).toBe(before.run.id);
  });

  it('of a batch takes part item by item', async () => {
    await begun({ unit: 'run' });
    const { run } = await submit('any');
    const files = Array.from({ length: 12 }, () => pngBytes());
    const form = new FormData();
    for (const [index, file] of files.entries())
      form.append('files', new Blob([Uint8Array.from(file)]), `${index}.png`);
    const response = await api.request('/api/v1/documents/batches', { method: 'POST', body: form });
    const { chain_ids: ids } = (await json(response)) as { chain_ids: string[] };
    const runs = await Promise.all(ids.map((id) => api.deps.runs.find(id, { projectId: api.projectId })));
    expect(new Set(runs.map((each) => each?.variant))).toEqual(new Set(['ppocr', 'tesseract']));
    for (const each of runs) expect(each?.options).toMatchObject({ ocr_engine: each?.variant });
    expect(run.experimentId).toBe(runs[0]?.experimentId);
  });
});

describe('an experiment at work', () => {
  it('is looked at, steered and stopped, and says in plain words what it saw', async () => {
    const temporal = await connectTestTemporal();
    await api.close();
    api = await startApi({ temporal: temporal.client });
    const id = await begun({ unit: 'run', look_seconds: 10, ramp: [0.25, 0.5] });
    const runs = await Promise.all(Array.from({ length: 60 }, () => submit('any')));
    for (const { run } of runs.slice(0, 40)) await completeRun(api, run);
    const { orm } = api.deps.database;
    const activities = withFailures(createExperimentActivities({ ...api.deps, trials: new TrialsRepository(orm) }));
    const shown = () => api.request(`/api/v1/experiments/${id}`).then(json);
    await temporal.withWorkers({ io: activities }, async () => {
      for (let tries = 0; (await shown()).looked_at === null && tries < 200; tries += 1) await sleep(50);
      const seen = await shown();
      const results = seen.results as { variant: string; count: number }[];
      expect(results.map(({ variant }) => variant)).toEqual(['ppocr', 'tesseract']);
      expect(results.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(5);
      expect((await json(await post(`/api/v1/experiments/${id}/pause`))).state).toBe('paused');
      await sleep(300);
      expect((await submit('paused')).run.experimentId).toBeNull();
      const refused = await post(`/api/v1/experiments/${id}/ramp`);
      expect([refused.status, (await json(refused)).code]).toEqual([409, 'EXPERIMENT_PAUSED']);
      expect((await json(await post(`/api/v1/experiments/${id}/resume`))).state).toBe('running');
      expect(await json(await post(`/api/v1/experiments/${id}/ramp`))).toMatchObject({ ramp_step: 1, coverage: 1 });
      const last = await post(`/api/v1/experiments/${id}/ramp`);
      expect([last.status, (await json(last)).code]).toEqual([409, 'EXPERIMENT_AT_LAST_STEP']);
      const unknown = await post(`/api/v1/experiments/${id}/promote`, { variant: 'nobody' });
      expect([unknown.status, (await json(unknown)).code]).toEqual([422, 'EXPERIMENT_VARIANT_UNKNOWN']);
      const promoted = await json(await post(`/api/v1/experiments/${id}/promote`, { reason: 'it reads better' }));
      expect(promoted).toMatchObject({ state: 'promoted', verdict: { reason: 'person', variants: ['tesseract'] } });
      expect((promoted.verdict as Json).text).toMatch(/^Promoted: tesseract serves now\. A person decided so\./);
      const korean = await api.request(`/api/v1/experiments/${id}`, { headers: { 'accept-language': 'ko' } });
      expect(((await json(korean)).verdict as Json).text).toMatch(/^승격했습니다\./);
      const looks = (await json(await api.request(`/api/v1/experiments/${id}/looks`))).items as Json[];
      expect(looks.length).toBeGreaterThan(0);
    });
    await temporal.close();
    await sleep(300);
    expect(await api.submitRun()).toMatchObject({ experimentId: null, options: { ocr_engine: 'tesseract' } });
    expect((await json(await post(`/api/v1/experiments/${id}/stop`))).state).toBe('stopped');
    await sleep(300);
    expect(await api.submitRun()).toMatchObject({ options: { ocr_engine: 'ppocr' } });
    const finished = await post(`/api/v1/experiments/${id}/stop`);
    expect([finished.status, (await json(finished)).code]).toEqual([409, 'EXPERIMENT_FINISHED']);
  });
});

describe('a vote', () => {
  it('may be changed, and is for completed runs', async () => {
    const run = await api.submitRun();
    const vote = (word: string) => post(`/api/v1/runs/${run.id}/vote`, { vote: word });
    expect((await vote('up')).status).toBe(409);
    await completeRun(api, run);
    expect((await vote('sideways')).status).toBe(400);
    for (const word of ['up', 'down']) expect(await json(await vote(word))).toEqual({ chain_id: run.id, vote: word });
    const { rows } = await api.deps.database.pool.query<Json>('select vote from votes');
    expect(rows).toEqual([{ vote: 'down' }]);
  });

  it('is feedback, listed and counted, until whoever gave it takes it back', async () => {
    const run = await api.submitRun();
    await completeRun(api, run);
    const [ada, bob] = [await keyHolder(api, 'annotator', { name: 'Ada' }), await keyHolder(api, 'annotator')];
    const path = `/api/v1/runs/${run.id}/vote`;
    const votes = async () => (await json(await ada.request(`/api/v1/runs/${run.id}/feedback`)))['votes'];
    const counted = async () => json(await ada.request('/feedback/stats'));
    const before = (await counted()) as { total_feedbacks: number };
    for (const who of [ada, bob]) expect((await who.send('POST', path, { vote: 'up' })).status).toBe(200);
    expect(await votes()).toMatchObject([
      { chain_id: run.id, vote: 'up', user: { name: 'Ada' } },
      { user: { id: bob.id } },
    ]);
    const after = await counted();
    expect(after).toMatchObject({ total_feedbacks: before.total_feedbacks + 2, training_ready: 0 });
    expect((after['by_type'] as Json)['vote']).toBeGreaterThanOrEqual(2);
    for (const _ of ['once', 'twice']) expect((await ada.send('DELETE', path)).status).toBe(204);
    expect(await votes()).toMatchObject([{ user: { id: bob.id } }]);
    expect(await counted()).toMatchObject({ total_feedbacks: before.total_feedbacks + 1 });
  });
});
