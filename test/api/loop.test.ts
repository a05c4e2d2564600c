/** The loop over HTTP: who serves and served, versions side by side, into service and back, datasets, retrains. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { DomainError } from '../../contracts/errors';
import type { ModelVersionRow } from '../../db/repositories/model-versions';
import { createLoop, LOOP_SLOT as SLOT, type LoopUnderTest, registerWords } from '../factories/loop';
import { blobRef, createRunWorld, type RunWorld } from '../factories/runs';
import { connectTestTemporal, type TemporalUnderTest } from '../setup/temporal';
import { type ApiUnderTest, startApi } from './api-under-test';
import { codeOf, itemsOf, type KeyHolder, keyHolder } from './callers';

const SERVED = `/api/v1/slots/${SLOT}`;
/** So many that some are for tests. */
const DOCUMENTS = 60;
const NEVER = '00000000-0000-4000-8000-000000000000';

let temporal: TemporalUnderTest;
let api: ApiUnderTest;
let loop: LoopUnderTest;
let world: RunWorld;
let viewer: KeyHolder;
let operator: KeyHolder;
let admin: KeyHolder;

beforeAll(async () => {
  temporal = await connectTestTemporal();
});
afterAll(() => temporal.close());
beforeEach(async () => {
  api = await startApi({ temporal: temporal.client });
  const { orm } = api.deps.database;
  loop = createLoop({ orm, blobStore: api.deps.blobStore, folder: api.home });
  world = await createRunWorld(orm);
  viewer = await keyHolder(api, 'viewer');
  operator = await keyHolder(api, 'operator', { name: 'Haneul' });
  admin = await keyHolder(api, 'admin');
});
afterEach(() => api.close());

const register = (words: string[], id = randomUUID()) => registerWords(loop, words, { id });
const withWorkers = <T>(work: () => Promise<T>) => temporal.withWorkers(loop.activities, work);
const promote = (model: Pick<ModelVersionRow, 'id'>, body?: unknown) =>
  operator.send('POST', `/api/v1/models/${model.id}/promote`, body);
const bodyOf = async <T = Record<string, unknown>>(response: Response | Promise<Response>): Promise<T> =>
  (await (await response).json()) as T;
const refusal = async (response: Promise<Response>) => {
  const answered = await response;
  return [answered.status, await codeOf(answered)];
};

/** The audit log is written a moment after the answer. */
async function untilAudited(action: string, times: number): Promise<void> {
  const audited = async () => itemsOf(await admin.request(`/api/v1/audit?action=${action}`));
  while ((await audited()).length < times) await sleep(50);
}

async function registerDataset(lines = ['{"key":"a"}'], version = 1) {
  const blob = await api.deps.blobStore.putBytes(gzipSync(`${lines.join('\n')}\n`), 'application/gzip');
  return loop.datasets.register({
    slot: SLOT,
    contentSha256: String(version).padStart(64, '0'),
    blobSha256: blob.sha256,
    sizeBytes: blob.size_bytes,
    counts: { rows: lines.length, train: 1, test: 0, new: 1, sources: 1, disputed: 0, scrubbed: 0 },
    feedbackIds: [],
  });
}

/** That somebody corrected a word of each of these many documents. */
async function say(word: string): Promise<void> {
  for (let each = 0; each < DOCUMENTS; each += 1) {
    const run = await world.submit({ input: blobRef() });
    await world.complete(run);
    await api.deps.feedback.give({
      projectId: run.projectId,
      runId: run.id,
      userId: world.owner.id,
      kind: 'ocr_error',
      originalResult: {},
      correctedResult: { word },
      comment: null,
    });
  }
}

