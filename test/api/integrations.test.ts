/** What other people's servers and their users may ask: webhook calls with a secret, page images by a signed address. */
import { ScheduleOverlapPolicy } from '@temporalio/client';
import { LABEL_STUDIO_SECRET_HEADER } from '../../contracts/label-studio';
import { type PageLink, PAGE_LINK_PATH, readPageLink, signPageLink } from '../../contracts/page-link';
import { SCHEDULE_IDS } from '../../contracts/schedules';
import { TASK_QUEUES } from '../../contracts/task-queues';
import { twoColouredImage } from '../factories/image';
import { sketchPage } from '../factories/page-layouts';
import { layoutPage } from '../../models/layout/layout-page';
import { type ApiUnderTest, startApi } from './api-under-test';
import { completeRun, RESULT } from './runs-at-work';

const SECRET = 'a-secret-of-this-test';
const CALL = { action: 'ANNOTATION_CREATED', project: { id: 7 }, annotation: { result: [] } };

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi({ settings: { LABEL_STUDIO_WEBHOOK_SECRET: SECRET } });
});
afterAll(() => api.close());

const call = (headers: Record<string, string>, body: unknown = CALL, to = api) =>
  fetch(`${to.url}/api/v1/webhooks/label-studio`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const code = async (response: Response) => ((await response.json()) as { code: string }).code;

it('starts the exchange for a call that bears the secret', async () => {
  const { schedule } = api.temporal;
  const handle = await schedule.create({
    scheduleId: SCHEDULE_IDS.syncAnnotations,
    spec: {},
    policies: { overlap: ScheduleOverlapPolicy.SKIP },
    action: { type: 'startWorkflow', workflowType: 'syncAnnotations', taskQueue: `${TASK_QUEUES.workflow}-nobody` },
  });
  try {
    expect((await call({ [LABEL_STUDIO_SECRET_HEADER]: SECRET })).status).toBe(204);
    const { info } = await handle.describe();
    expect(info.recentActions).toHaveLength(1);
    await api.temporal.workflow.getHandle(info.recentActions[0]!.action.workflow.workflowId).terminate();
  } finally {
    await handle.delete();
  }
});

it('refuses a call without the secret, with another one, or about something else, and where none is set', async () => {
  for (const headers of [{}, { [LABEL_STUDIO_SECRET_HEADER]: `${SECRET}!` }]) {
    const response = await call(headers);
    expect([response.status, await code(response)]).toEqual([401, 'WEBHOOK_NOT_TRUSTED']);
  }
  expect((await call({ [LABEL_STUDIO_SECRET_HEADER]: SECRET }, { action: 'PROJECT_DELETED' })).status).toBe(401);
  const closed = await startApi();
  expect((await call({ [LABEL_STUDIO_SECRET_HEADER]: '' }, CALL, closed)).status).toBe(401);
  await closed.close();
});

describe('a signed address', () => {
  const inAnHour = () => Math.floor(Date.now() / 1_000) + 3_600;
  let link: PageLink;
  beforeAll(async () => {
    const image = await twoColouredImage({ width: 800, height: 1_100 }).png().toBuffer();
    const { chain_id: id } = (await (await api.upload(image)).json()) as { chain_id: string };
    const run = await api.deps.runs.find(id, { projectId: api.projectId });
    if (!run) throw new Error(`The run ${id} has no row.`);
    const page = layoutPage(sketchPage([['Total 10.00', 40, 700, 110]]));
    const layout = await api.deps.blobStore.putBytes(Buffer.from(JSON.stringify([page])), 'application/json');
    await completeRun(api, run, { result: { ...RESULT, layout } });
    link = { projectId: api.projectId, runId: run.id, page: 1, until: inAnHour() };
  });
  const key = () => api.deps.settings.linkKey;
  const open = (text: string) => fetch(`${api.url}${PAGE_LINK_PATH}/${text}`);

  it('shows the page that it names to whoever has it', async () => {
    const response = await open(signPageLink(key(), link));
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/webp']);
    expect((await open(signPageLink(key(), { ...link, page: 2 }))).status).toBe(422);
  });

  it('shows nothing when it is altered, forged, of another project or past its end', async () => {
    const good = signPageLink(key(), link);
    const bad = [
      good.replace('.1.', '.2.'),
      signPageLink(Buffer.alloc(32, 'x'), link),
      signPageLink(key(), { ...link, projectId: link.runId }),
      signPageLink(key(), { ...link, until: inAnHour() - 7_200 }),
      `${good}.`,
      'x',
    ];
    for (const text of bad) {
      const response = await open(text);
      expect([response.status, await code(response)]).toEqual([404, 'PAGE_LINK_INVALID']);
    }
    expect(readPageLink(key(), good, new Date())).toEqual(link);
  });
});
