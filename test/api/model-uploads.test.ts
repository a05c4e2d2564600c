/** Models from elsewhere: what is registered, what is refused before that, and the gate that they pass by hand. */
import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { createLoop, LOOP_SLOT as SLOT, type LoopUnderTest, registerWords } from '../factories/loop';
import { connectTestTemporal, type TemporalUnderTest } from '../setup/temporal';
import { type ApiUnderTest, startApi } from './api-under-test';
import { codeOf, itemsOf, type KeyHolder, keyHolder } from './callers';

const DOCUMENTS = 40;

let temporal: TemporalUnderTest;
let api: ApiUnderTest;
let loop: LoopUnderTest;
let operator: KeyHolder;
let viewer: KeyHolder;

beforeAll(async () => {
  temporal = await connectTestTemporal();
  api = await startApi({ temporal: temporal.client });
  loop = createLoop({ orm: api.deps.database.orm, blobStore: api.deps.blobStore, folder: api.home });
  operator = await keyHolder(api, 'operator');
  viewer = await keyHolder(api, 'viewer');
});
afterAll(async () => {
  await api.close();
  await temporal.close();
});

interface Model {
  id: string;
  version: string;
  state: string;
  code?: string;
  detail?: string;
}

const withWorkers = <T>(work: () => Promise<T>) => temporal.withWorkers(loop.activities, work);
const words = (...known: string[]) => JSON.stringify(known);

function upload(
  fields: Record<string, string>,
  files: [name: string, content: string][] = [['words.json', words('a')]],
  who = operator,
): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const [name, content] of files) form.append('files', new Blob([content]), name);
  return who.request('/api/v1/models', { method: 'POST', body: form });
}
const registered = async (known: string[]): Promise<Model> =>
  (await (await upload({ slot: SLOT }, [['words.json', words(...known)]])).json()) as Model;
const refusal = async (response: Promise<Response>) => {
  const answered = await response;
  return [answered.status, await codeOf(answered)];
};
const versions = async () => (await loop.versions.list({ slot: SLOT }, { limit: 100 })).map(({ version }) => version);
const evaluate = (model: Pick<Model, 'id'>) => operator.send('POST', `/api/v1/models/${model.id}/evaluate`);

it('registers what fits as a signed candidate, which serves once it is promoted', async () => {
  const parent = await registerWords(loop, ['a'], { id: randomUUID() });
  await withWorkers(async () => {
    const fields = { slot: SLOT, parent: parent.id, parameters: '{"epochs":3,"note":null}', metrics: '{"cer":0.1}' };
    const response = await upload(fields, [['words.json', words('a', 'b')]]);
    const model = (await response.json()) as Model;
    expect([response.status, response.headers.get('location')]).toEqual([201, `/api/v1/models/${model.id}`]);
    expect(model).toMatchObject({
      slot: SLOT,
      origin: 'uploaded',
      state: 'candidate',
      parent: { id: parent.id, version: parent.version },
      dataset: null,
      code_version: null,
      parameters: { epochs: 3, note: null },
      metrics: { reported_cer: 0.1 },
      files: [{ name: 'words.json', size_bytes: 9 }],
    });
    expect(new TextDecoder().decode((await loop.store.read(SLOT, model.version))?.['words.json'])).toBe(
      words('a', 'b'),
    );
    const promoted = await operator.send('POST', `/api/v1/models/${model.id}/promote`);
    expect([promoted.status, await promoted.json()]).toMatchObject([200, { version: model.version }]);
    // A newer release leaves in service what people chose.
    await loop.models.deployShipped({ slot: SLOT, version: 'v2', origin: 'built-in' }, 'shipped');
    expect((await loop.models.served())[SLOT]).toBe(model.version);
    await operator.send('POST', `/api/v1/slots/${SLOT}/rollback`);
  });
});

it('registers nothing of what does not fit, and says why', async () => {
  const before = await versions();
  await withWorkers(async () => {
    const response = await upload({ slot: SLOT }, [['words.json', 'x']]);
    expect([response.status, await response.json()]).toMatchObject([
      422,
      { code: 'MODEL_UNFIT', detail: expect.stringContaining('words.json holds no words') as string },
    ]);
  });
  expect(await versions()).toEqual(before);
});

it('refuses a form that is wrong before any worker looks at it', async () => {
  const foreign = await registerWords(loop, ['a'], { id: randomUUID(), slot: 'documents/layout' });
  const file: [string, string] = ['words.json', words('a')];
  const cases: [fields: Record<string, string>, files: [string, string][], expected: [number, string]][] = [
    [{}, [file], [400, 'REQUEST_INVALID']],
    [{ slot: 'documents/ppocr' }, [file], [400, 'REQUEST_INVALID']],
    [{ slot: SLOT }, [], [400, 'UPLOAD_MISSING']],
    [{ slot: SLOT }, [['words.json', '']], [400, 'UPLOAD_EMPTY']],
    [{ slot: SLOT }, [file, file], [400, 'REQUEST_INVALID']],
    [{ slot: SLOT }, [['-rf', 'x']], [400, 'REQUEST_INVALID']],
    [{ slot: SLOT }, Array.from({ length: 9 }, (_, n) => [`f${n}`, 'x']), [400, 'REQUEST_INVALID']],
    [{ slot: SLOT, more: '1' }, [file], [422, 'OPTIONS_INVALID']],
    [{ slot: SLOT, metrics: '{"a":"b"}' }, [file], [400, 'REQUEST_INVALID']],
    [{ slot: SLOT, metrics: '{' }, [file], [422, 'OPTIONS_INVALID']],
    [{ slot: SLOT, parameters: '{"a":{}}' }, [file], [400, 'REQUEST_INVALID']],
    [{ slot: SLOT, parent: 'nothing' }, [file], [404, 'MODEL_NOT_FOUND']],
    [{ slot: SLOT, parent: foreign.id }, [file], [404, 'MODEL_NOT_FOUND']],
  ];
  for (const [fields, files, expected] of cases) {
    expect([fields, ...(await refusal(upload(fields, files)))]).toEqual([fields, ...expected]);
  }
  expect(await refusal(operator.send('POST', '/api/v1/models', { slot: SLOT }))).toEqual([400, 'REQUEST_INVALID']);
  expect(await refusal(upload({ slot: SLOT }, [file], viewer))).toEqual([403, 'PERMISSION_DENIED']);
  expect(await api.temporaryFiles()).toEqual([]);
});