describe('slots', () => {
  it('are all listed, with what serves them and whether they learn', async () => {
    const slots = await itemsOf<{ slot: string; learns: boolean; served: { version: string } | null }>(
      await viewer.request('/api/v1/slots'),
    );
    expect(slots.find(({ slot }) => slot === SLOT)).toMatchObject({ learns: true, served: { version: 'v1' } });
    expect(slots.find(({ slot }) => slot === 'documents/ppocr')).toMatchObject({ learns: false });
    expect(slots.flatMap(({ slot, served }) => (served ? [] : slot))).toEqual(['documents/llm', 'documents/llm-new']);
  });

  it('tell who served at any time, in any time zone', async () => {
    const before = new Date(Date.now() - 60_000);
    const model = await register(['a']);
    await loop.models.deploy({ slot: SLOT, modelVersionId: model.id, reason: 'better', byId: operator.id });
    expect(await bodyOf(viewer.request(`${SERVED}/served`))).toMatchObject({
      slot: SLOT,
      model_id: model.id,
      version: model.version,
      reason: 'better',
      by: 'Haneul',
    });
    const history = await loop.models.history(SLOT, 10);
    const first = history.at(-1)?.at ?? before;
    const at = (time: string) => viewer.request(`${SERVED}/served?at=${encodeURIComponent(time)}`);
    expect(await bodyOf(at(first.toISOString()))).toMatchObject({ version: 'v1', by: null });
    const seoul = new Date(first.getTime() + 9 * 3_600_000).toISOString().replace('Z', '+09:00');
    expect(await bodyOf(at(seoul))).toMatchObject({ version: 'v1' });
    expect(await refusal(at(before.toISOString()))).toEqual([404, 'SLOT_NOT_SERVED']);
    expect(await refusal(at('yesterday'))).toEqual([400, 'REQUEST_INVALID']);
    const deployments = await itemsOf(await viewer.request(`${SERVED}/deployments`));
    expect(deployments.map(({ version }) => version)).toEqual([model.version, 'v1']);
    expect(await itemsOf(await viewer.request(`${SERVED}/deployments?limit=1`))).toHaveLength(1);
  });

  it.each(['nothing', 'reader%2Fx', "reader'--"])('of the name %s are not there', async (name) => {
    const slot = `/api/v1/slots/documents/${name}`;
    for (const path of [`${slot}/served`, `${slot}/deployments`]) {
      expect(await refusal(viewer.request(path))).toEqual([404, 'SLOT_UNKNOWN']);
    }
    expect(await refusal(operator.send('POST', `${slot}/rollback`))).toEqual([404, 'SLOT_UNKNOWN']);
  });
});

