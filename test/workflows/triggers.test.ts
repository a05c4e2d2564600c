/** From evidence in the database to retrains, with the real Temporal; the retrains themselves learn nothing. */
import { sql } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { createRetrainEndActivities } from '../../activities/loop/retrain';
import { createRetrainStarter } from '../../activities/loop/retrain-starter';
import { createTriggerActivities, type TriggerDeps } from '../../activities/loop/triggers';
import { type LearningSlot, learningSlots } from '../../contracts/pipelines';
import { TASK_QUEUES } from '../../contracts/task-queues';
import type { TriggerKind } from '../../contracts/trigger';
import { DatasetsRepository } from '../../db/repositories/datasets';
import { DriftChecksRepository } from '../../db/repositories/drift-checks';
import { ModelVersionsRepository } from '../../db/repositories/model-versions';
import { ModelsRepository } from '../../db/repositories/models';
import { RetrainRulesRepository, type RuleChange } from '../../db/repositories/retrain-rules';
import { RetrainsRepository } from '../../db/repositories/retrains';
import { SlotEvidenceRepository } from '../../db/repositories/slot-evidence';
import { TrainingFeedbackRepository } from '../../db/repositories/training-feedback';
import { TriggersRepository } from '../../db/repositories/triggers';
import { createRunWorld, type RunWorld } from '../factories/runs';
import { completedRuns, daysAgo, failedRuns, reviews, type SeenDocument } from '../factories/watched-runs';
import { createTestDatabase, type TestDatabase } from '../setup/database';
import { connectTestTemporal, type TemporalUnderTest } from '../setup/temporal';

const SLOT = 'documents/extractor';
const VERSION = 'v1';

let temporal: TemporalUnderTest;
let database: TestDatabase;
let world: RunWorld;
let deps: TriggerDeps;
let rules: RetrainRulesRepository;
let retrains: RetrainsRepository;
let triggers: TriggersRepository;
/** The retrains' first step; they end when it does. */
let collectDataset: () => Promise<unknown>;
/** How often `fireTriggers` fails after it has done its work. */
let lateFailures: number;

beforeAll(async () => {
  temporal = await connectTestTemporal();
});
afterAll(() => temporal.close());
beforeEach(async () => {
  database = await createTestDatabase();
  const { orm } = database;
  world = await createRunWorld(orm);
  [rules, retrains, triggers] = [
    new RetrainRulesRepository(orm),
    new RetrainsRepository(orm),
    new TriggersRepository(orm),
  ];
  deps = {
    rules,
    retrains,
    triggers,
    feedback: new TrainingFeedbackRepository(orm),
    datasets: new DatasetsRepository(orm),
    versions: new ModelVersionsRepository(orm),
    models: new ModelsRepository(orm),
    evidence: new SlotEvidenceRepository(orm),
    checks: new DriftChecksRepository(orm),
    starter: createRetrainStarter(temporal.client),
    agreement: 1,
    timeZone: 'UTC',
    slots: [slotNamed(SLOT)],
  };
  await new ModelsRepository(orm).deployShipped({ slot: SLOT, version: VERSION, origin: 'built-in' }, 'shipped');
  await orm.execute(sql`update deployments set at = now() - interval '60 days'`);
  collectDataset = () => Promise.resolve({ skipped: 'nothing_new' });
  lateFailures = 0;
});
afterEach(() => database.drop());

function slotNamed(name: string): LearningSlot {
  const slot = learningSlots().find((each) => each.slot === name);
  if (!slot) throw new Error(`The slot ${name} does not learn.`);
  return slot;
}

function inLoop<T>(work: () => Promise<T>): Promise<T> {
  const activities = createTriggerActivities(deps);
  const fireTriggers: typeof activities.fireTriggers = async (input) => {
    const done = await activities.fireTriggers(input);
    if (lateFailures-- > 0) throw new Error('The worker was killed before it could answer.');
    return done;
  };
  const io = { ...activities, fireTriggers, ...createRetrainEndActivities({ retrains }) };
  return temporal.withWorkers({ io, train: { collectDataset: () => collectDataset() } }, work);
}

async function execute(workflow: 'evaluateTriggers' | 'retrainBySchedule', args: unknown[] = []): Promise<void> {
  const workflowId = `spine/${workflow}-${randomUUID()}`;
  await temporal.client.workflow.execute(workflow, { workflowId, args, taskQueue: TASK_QUEUES.workflow });
}
const evaluate = () => execute('evaluateTriggers');