it('says where no worker looks at the files, which become a version when one does', async () => {
  const impatient = await startApi({ temporal: temporal.client, orderDeadlineMs: 200, home: `${api.home}-impatient` });
  try {
    const own = createLoop({
      orm: impatient.deps.database.orm,
      blobStore: impatient.deps.blobStore,
      folder: impatient.home,
    });
    const response = await upload({ slot: SLOT }, undefined, await keyHolder(impatient, 'operator'));
    const { code, details } = (await response.json()) as { code: string; details: { modelId: string } };
    expect([response.status, code]).toEqual([503, 'MODEL_CHECK_NOT_ANSWERING']);
    const handle = temporal.client.workflow.getHandle(`${SLOT}/upload/${details.modelId.slice(0, 13)}`);
    await temporal.withWorkers(own.activities, () => handle.result());
    expect(await own.versions.find(details.modelId)).toMatchObject({ origin: 'uploaded', state: 'candidate' });
  } finally {
    await impatient.close();
  }
});

describe('before the gate', () => {
  const ended = async (id: string) => {
    await temporal.client.workflow.getHandle(`${SLOT}/retrain/${id.slice(0, 13)}`).result();
    return (await (await viewer.request(`/api/v1/retrains/${id}`)).json()) as Record<string, unknown>;
  };

  it('there is nothing to test with until there is a dataset', async () => {
    await withWorkers(async () => {
      expect(await refusal(evaluate(await registered(['a'])))).toEqual([409, 'DATASET_MISSING']);
    });
  });

  it('a version that is better waits to be promoted, and one that is not is archived', async () => {
    const rows = Array.from({ length: DOCUMENTS }, (_, n) => ({
      key: String(n),
      part: 'test',
      source: String(n),
      row: { word: 'TOTAL', document: String(n) },
    }));
    const text = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    const blob = await api.deps.blobStore.putBytes(gzipSync(text), 'application/gzip');
    const dataset = await loop.datasets.register({
      slot: SLOT,
      contentSha256: '1'.repeat(64),
      blobSha256: blob.sha256,
      sizeBytes: blob.size_bytes,
      counts: { rows: DOCUMENTS, train: 0, test: DOCUMENTS, new: 0, sources: DOCUMENTS, disputed: 0, scrubbed: 0 },
      feedbackIds: [],
    });
    await withWorkers(async () => {
      const [better, useless] = [await registered(['TOTAL']), await registered(['other'])];
      const response = await evaluate(better);
      const { id } = (await response.json()) as { id: string };
      expect(response.status).toBe(202);
      expect(await ended(id)).toMatchObject({
        state: 'completed',
        outcome: 'waits_for_promotion',
        dataset_id: dataset.id,
        candidate: { id: better.id },
        verdict: { passed: true },
      });
      const second = (await (await evaluate(useless)).json()) as { id: string };
      expect(await ended(second.id)).toMatchObject({ state: 'rejected', outcome: 'not_better' });
      expect((await loop.versions.find(better.id))?.metrics).toEqual({ test_character_error_rate: 0 });
      expect([better, useless].map(({ state }) => state)).toEqual(['candidate', 'candidate']);
      expect((await loop.versions.find(useless.id))?.state).toBe('archived');
      expect((await operator.send('POST', `/api/v1/models/${better.id}/promote`)).status).toBe(200);
    });
  });

  it('one stands at a time, and can be cancelled', async () => {
    let begun: () => void = () => undefined;
    const scoring = new Promise<void>((resolve) => (begun = resolve));
    const score = loop.learner.score;
    await withWorkers(async () => {
      const model = await registered(['TOTAL']);
      loop.learner.score = (_input, { signal }) => {
        begun();
        return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
      };
      const { id } = (await (await evaluate(model)).json()) as { id: string };
      await scoring;
      expect(await refusal(evaluate(model))).toEqual([409, 'RETRAIN_UNDER_WAY']);
      expect((await operator.send('POST', `/api/v1/retrains/${id}/cancel`)).status).toBe(202);
      await ended(id).catch(() => undefined);
      expect((await loop.retrains.find(id))?.state).toBe('cancelled');
    });
    loop.learner.score = score;
  });

  it('stands only what is kept here', async () => {
    const builtIn = (await loop.versions.list({ slot: SLOT }, { limit: 100 })).find(({ version }) => version === 'v1');
    expect(await refusal(evaluate({ id: builtIn?.id ?? '' }))).toEqual([409, 'MODEL_NOT_KEPT']);
    const unlearned = await itemsOf<Model>(await viewer.request('/api/v1/models?slot=documents/ppocr'));
    expect(await refusal(evaluate({ id: unlearned[0]?.id ?? '' }))).toEqual([422, 'SLOT_NOT_LEARNING']);
    for (const id of ['nothing', randomUUID()]) {
      expect(await refusal(evaluate({ id }))).toEqual([404, 'MODEL_NOT_FOUND']);
    }
  });
});
