/** Corrections that are probably wrong themselves, over HTTP: for administrators, and only while they are in force. */
import { randomUUID } from 'node:crypto';
import { createRunWorld } from '../factories/runs';
import { type ApiUnderTest, startApi } from './api-under-test';
import { codeOf, type KeyHolder, keyHolder } from './callers';

let api: ApiUnderTest;
let admin: KeyHolder;

beforeAll(async () => {
  api = await startApi();
  admin = await keyHolder(api, 'admin');
});
afterAll(() => api.close());

const pathOf = (id: string) => `/api/v1/datasets/${id}/suspects`;
const seen = async (id: string): Promise<unknown> => (await admin.request(pathOf(id))).json();

async function registerDataset(): Promise<string> {
  const { id } = await api.deps.datasets.register({
    slot: 'documents/extractor',
    contentSha256: randomUUID(),
    blobSha256: 'ab'.repeat(32),
    sizeBytes: 1,
    counts: { rows: 1, train: 1, test: 0, new: 1, sources: 1, disputed: 0, scrubbed: 0 },
    feedbackIds: [],
  });
  return id;
}

it('are none before a training has looked, and until they are corrected again', async () => {
  const datasetId = await registerDataset();
  expect(await seen(datasetId)).toEqual({ screened_at: null, items: [] });

  const world = await createRunWorld(api.deps.database.orm);
  const run = await world.submit();
  await world.complete(run);
  const said = { kind: 'field_error', originalResult: {}, correctedResult: {}, comment: null };
  const given = await api.deps.feedback.give({
    ...said,
    projectId: run.projectId,
    runId: run.id,
    userId: world.owner.id,
  });
  const suspect = {
    feedback_id: given!.id,
    run_id: run.id,
    name: 'total',
    given: 12.5,
    suggested: 125,
    confidence: 0.97,
  };
  await api.deps.datasets.keepScreening(datasetId, [{ key: 'a receipt total', ...suspect }]);
  expect(await seen(datasetId)).toEqual({ screened_at: expect.any(String), items: [suspect] });

  await api.deps.feedback.give({ ...said, projectId: run.projectId, runId: run.id, userId: world.owner.id });
  expect(await seen(datasetId)).toEqual({ screened_at: expect.any(String), items: [] });
});

it('are for administrators alone', async () => {
  const operator = await keyHolder(api, 'operator');
  expect((await operator.request(pathOf(await registerDataset()))).status).toBe(403);
});

it.each(['nothing', '00000000-0000-4000-8000-000000000000'])('of the dataset %s are not there', async (id) => {
  expect(await codeOf(await admin.request(pathOf(id)))).toBe('DATASET_NOT_FOUND');
});
