import { type OutsideServer, SYSTEM_SCHEDULES } from '../../contracts/schedules';
import { createLogger } from '../../config/logger';
import { ensureSchedules } from '../../workers/schedules';
import { connectTestTemporal, type TemporalUnderTest } from '../setup/temporal';

let temporal: TemporalUnderTest;

beforeEach(async () => {
  temporal = await connectTestTemporal();
});
afterEach(() => temporal.close());

const SETTINGS = {
  timeZone: 'Asia/Seoul',
  retrainCron: '0 2 * * 0',
  configured: ['mlflow', 'label-studio'] as OutsideServer[],
  logger: createLogger({ level: 'silent', process: 'test' }),
};
const ensure = (changes: Partial<typeof SETTINGS> = {}) =>
  ensureSchedules(temporal.client, { ...SETTINGS, ...changes });
const retrain = () => temporal.client.schedule.getHandle('treadle-retrain');

/** A list is up to date a moment after a schedule was made. */
async function ids(): Promise<string[]> {
  for (;;) {
    const found: string[] = [];
    for await (const { scheduleId } of temporal.client.schedule.list()) found.push(scheduleId);
    if (found.length >= SYSTEM_SCHEDULES.length) return found.toSorted();
  }
}

it('makes each schedule once, however many workers start and however often', async () => {
  await Promise.all([ensure(), ensure(), ensure()]);
  await ensure();
  expect(await ids()).toEqual(SYSTEM_SCHEDULES.map(({ id }) => id).toSorted());
});

it('trains on Sundays at 02:00 of the time zone', async () => {
  await ensure();
  const { info } = await retrain().describe();
  const inSeoul = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Seoul',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  expect(info.nextActionTimes.length).toBeGreaterThan(1);
  for (const at of info.nextActionTimes) expect(inSeoul.format(at)).toBe('Sun 02:00');
});

it('keeps a pause and its note, and takes a new time', async () => {
  await ensure();
  await retrain().pause('the auditors are here');
  await ensure({ retrainCron: '30 4 * * 1', timeZone: 'UTC' });
  const { state, info } = await retrain().describe();
  expect(state).toMatchObject({ paused: true, note: 'the auditors are here' });
  for (const at of info.nextActionTimes) {
    expect([at.getUTCDay(), at.getUTCHours(), at.getUTCMinutes()]).toEqual([1, 4, 30]);
  }
});
