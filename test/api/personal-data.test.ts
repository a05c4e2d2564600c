/** What is kept of a person: all of it is handed out, to nobody else, and it goes when it is erased. */
import { randomUUID } from 'node:crypto';
import { TrainingFeedbackRepository } from '../../db/repositories/training-feedback';
import { type ApiUnderTest, startApi } from './api-under-test';
import { Browser, codeOf, type KeyHolder, keyHolder } from './callers';
import { completeRun } from './runs-at-work';

let api: ApiUnderTest;
let ada: KeyHolder;
let admin: KeyHolder;

beforeEach(async () => {
  api = await startApi();
  ada = await keyHolder(api, 'operator', { name: 'Ada Lovelace' });
  admin = await keyHolder(api, 'admin', { name: 'Root' });
});
afterEach(() => api.close());

interface Line {
  kind: string;
  row: Record<string, unknown>;
}

const dataOf = async (who: KeyHolder, of: { id: string } = who): Promise<Line[]> => {
  const text = await (await who.request(`/api/v1/users/${of.id}/data`)).text();
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
};
const exportCode = async (who: KeyHolder, id: string) => codeOf(await who.request(`/api/v1/users/${id}/data`));

/** A run that Ada corrected, commented and voted on. */
async function speak(): Promise<{ runId: string; feedbackId: string }> {
  const run = await api.submitRun();
  await completeRun(api, run);
  const body = {
    feedback_type: 'ocr_error',
    corrected_result: { fields: [{ name: '합계', value: 1 }] },
    comment: 'my own words',
  };
  const given = (await (await ada.send('POST', `/api/v1/runs/${run.id}/feedback`, body)).json()) as { id: string };
  await ada.send('POST', `/api/v1/runs/${run.id}/vote`, { vote: 'down' });
  return { runId: run.id, feedbackId: given.id };
}

it('is handed out whole, without secrets', async () => {
  const { runId, feedbackId } = await speak();
  await ada.send('PATCH', '/api/v1/consent/training', { allowed: false });
  await new Browser(api).signIn(ada);
  const data = await dataOf(ada);
  const of = (kind: string) => data.filter((line) => line.kind === kind).map(({ row }) => row);
  expect(of('user')).toMatchObject([{ id: ada.id, name: 'Ada Lovelace', role: 'operator' }]);
  expect(of('feedback')).toMatchObject([{ id: feedbackId, run_id: runId, comment: 'my own words' }]);
  expect(of('vote')).toMatchObject([{ run_id: runId, vote: 'down' }]);
  expect(of('consent')).toMatchObject([{ allowed: false }]);
  expect(of('session')).toHaveLength(1);
  expect(of('key')).toHaveLength(1);
  const { rows } = await api.deps.database.pool.query<{ sha256: string }>('select sha256 from api_tokens');
  for (const { sha256 } of rows) expect(JSON.stringify(data)).not.toContain(sha256);
  expect(JSON.stringify(data)).not.toContain(ada.token);
});

it('is longer than one reading of the database', async () => {
  await api.deps.database.orm.execute(`
    insert into audit_log (project_id, principal_id, action, target, outcome, status, request_id, address)
    select '${api.projectId}', '${ada.id}', 'vote', '/' || n, 'done', 200, n, '-' from generate_series(1, 1200) as n`);
  const targets = (await dataOf(ada)).flatMap(({ kind, row }) => (kind === 'audit' ? [row['target']] : []));
  expect(new Set(targets).size).toBeGreaterThanOrEqual(1_200);
});

it('is the person’s own, and the administrators’', async () => {
  const other = await keyHolder(api, 'operator');
  expect(await exportCode(other, ada.id)).toBe('USER_NOT_FOUND');
  expect(await exportCode(admin, randomUUID())).toBe('USER_NOT_FOUND');
  expect(await exportCode(admin, 'ada')).toBe('USER_NOT_FOUND');
  expect((await dataOf(admin, ada))[0]?.row['name']).toBe('Ada Lovelace');
  const limited = await keyHolder(api, 'admin', { scopes: ['feedback:read', 'users:read'] });
  expect(await exportCode(limited, limited.id)).toBe('SCOPE_NOT_HELD');
});

describe('erased', () => {
  const erase = (who: KeyHolder, id: string) => who.send('DELETE', `/api/v1/users/${id}`);

  it('nothing of it is left but a nameless user; the runs stay', async () => {
    const { runId, feedbackId } = await speak();
    const own = await ada.send('POST', `/api/v1/keys`, { name: 'import' });
    expect(own.status).toBe(201);
    for (const _ of ['once', 'twice']) expect((await erase(admin, ada.id)).status).toBe(204);
    expect((await ada.request('/api/v1/me')).status).toBe(401);
    expect(await api.deps.feedback.find(feedbackId, api.projectId)).toBeUndefined();
    expect((await admin.request(`/api/v1/runs/${runId}`)).status).toBe(200);
    const left = await dataOf(admin, ada);
    const kinds = new Set(left.map(({ kind }) => kind));
    for (const kind of ['key', 'session', 'feedback', 'vote']) expect(kinds).not.toContain(kind);
    expect(left[0]?.row).toMatchObject({ id: ada.id, name: 'removed user' });
    expect(JSON.stringify(left)).not.toMatch(/Lovelace|my own words/);
  });

  it('what was said is revoked in the datasets that it is in', async () => {
    const { feedbackId } = await speak();
    const counts = { rows: 1, train: 1, test: 0, new: 1, sources: 1, disputed: 0, scrubbed: 0 };
    const blob = { contentSha256: '1'.repeat(64), blobSha256: '2'.repeat(64), sizeBytes: 1 };
    const slot = 'documents/reader';
    await api.deps.datasets.register({ slot, ...blob, counts, feedbackIds: [feedbackId] });
    const learning = new TrainingFeedbackRepository(api.deps.database.orm);
    expect(await learning.revoked([feedbackId])).toEqual(new Set());
    await erase(admin, ada.id);
    expect(await learning.revoked([feedbackId])).toEqual(new Set([feedbackId]));
  });

  it('is for administrators, within their project, and never the last of them', async () => {
    expect(await codeOf(await erase(ada, ada.id))).toBe('PERMISSION_DENIED');
    expect(await codeOf(await erase(admin, randomUUID()))).toBe('USER_NOT_FOUND');
    const foreign = await keyHolder(api, 'admin', { projectId: await foreignProject() });
    expect(await codeOf(await erase(foreign, ada.id))).toBe('USER_NOT_FOUND');
    expect(await codeOf(await erase(admin, admin.id))).toBe('LAST_ADMINISTRATOR');
    expect((await ada.request('/api/v1/me')).status).toBe(200);
  });
});

async function foreignProject(): Promise<string> {
  const { rows } = await api.deps.database.pool.query<{ id: string }>("select id from projects where name = 'theirs'");
  return rows[0]?.id ?? '';
}