/** All retrains have ended; of each what asked for it. */
async function endedRetrains() {
  for (;;) {
    const all = await retrains.list(undefined, 100);
    if (all.every(({ endedAt }) => endedAt))
      return all.map(({ cause, reason, promotion }) => ({ cause, reason, promotion }));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
const firings = async () =>
  (await triggers.firings(SLOT, 100)).map(({ kind, decision, retrainId }) => ({
    kind,
    decision,
    has: retrainId !== null,
  }));
async function standing(kind: TriggerKind) {
  const found = (await triggers.standing(SLOT)).find((each) => each.kind === kind);
  if (!found) throw new Error(`Nothing was found of the kind ${kind}.`);
  return found.finding;
}
const set = (change: RuleChange) => rules.change(SLOT, { rules: [change] }, world.owner.id);

/** A day's runs, at noon UTC. */
const at = (days: number) => new Date(`${daysAgo(days).toISOString().slice(0, 10)}T12:00:00Z`);
const runsOf = (days: number, count: number, seen?: SeenDocument) =>
  completedRuns(database.orm, { owner: world.owner, slot: SLOT, version: VERSION, endedAt: at(days), count }, seen);
async function corrections(count: number, { days = 1, right = 0 } = {}): Promise<void> {
  const ids = await runsOf(days, count);
  const words = ids.map((runId, index) => ({ runId, total: index < right ? 12 : 13 }));
  await reviews(database.orm, { owner: world.owner, endedAt: at(days) }, words);
}

it('starts one retrain for new data, says why, and stays still within the cool-down', async () => {
  await corrections(50);
  await inLoop(async () => {
    await evaluate();
    const reason = 'Corrections that wait to be learned: 50; the limit is 50.';
    expect(await endedRetrains()).toEqual([{ cause: 'trigger', reason, promotion: 'at_once' }]);
    await evaluate();
    expect(await endedRetrains()).toHaveLength(1);
    expect(await firings()).toEqual([{ kind: 'new_data', decision: 'start', has: true }]);
  });
});

it('starts nothing below the limit', async () => {
  await corrections(49);
  await inLoop(evaluate);
  expect(await standing('new_data')).toMatchObject({ fired: false, value: 49 });
  expect([await endedRetrains(), await firings()]).toEqual([[], []]);
});

it('only looks where it may not start', async () => {
  await corrections(50);
  await inLoop(() => execute('evaluateTriggers', [{ mayStart: false }]));
  expect(await standing('new_data')).toMatchObject({ fired: true, recommendation: 'retrain' });
  expect([await endedRetrains(), await firings()]).toEqual([[], []]);
});

it('starts one retrain, and records it once, when its worker is killed twice before it answers', async () => {
  await corrections(50);
  lateFailures = 2;
  await set({ kind: 'new_data', coolDownHours: 0 });
  await inLoop(async () => {
    await evaluate();
    expect(await endedRetrains()).toHaveLength(1);
  });
  expect(lateFailures).toBe(-1);
  expect(await firings()).toEqual([{ kind: 'new_data', decision: 'start', has: true }]);
});

it('lets a retrain that is under way come to its end, and says that it was in the way', async () => {
  await corrections(50);
  let release: (() => void) | undefined;
  collectDataset = () => new Promise((resolve) => (release = () => resolve({ skipped: 'nothing_new' })));
  await inLoop(async () => {
    const asked = { slot: SLOT, cause: 'person', reason: 'asked for', promotion: 'at_once' } as const;
    const own = await retrains.start({ id: randomUUID(), ...asked, requestedBy: world.owner.id });
    await deps.starter.start(own);
    await evaluate();
    while (!release) await new Promise((resolve) => setTimeout(resolve, 10));
    release();
    expect((await endedRetrains()).map(({ cause }) => cause)).toEqual(['person']);
  });
  expect(await firings()).toEqual([{ kind: 'new_data', decision: 'retrain_under_way', has: false }]);
});

it('goes by what somebody has set for a rule, until it is given back', async () => {
  await corrections(10);
  await inLoop(async () => {
    await set({ kind: 'new_data', threshold: 10, promotion: 'by_hand', coolDownHours: 0 });
    await set({ kind: 'new_data', enabled: false });
    await evaluate();
    expect(await endedRetrains()).toEqual([]);
    await set({ kind: 'new_data', enabled: null });
    await evaluate();
    expect(await endedRetrains()).toMatchObject([{ promotion: 'by_hand' }]);
    await evaluate();
    expect(await endedRetrains()).toHaveLength(2);
    await set({ kind: 'new_data', threshold: null });
    await evaluate();
    expect(await endedRetrains()).toHaveLength(2);
  });
});

it('counts failures of the slot’s own stage that no caller is to blame for, within a day', async () => {
  const watched = { owner: world.owner, slot: SLOT, version: VERSION, endedAt: new Date(), count: 4 };
  const error = { code: 'INVARIANT_BROKEN', details: {}, stage: 'extract' } as const;
  await failedRuns(database.orm, watched, error);
  await failedRuns(database.orm, watched, { ...error, stage: 'read' });
  await failedRuns(database.orm, watched, { ...error, code: 'RUN_NOT_FOUND' });
  await failedRuns(database.orm, { ...watched, endedAt: daysAgo(2) }, error);
  await inLoop(async () => {
    await evaluate();
    expect(await standing('repeated_failures')).toMatchObject({ fired: false, value: 4 });
    await failedRuns(database.orm, { ...watched, count: 1 }, error);
    await evaluate();
    expect(await standing('repeated_failures')).toMatchObject({ fired: true, value: 5, recommendation: 'watch' });
    await corrections(1, { right: 1 });
    await set({ kind: 'repeated_failures', coolDownHours: 0 });
    await evaluate();
    expect(await endedRetrains()).toMatchObject([{ cause: 'trigger' }]);
  });
  expect((await firings()).map(({ decision }) => decision)).toEqual(['start', 'nothing_to_learn']);
});

it('retrains when the confidences of the version fall, and not by those of another', async () => {
  for (let days = 14; days > 6; days--) await runsOf(days, 20, { confidence: 0.9 + (days % 2) / 100 });
  await corrections(1, { days: 14, right: 1 });
  const other = { owner: world.owner, slot: SLOT, version: 'v0', endedAt: at(6), count: 20 };
  for (const days of [6, 5, 4, 3])
    await completedRuns(database.orm, { ...other, endedAt: at(days) }, { confidence: 0.5 });
  await inLoop(async () => {
    await evaluate();
    expect(await standing('quality_decline')).toMatchObject({ fired: false });
    for (const days of [6, 5, 4, 3]) await runsOf(days, 20, { confidence: 0.6 });
    await evaluate();
    expect(await standing('quality_decline')).toMatchObject({ fired: true, severity: 'critical' });
    expect(await endedRetrains()).toMatchObject([
      { cause: 'trigger', reason: expect.stringMatching(/quality/) as string },
    ]);
  });
});

it('retrains when people correct more than they did', async () => {
  for (const days of [12, 11, 10, 9]) await corrections(9, { days, right: 8 });
  await set({ kind: 'new_data', enabled: false });
  await inLoop(async () => {
    await evaluate();
    expect(await standing('accuracy_decline')).toMatchObject({ fired: false });
    for (const days of [5, 4, 3]) await corrections(9, { days, right: 1 });
    await evaluate();
    expect(await standing('accuracy_decline')).toMatchObject({ fired: true, severity: 'critical', priority: 1 });
    expect(await endedRetrains()).toMatchObject([{ reason: expect.stringMatching(/share that was right/) as string }]);
  });
});

it('warns of drift with the features that moved, keeps each day once, and starts nothing for it', async () => {
  for (let days = 12; days > 5; days--) await runsOf(days, 20);
  await corrections(1, { days: 12, right: 1 });
  for (const days of [5, 4, 3]) await runsOf(days, 40, { text: '합계 12,000원' });
  await inLoop(async () => {
    await evaluate();
    await evaluate();
  });
  expect(await standing('drift')).toMatchObject({
    fired: true,
    severity: 'warning',
    recommendation: 'watch',
    details: { features: expect.stringContaining('hangul_share') as string },
  });
  expect(await firings()).toEqual([{ kind: 'drift', decision: 'warns_only', has: false }]);
  expect(await endedRetrains()).toEqual([]);
  const days = await new DriftChecksRepository(database.orm).ofSlot(SLOT, 100);
  expect(days.map(({ runs, windowRuns }) => [runs, windowRuns])).toEqual([
    [40, 120],
    [40, 80],
    [40, 40],
    ...Array.from({ length: 6 }, () => [20, 0]),
    [21, 0],
  ]);
});

it('takes days as the time zone has them', async () => {
  const endedAt = new Date(`${daysAgo(3).toISOString().slice(0, 10)}T20:00:00Z`);
  await completedRuns(database.orm, { owner: world.owner, slot: SLOT, version: VERSION, endedAt, count: 1 });
  deps.timeZone = 'Asia/Seoul';
  await inLoop(evaluate);
  const [check] = await new DriftChecksRepository(database.orm).ofSlot(SLOT, 10);
  expect(check?.day).toBe(daysAgo(2).toISOString().slice(0, 10));
});

it('trains by schedule what has something new, and only that', async () => {
  deps.slots = [slotNamed('documents/layout'), slotNamed(SLOT)];
  await inLoop(async () => {
    await execute('retrainBySchedule');
    expect(await endedRetrains()).toEqual([]);
    await corrections(1);
    await execute('retrainBySchedule');
    expect(await endedRetrains()).toEqual([{ cause: 'schedule', reason: 'by schedule', promotion: 'at_once' }]);
  });
});