describe('promotion and rollback', () => {
  it('go forth, and back further and further', async () => {
    const [first, second] = [await register(['a']), await register(['a', 'b'])];
    await withWorkers(async () => {
      const promoted = await promote(first, { reason: 'tried it' });
      expect([promoted.status, await promoted.json()]).toMatchObject([
        200,
        { version: first.version, reason: 'tried it', by: 'Haneul' },
      ]);
      expect((await promote(second)).status).toBe(200);
      const back = async () => bodyOf(operator.send('POST', `${SERVED}/rollback`, { reason: 'complaints' }));
      expect(await back()).toMatchObject({ version: first.version, reason: 'complaints', by: 'Haneul' });
      expect(await back()).toMatchObject({ version: 'v1' });
      expect(await back()).toMatchObject({ status: 409, code: 'SLOT_HAS_NO_EARLIER_VERSION' });
    });
    const versions = (await loop.models.history(SLOT, 10)).map(({ version }) => version);
    expect(versions).toEqual(['v1', first.version, second.version, first.version, 'v1']);
    await untilAudited('promoteModel', 2);
  });

  it('of a version that serves already change nothing', async () => {
    const model = await register(['a']);
    await withWorkers(async () => {
      await promote(model);
      expect((await promote(model)).status).toBe(200);
    });
    expect(await loop.models.history(SLOT, 10)).toHaveLength(2);
  });

  it('refuse a version whose entry or files were altered; what serves goes on to serve', async () => {
    const [altered, renamed] = [await register(['a']), await register(['b'])];
    const foreign = await loop.store.keep({ 'words.json': new TextEncoder().encode('["forged"]') });
    const { orm } = api.deps.database;
    await orm.execute(`update model_versions set files = '${JSON.stringify(foreign)}' where id = '${altered.id}'`);
    await orm.execute(`update model_versions set version = 'v99' where id = '${renamed.id}'`);
    await withWorkers(async () => {
      expect(await refusal(promote(altered))).toEqual([409, 'MODEL_SIGNATURE_INVALID']);
      expect(await refusal(promote(renamed))).toEqual([409, 'MODEL_SIGNATURE_INVALID']);
    });
    expect(await bodyOf(viewer.request(`${SERVED}/served`))).toMatchObject({ version: 'v1' });
    expect(await loop.models.history(SLOT, 10)).toHaveLength(1);
  });

  it('take a version back in whose place another serves', async () => {
    const model = await register(['a']);
    const { deployVersion } = loop.activities.io;
    loop.activities.io.deployVersion = async (deployment) => {
      const before = await deployVersion(deployment);
      if (deployment.modelVersionId === model.id) {
        await loop.models.deploy({ ...deployment, modelVersionId: (await register(['b'])).id, reason: 'by hand' });
      }
      return before;
    };
    await withWorkers(async () => {
      expect(await refusal(promote(model))).toEqual([409, 'MODEL_NOT_SERVING']);
    });
    expect(await bodyOf(viewer.request(`${SERVED}/served`))).toMatchObject({ version: 'v1', by: null });
  });

  it('say where no worker answers, and where another deployment is under way', async () => {
    await api.close();
    api = await startApi({ temporal: temporal.client, orderDeadlineMs: 200 });
    loop = createLoop({ orm: api.deps.database.orm, blobStore: api.deps.blobStore, folder: api.home });
    operator = await keyHolder(api, 'operator');
    const model = await register(['a']);
    expect(await refusal(promote(model))).toEqual([503, 'DEPLOYMENT_NOT_ANSWERING']);
    expect(await refusal(promote(model))).toEqual([409, 'DEPLOYMENT_UNDER_WAY']);
    expect(await refusal(operator.send('POST', `${SERVED}/rollback`))).toEqual([409, 'SLOT_HAS_NO_EARLIER_VERSION']);
    await temporal.client.workflow.getHandle(`${SLOT}/deploy`).terminate();
  });

  it('are for operators', async () => {
    const model = await register(['a']);
    expect((await viewer.send('POST', `/api/v1/models/${model.id}/promote`)).status).toBe(403);
    expect((await viewer.send('POST', `${SERVED}/rollback`)).status).toBe(403);
  });
});

