/** Consent to be learned from, over HTTP and from the command line: everybody for himself, and the installation's setting. */
import { randomUUID } from 'node:crypto';
import { run as runCommand } from '../cli/command';
import { type ApiUnderTest, startApi } from './api-under-test';
import { codeOf, type KeyHolder, keyHolder } from './callers';
import { completeRun } from './runs-at-work';

interface Consent {
  allowed: boolean;
  own: boolean | null;
  installation: boolean;
  changes: { of: string; allowed: boolean | null; changed_by: { id: string; name: string }; at: string }[];
  models: { version: string; via: string }[];
}

const PATH = '/api/v1/consent/training';
const INSTALLATION = `${PATH}/installation`;

let api: ApiUnderTest;
let ada: KeyHolder;
let admin: KeyHolder;

beforeEach(async () => {
  api = await startApi();
  [ada, admin] = [await keyHolder(api, 'annotator', { name: 'Ada' }), await keyHolder(api, 'admin')];
});
afterEach(() => api.close());

const read = async (who: KeyHolder): Promise<Consent> => (await (await who.request(PATH)).json()) as Consent;
const choose = async (who: KeyHolder, allowed: boolean | null, path = PATH): Promise<Consent> =>
  (await (await who.send('PATCH', path, { allowed })).json()) as Consent;
const statistics = async () => (await (await ada.request('/api/v1/feedback/stats')).json()) as Record<string, number>;

async function correct(who: KeyHolder): Promise<string> {
  const run = await api.submitRun();
  await completeRun(api, run);
  const body = { feedback_type: 'ocr_error', corrected_result: { fields: [{ name: '합계', value: 1 }] } };
  const given = await who.send('POST', `/api/v1/runs/${run.id}/feedback`, body);
  return ((await given.json()) as { id: string }).id;
}

it('is there until somebody says otherwise, each for himself, with the time of each change', async () => {
  expect(await read(ada)).toEqual({ allowed: true, own: null, installation: true, changes: [], models: [] });
  const before = Date.now() - 60_000;
  expect(await choose(ada, false)).toMatchObject({ allowed: false, own: false, installation: true });
  expect(await read(admin)).toMatchObject({ allowed: true, own: null, changes: [] });
  const { changes } = await choose(ada, null);
  expect(changes.map(({ of, allowed, changed_by: by }) => [of, allowed, by])).toEqual([
    ['person', null, { id: ada.id, name: 'Ada' }],
    ['person', false, { id: ada.id, name: 'Ada' }],
  ]);
  for (const { at } of changes) expect(Date.parse(at)).toBeGreaterThan(before);
});

it('of the installation is set by administrators, and leaves who has chosen his choice', async () => {
  expect(await codeOf(await ada.send('PATCH', INSTALLATION, { allowed: false }))).toBe('PERMISSION_DENIED');
  await choose(ada, true);
  await choose(admin, false, INSTALLATION);
  expect(await read(ada)).toMatchObject({ allowed: true, own: true, installation: false });
  expect(await read(admin)).toMatchObject({ allowed: false, own: null, installation: false });
  for (const body of [{}, { allowed: null }, { allowed: 'no' }, { allowed: true, user_id: ada.id }]) {
    expect(await codeOf(await admin.send('PATCH', INSTALLATION, body))).toBe('REQUEST_INVALID');
  }
});

it('is nobody’s to give for somebody else', async () => {
  expect(await codeOf(await admin.send('PATCH', PATH, { allowed: false, user_id: ada.id }))).toBe('REQUEST_INVALID');
  expect((await read(ada)).own).toBeNull();
});

it('withheld, feedback is taken, shown and counted, and is not ready for training', async () => {
  await choose(ada, false);
  const id = await correct(ada);
  expect(await statistics()).toMatchObject({ total_feedbacks: 1, training_ready: 0, withheld: 1 });
  expect(await api.deps.feedback.find(id, api.projectId)).toMatchObject({ isCurrent: true, withdrawnAt: null });
  await choose(ada, true);
  expect(await statistics()).toMatchObject({ total_feedbacks: 1, training_ready: 1, withheld: 0 });
});

it('names the versions that learned from what was given before it was withdrawn', async () => {
  const feedbackId = await correct(ada);
  const slot = 'documents/reader';
  const counts = { rows: 1, train: 1, test: 0, new: 1, sources: 1, disputed: 0, scrubbed: 0 };
  const blob = { contentSha256: '1'.repeat(64), blobSha256: '2'.repeat(64), sizeBytes: 1 };
  const dataset = await api.deps.datasets.register({ slot, ...blob, counts, feedbackIds: [feedbackId] });
  await api.deps.modelVersions.register({
    id: randomUUID(),
    slot,
    origin: 'trained',
    parentId: null,
    datasetId: dataset.id,
    codeVersion: '1',
    parameters: {},
    metrics: {},
    files: [],
    sign: (number) => ({ version: `taught-${number}`, signature: 's' }),
  });
  expect((await choose(ada, false)).models).toMatchObject([
    { slot, version: 'taught-1', state: 'candidate', via: 'dataset' },
  ]);
  expect((await read(admin)).models).toEqual([]);
});

it('is shown and chosen from the command line', async () => {
  const treadle = (...args: string[]) =>
    runCommand(['consent', ...args], { env: { url: api.url, token: admin.token } });
  expect((await treadle()).stdout).toMatch(/^Learning from you +allowed\nYour choice +as the installation\n/);
  expect((await treadle('withhold')).stdout).toMatch(/^Learning from you +withheld\nYour choice +withheld\n/);
  expect((await treadle('default', '--installation')).exitCode).toBe(2);
  expect((await treadle('withhold', '--installation')).stdout).toMatch(/^Installation +withheld$/m);
  expect((await treadle('default')).stdout).toMatch(/^Your choice +as the installation$/m);
  expect((await treadle('maybe')).exitCode).toBe(2);
  expect(await read(admin)).toMatchObject({ allowed: false, own: null, installation: false });
});
