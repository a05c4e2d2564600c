/** The dashboard's counts: by version and week, and by the day as the clock on the wall has it. */
import { randomUUID } from 'node:crypto';
import { receipts as pipeline } from '../../../contracts/receipts/definition';
import { addDays, dayIn } from '../../../contracts/receipts/receipt';
import { FeedbackRepository } from '../../../db/repositories/feedback';
import { IdentityRepository, type Principal } from '../../../db/repositories/identity';
import { ReceiptAccuracyRepository } from '../../../db/repositories/receipt-accuracy';
import { ReceiptsRepository } from '../../../db/repositories/receipts';
import { RunProgressRepository } from '../../../db/repositories/run-progress';
import { type RunRow, RunsRepository } from '../../../db/repositories/runs';
import { receiptResult } from '../../factories/receipt-results';
import { newRun, stageContext } from '../../factories/runs';
import { createTestDatabase, type TestDatabase } from '../../setup/database';

const DAYS = 8;
const RESULT = receiptResult();
const PREDICTED = RESULT.items.map(({ category }) => category);

let database: TestDatabase;
let accuracy: ReceiptAccuracyRepository;
let ada: Principal;

beforeAll(async () => {
  database = await createTestDatabase();
  accuracy = new ReceiptAccuracyRepository(database.orm);
});
afterAll(() => database.drop());
beforeEach(async () => {
  const identity = new IdentityRepository(database.orm);
  ada = await identity.createPrincipal({ name: 'Ada', projectName: randomUUID(), role: 'operator' });
});

async function bought(version: string): Promise<RunRow> {
  const models = { 'receipts/item-classifier': version };
  const { run } = await new RunsRepository(database.orm).submit(
    newRun(ada, { pipeline: pipeline.name, models }),
    pipeline.stages,
  );
  await new ReceiptsRepository(database.orm).keep(stageContext(run, 'keep'), { result: RESULT, timeZone: 'UTC' });
  const end = { runId: run.id, runAttempt: run.attempt, costUsd: 0, cacheTtlSeconds: 60 };
  await new RunProgressRepository(database.orm).completed({ ...end, result: RESULT });
  return run;
}

/** What Ada says of the first lines, all of it so far, as if it were said at `at`: a moment that Postgres can read. */
async function say(run: RunRow, categories: readonly (string | undefined)[], at: string): Promise<void> {
  const given = await new FeedbackRepository(database.orm).give({
    projectId: ada.projectId,
    runId: run.id,
    userId: ada.id,
    kind: 'category_error',
    originalResult: RESULT,
    correctedResult: { items: categories.map((category, line) => ({ line, category })) },
    comment: null,
  });
  const { rowCount } = await database.pool.query('update feedback set created_at = $2::timestamptz where id = $1', [
    given?.id,
    at,
  ]);
  expect(rowCount).toBe(1);
}

/** Day -> items, of the days that have any. */
async function daysOf(timeZone: string): Promise<Record<string, number>> {
  const days = await accuracy.days({ projectId: ada.projectId, timeZone }, DAYS);
  expect(days.map(({ day }) => day)).toEqual(
    Array.from({ length: DAYS }, (_, index) => addDays(dayIn(timeZone, new Date()), index + 1 - DAYS)),
  );
  return Object.fromEntries(days.filter(({ corrections }) => corrections > 0).map((day) => [day.day, day.corrections]));
}

const daysAgo = (count: number): string => addDays(dayIn('UTC', new Date()), -count);

it.each(['Asia/Seoul', 'America/New_York', 'Asia/Kathmandu', 'UTC'])(
  'a day ends at midnight in %s',
  async (timeZone) => {
    const [eve, morrow] = [daysAgo(4), daysAgo(3)];
    await say(await bought('v1'), PREDICTED.slice(0, 1), `${eve} 23:59:00 ${timeZone}`);
    await say(await bought('v1'), PREDICTED, `${morrow} 00:01:00 ${timeZone}`);
    expect(await daysOf(timeZone)).toEqual({ [eve]: 1, [morrow]: 2 });
  },
);

it('the same moment is another day elsewhere', async () => {
  const day = daysAgo(3);
  await say(await bought('v1'), PREDICTED.slice(0, 1), `${day} 23:59:00 UTC`);
  expect([await daysOf('UTC'), await daysOf('Asia/Seoul')]).toEqual([{ [day]: 1 }, { [addDays(day, 1)]: 1 }]);
});

it('a correction that grows after midnight leaves to the day before what was said on it', async () => {
  const run = await bought('v1');
  const [eve, morrow] = [daysAgo(4), daysAgo(3)];
  await say(run, ['snacks'], `${eve} 23:59:00 Asia/Seoul`);
  await say(run, ['snacks', 'fruit'], `${morrow} 00:01:00 Asia/Seoul`);
  expect(await daysOf('Asia/Seoul')).toEqual({ [eve]: 1, [morrow]: 1 });
  // What is said otherwise was said then.
  await say(run, ['dairy', 'fruit'], `${morrow} 00:02:00 Asia/Seoul`);
  expect(await daysOf('Asia/Seoul')).toEqual({ [morrow]: 2 });
});

it('each version of the model has its own accuracy, in the week in which people said it', async () => {
  const [first, second, third] = [await bought('v1'), await bought('v2'), await bought('v3')];
  const { rows } = await database.pool.query<{ day: string }>(
    `select to_char(date_trunc('week', timezone('Asia/Seoul', now())), 'YYYY-MM-DD') as day`,
  );
  const thisMonday = rows[0]?.day ?? '';
  await say(first, ['fruit', 'fruit'], `${addDays(thisMonday, -1)} 23:59:00 Asia/Seoul`);
  await say(second, [PREDICTED[0], 'fruit'], `${thisMonday} 00:00:00 Asia/Seoul`);
  await say(third, PREDICTED, `${thisMonday} 00:00:01 Asia/Seoul`);

  const said = (await accuracyWeeks('Asia/Seoul', 2)).filter(({ corrected }) => corrected > 0);
  expect(said.map(({ modelVersion, week, corrected, right }) => [modelVersion, week, corrected, right])).toEqual([
    ['v3', thisMonday, 2, 2],
    ['v2', thisMonday, 2, 1],
    ['v1', addDays(thisMonday, -7), 2, 0],
  ]);
  const thisWeek = await accuracyWeeks('Asia/Seoul', 1);
  expect(thisWeek.find(({ modelVersion }) => modelVersion === 'v1')).toMatchObject({ corrected: 0, items: 2 });
});

const accuracyWeeks = (timeZone: string, count: number) =>
  accuracy.weeks({ projectId: ada.projectId, timeZone }, count);