describe('versions', () => {
  it('are listed in pages, each once, by slot and state', async () => {
    const registered: string[] = [];
    for (const word of ['a', 'b', 'c', 'd', 'e']) registered.push((await register([word])).id);
    await loop.versions.archive(registered[0] ?? '');
    const seen: unknown[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = `slot=${SLOT}&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`;
      const page: { items: { id: string }[]; next_cursor: string | null } = await bodyOf(
        viewer.request(`/api/v1/models?${query}`),
      );
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next_cursor;
    }
    expect(seen.slice(0, 5)).toEqual(registered.toReversed());
    expect(seen).toHaveLength(6);
    const archived = await itemsOf(await viewer.request('/api/v1/models?state=archived'));
    expect(archived.map(({ id }) => id)).toEqual([registered[0]]);
    for (const query of ['state=sleeping', 'slot=documents/nothing', 'limit=0', 'cursor=x', 'more=1']) {
      expect([query, (await viewer.request(`/api/v1/models?${query}`)).status]).toEqual([query, 400]);
    }
  });

  it('tell where they come from', async () => {
    const dataset = await registerDataset();
    const parent = await register(['a']);
    const child = await registerWords(loop, ['a', 'b'], {
      id: randomUUID(),
      parentId: parent.id,
      datasetId: dataset.id,
      metrics: { test_character_error_rate: 0.5 },
    });
    expect(await bodyOf(viewer.request(`/api/v1/models/${child.id}`))).toMatchObject({
      slot: SLOT,
      version: child.version,
      origin: 'trained',
      state: 'candidate',
      parent: { id: parent.id, version: parent.version },
      dataset: { id: dataset.id, version: 1 },
      code_version: '1.2.3',
      parameters: { words: 2 },
      metrics: { test_character_error_rate: 0.5 },
      files: [{ name: 'words.json' }],
    });
    for (const id of ['nothing', NEVER]) {
      expect(await refusal(viewer.request(`/api/v1/models/${id}`))).toEqual([404, 'MODEL_NOT_FOUND']);
      expect(await refusal(promote({ id }))).toEqual([404, 'MODEL_NOT_FOUND']);
    }
  });

  it('stand side by side, two hundred of them, in the order asked', async () => {
    const ids = Array.from({ length: 200 }, () => randomUUID());
    for (const id of ids) await register([id], id);
    const asked = ids.toReversed();
    const compare = (wanted: readonly string[]) => viewer.request(`/api/v1/models/compare?ids=${wanted.join(',')}`);
    const compared = await itemsOf(await compare(asked));
    expect(compared.map(({ id }) => id)).toEqual(asked);
    const [one = ''] = ids;
    expect((await itemsOf(await compare([one, NEVER, one]))).map(({ id }) => id)).toEqual([one]);
    expect(await refusal(compare([...ids, NEVER]))).toEqual([400, 'REQUEST_INVALID']);
    expect(await refusal(compare(['x']))).toEqual([400, 'REQUEST_INVALID']);
    expect(await refusal(viewer.request('/api/v1/models/compare'))).toEqual([400, 'REQUEST_INVALID']);
  });
});

describe('datasets', () => {
  it('show their counts to all, and their rows to administrators alone', async () => {
    const lines = ['{"key":"a"}', '{"key":"b"}'];
    const dataset = await registerDataset(lines);
    await registerDataset(['{"key":"c"}'], 2);
    const listed = await itemsOf(await viewer.request(`/api/v1/datasets?slot=${SLOT}`));
    expect(listed.map(({ version }) => version)).toEqual([2, 1]);
    expect(await itemsOf(await viewer.request('/api/v1/datasets?slot=documents/layout'))).toEqual([]);
    expect(await bodyOf(viewer.request(`/api/v1/datasets/${dataset.id}`))).toMatchObject({
      version: 1,
      counts: { rows: 2, train: 1 },
    });
    const path = `/api/v1/datasets/${dataset.id}/rows.jsonl`;
    const rows = await admin.request(path);
    expect(rows.headers.get('content-disposition')).toContain('documents-reader-1.jsonl');
    expect(await rows.text()).toBe(`${lines.join('\n')}\n`);
    for (const other of [viewer, operator]) expect((await other.request(path)).status).toBe(403);
    for (const id of ['nothing', NEVER]) {
      expect(await refusal(viewer.request(`/api/v1/datasets/${id}`))).toEqual([404, 'DATASET_NOT_FOUND']);
      expect(await refusal(admin.request(`/api/v1/datasets/${id}/rows.jsonl`))).toEqual([404, 'DATASET_NOT_FOUND']);
    }
  });
});

interface Retrain {
  id: string;
  state: string;
  outcome: string | null;
  ended_at: string | null;
  candidate: { id: string; version: string } | null;
}

const start = (body: unknown) => operator.send('POST', '/api/v1/retrains', body);
async function ended(id: string): Promise<Retrain> {
  await temporal.client.workflow
    .getHandle(`${SLOT}/retrain/${id.slice(0, 13)}`)
    .result()
    .catch(() => undefined);
  return bodyOf<Retrain>(viewer.request(`/api/v1/retrains/${id}`));
}

