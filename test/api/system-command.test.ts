/** The `treadle` command's part of triggers, schedules and experiments before the real API. */
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run as runCommand, type RunOptions } from '../cli/command';
import { triggerFinding } from '../factories/trigger-finding';
import { connectTestTemporal, type TemporalUnderTest } from '../setup/temporal';
import { type ApiUnderTest, startApi } from './api-under-test';
import { keyHolder } from './callers';

let temporal: TemporalUnderTest;
let api: ApiUnderTest;
let admin: string;

beforeAll(async () => {
  temporal = await connectTestTemporal();
  api = await startApi({ temporal: temporal.client, orderDeadlineMs: 200 });
  admin = (await keyHolder(api, 'admin')).token;
});
afterAll(async () => {
  await api.close();
  await temporal.close();
});

const treadle = (args: string[], options: RunOptions = {}, token = api.token) =>
  runCommand(args, { ...options, env: { url: api.url, token } });

describe('triggers', () => {
  it('tell what the rules found and what they recommend', async () => {
    expect((await treadle(['triggers'])).stdout).toBe(
      'No rule was looked at within the last hour. --check looks now.\n',
    );
    await api.deps.triggers.keepFindings([triggerFinding()]);
    const found = await treadle(['triggers', '--slot', 'documents/reader']);
    expect(found.stdout).toMatch(/^Recommended: retrain\n/);
    expect(found.stdout).toMatch(/^documents\/reader +new_data +yes +60 +50 +info /m);
    const json = JSON.parse((await treadle(['triggers', '--json'])).stdout) as { items: unknown[] };
    expect(json).toMatchObject({ recommendation: 'retrain', items: [{ kind: 'new_data', fired: true }] });
    expect((await treadle(['triggers', '--slot', 'nothing'])).exitCode).toBe(2);
  });

  it('say where nobody looks afresh', async () => {
    const { exitCode, stderr } = await treadle(['triggers', '--check']);
    expect([exitCode, stderr]).toEqual([5, expect.stringContaining('[TRIGGER_CHECK_NOT_ANSWERING]')]);
    // The API goes on to wait for it.
    await temporal.client.workflow.getHandle('spine/checkTriggers').terminate();
  });
});

describe('schedules', () => {
  const id = 'treadle-triggers';

  it('are listed, paused, carried out and resumed', async () => {
    expect((await treadle(['schedules'])).stdout).toMatch(/^No schedules\./);
    await temporal.client.schedule.create({
      scheduleId: id,
      spec: { intervals: [{ every: '1h' }] },
      action: { type: 'startWorkflow', workflowType: 'evaluateTriggers', taskQueue: 'nobody' },
    });
    const listed = await treadle(['schedules']);
    expect([listed.exitCode, listed.stdout]).toEqual([
      0,
      expect.stringMatching(new RegExp(`^${id} +2.*Z +never `, 'm')),
    ]);
    const paused = await treadle(['schedules', 'pause', id, '--reason', 'too hot'], {}, admin);
    expect(paused.stdout).toMatch(new RegExp(`^${id} +paused \\(a admin: too hot\\) `));
    expect((await treadle(['schedules'], { locale: 'ko' })).stdout).toMatch(new RegExp(`^${id} +멈춤 `, 'm'));
    expect((await treadle(['schedules', 'trigger', id])).exitCode).toBe(0);
    expect((await treadle(['schedules', 'resume', id], {}, admin)).stdout).toMatch(new RegExp(`^${id} +2`));
    await temporal.client.schedule.getHandle(id).delete();
  });

  it('are paused by administrators alone, and only where they are', async () => {
    expect((await treadle(['schedules', 'pause', id])).exitCode).toBe(3);
    const unknown = await treadle(['schedules', 'pause', 'nothing'], {}, admin);
    expect([unknown.exitCode, unknown.stderr]).toEqual([4, expect.stringContaining('[SCHEDULE_UNKNOWN]')]);
  });
});

describe('experiments', () => {
  const design = {
    name: 'which reader',
    pipeline: 'documents',
    ramp: [0.1, 0.5],
    variants: [
      { name: 'ppocr', role: 'control', weight: 0.5, options: { ocr_engine: 'ppocr' } },
      { name: 'tesseract', role: 'treatment', weight: 0.5, options: { ocr_engine: 'tesseract' } },
    ],
  };
  const file = (content: string): string => {
    const path = join(api.home, `${randomUUID()}.json`);
    writeFileSync(path, content);
    return path;
  };

  it('are begun from a file, listed, shown and steered', async () => {
    expect((await treadle(['experiments', 'list'])).stdout).toBe('No experiments.\n');
    const begun = await treadle(['experiments', 'start', file(JSON.stringify(design)), '--json']);
    expect(begun.exitCode).toBe(0);
    const { id } = JSON.parse(begun.stdout) as { id: string };
    expect((await treadle(['experiments', 'list'])).stdout).toMatch(
      new RegExp(`^${id} +running +documents +20% .* which reader$`, 'm'),
    );
    expect((await treadle(['experiments', 'list', '--state', 'stopped'])).stdout).toBe('No experiments.\n');
    const shown = await treadle(['experiments', 'show', id], { locale: 'ko' });
    expect(shown.stdout).toMatch(/^상태 +진행 중$/m);
    expect(shown.stdout).toMatch(/^적용 비율 +20% \(1\/2\)$/m);
    // That the workflow does what it is told is proved in experiments.test.ts.
    const orders = jest.spyOn(api.deps.experimentWorkflows, 'steer').mockResolvedValue('running');
    for (const verb of ['pause', 'resume', 'ramp', 'stop', 'promote']) {
      const steered = await treadle(['experiments', verb, id, '--reason', 'because']);
      expect([verb, steered.exitCode, steered.stdout]).toEqual([verb, 0, expect.stringContaining(id)]);
      expect(orders).toHaveBeenLastCalledWith(
        expect.objectContaining({ id }),
        expect.objectContaining({ update: verb, reason: 'because' }),
      );
    }
    await treadle(['experiments', 'promote', id, '--variant', 'tesseract']);
    expect(orders.mock.lastCall?.[1]).toMatchObject({ update: 'promote', variant: 'tesseract' });
    orders.mockRestore();
  });

  it('are refused in one sentence', async () => {
    const cases: [args: string[], exitCode: number, says: RegExp][] = [
      [['start', '/no/such/design.json'], 2, /There is no file/],
      [['start', file('{')], 2, /is no JSON\.\n$/],
      [['start', file('{}')], 2, /\[REQUEST_INVALID\]/],
      [['show', randomUUID()], 4, /\[EXPERIMENT_NOT_FOUND\]/],
      [['stop', 'nothing'], 4, /\[EXPERIMENT_NOT_FOUND\]/],
      [['list', '--state', 'sleeping'], 2, /Allowed choices are running/],
    ];
    for (const [args, exitCode, says] of cases) {
      const refused = await treadle(['experiments', ...args]);
      expect([args, refused.exitCode, refused.stdout]).toEqual([args, exitCode, '']);
      expect(refused.stderr).toMatch(says);
      expect(refused.stderr.trim().split('\n')).toHaveLength(1);
    }
  });
});