describe('retrains', () => {
  it('of a slot are one at a time, and put what is better into service', async () => {
    await say('TOTAL');
    await withWorkers(async () => {
      const asked = { slot: SLOT, reason: 'many corrections' };
      const [one, other] = await Promise.all([start(asked), start(asked)]);
      expect([one.status, other.status]).toEqual([202, 202]);
      const { id } = (await one.json()) as Retrain;
      expect(((await other.json()) as Retrain).id).toBe(id);
      expect(await ended(id)).toMatchObject({
        state: 'completed',
        outcome: null,
        cause: 'person',
        reason: 'many corrections',
        requested_by: 'Haneul',
        verdict: { passed: true },
        error: null,
      });
    });
    const [{ id: datasetId } = { id: '' }] = await itemsOf<{ id: string }>(await viewer.request('/api/v1/datasets'));
    const retrains = await itemsOf(await viewer.request(`/api/v1/retrains?slot=${SLOT}`));
    expect(retrains).toMatchObject([{ dataset_id: datasetId }]);
    expect(await itemsOf(await viewer.request('/api/v1/retrains?slot=documents/layout'))).toEqual([]);
  });

  it('leave a version to be promoted by hand where that was asked for', async () => {
    await say('TOTAL');
    await withWorkers(async () => {
      const { id } = await bodyOf<Retrain>(start({ slot: SLOT, promotion: 'by_hand' }));
      const done = await ended(id);
      expect(done).toMatchObject({ state: 'completed', outcome: 'waits_for_promotion' });
      expect(await bodyOf(viewer.request(`${SERVED}/served`))).toMatchObject({ version: 'v1' });
      expect((await promote({ id: done.candidate?.id ?? '' })).status).toBe(200);
    });
    const rolledBackTo = await loop.models.previous(SLOT);
    expect(rolledBackTo?.version).toBe('v1');
  });

  it('are cancelled while they are under way, and not after', async () => {
    await say('TOTAL');
    let begun: () => void = () => undefined;
    const training = new Promise<void>((resolve) => (begun = resolve));
    loop.learner.train = (_input, { signal }) => {
      begun();
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
    };
    await withWorkers(async () => {
      const { id } = await bodyOf<Retrain>(start({ slot: SLOT }));
      await training;
      expect((await viewer.send('POST', `/api/v1/retrains/${id}/cancel`)).status).toBe(403);
      expect((await operator.send('POST', `/api/v1/retrains/${id}/cancel`)).status).toBe(202);
      expect(await ended(id)).toMatchObject({ state: 'cancelled', candidate: null });
      const again = operator.send('POST', `/api/v1/retrains/${id}/cancel`);
      expect(await refusal(again)).toEqual([409, 'RETRAIN_FINISHED']);
    });
  });

  it('tell why one failed, in the language of the reader', async () => {
    await say('TOTAL');
    loop.learner.train = () => Promise.reject(new DomainError('DATASET_UNFIT', { slot: SLOT, reason: 'one class' }));
    await withWorkers(async () => {
      const { id } = await bodyOf<Retrain>(start({ slot: SLOT }));
      expect(await ended(id)).toMatchObject({ state: 'failed', error: { code: 'DATASET_UNFIT' } });
      const korean = await viewer.request(`/api/v1/retrains/${id}`, { headers: { 'accept-language': 'ko' } });
      expect(await korean.json()).toMatchObject({ error: { message: expect.stringContaining('데이터셋') as string } });
    });
  });

  it('are refused for what does not learn, and for garbage', async () => {
    for (const body of [
      { slot: 'documents/ppocr' },
      { slot: 'nothing' },
      { slot: SLOT, promotion: 'never' },
      { slot: SLOT, more: 1 },
      {},
      { slot: SLOT, reason: 'x'.repeat(201) },
    ]) {
      expect([body, ...(await refusal(start(body)))]).toEqual([body, 400, 'REQUEST_INVALID']);
    }
    for (const id of ['nothing', NEVER]) {
      expect(await refusal(viewer.request(`/api/v1/retrains/${id}`))).toEqual([404, 'RETRAIN_NOT_FOUND']);
      expect(await refusal(operator.send('POST', `/api/v1/retrains/${id}/cancel`))).toEqual([404, 'RETRAIN_NOT_FOUND']);
    }
    expect(await itemsOf(await viewer.request('/api/v1/retrains'))).toEqual([]);
  });
});
