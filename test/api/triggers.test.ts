/** Triggers, rules, drift and schedules over HTTP. */
import { createLogger } from '../../config/logger';
import { SYSTEM_SCHEDULES } from '../../contracts/schedules';
import type { TriggerFinding } from '../../contracts/trigger';
import { ensureSchedules } from '../../workers/schedules';
import { triggerFinding } from '../factories/trigger-finding';
import { settled } from '../setup/settled';
import { connectTestTemporal, type TemporalUnderTest } from '../setup/temporal';
import { type ApiUnderTest, startApi } from './api-under-test';
import { codeOf, itemsOf, type KeyHolder, keyHolder } from './callers';

const SLOT = 'documents/extractor';
const RULES = `/api/v1/slots/${SLOT}/retrain-rules`;
const SCHEDULE = '/api/v1/schedules/treadle-retrain';

let temporal: TemporalUnderTest;
let api: ApiUnderTest;
let viewer: KeyHolder;
let operator: KeyHolder;
let admin: KeyHolder;

beforeAll(async () => {
  temporal = await connectTestTemporal();
  api = await startApi({ temporal: temporal.client, orderDeadlineMs: 3_000 });
  [viewer, operator, admin] = await Promise.all([
    keyHolder(api, 'viewer'),
    keyHolder(api, 'operator'),
    keyHolder(api, 'admin'),
  ]);
});
afterAll(async () => {
  await api.close();
  await temporal.close();
});

const finding = (changes: Partial<TriggerFinding> = {}) => triggerFinding({ slot: SLOT, ...changes });

describe('triggers', () => {
  it('stand with the most urgent first, a reason in the reader’s language and the strongest recommendation', async () => {
    await api.deps.triggers.keepFindings([
      finding(),
      finding({ kind: 'scheduled', fired: false, value: 1, threshold: 14, recommendation: 'none' }),
      finding({
        kind: 'repeated_failures',
        severity: 'critical',
        priority: 1,
        recommendation: 'watch',
        details: { hours: 24 },
      }),
    ]);
    const answer = await viewer.request('/api/v1/triggers', { headers: { 'accept-language': 'ko' } });
    const { recommendation, items } = (await answer.json()) as {
      recommendation: string;
      items: { kind: string; reason: string }[];
    };
    expect(recommendation).toBe('retrain');
    expect(items.map(({ kind }) => kind)).toEqual(['repeated_failures', 'new_data', 'scheduled']);
    expect(items[1]?.reason).toBe('학습을 기다리는 교정이 60건입니다. 기준은 50건입니다.');
    expect(await itemsOf(await viewer.request('/api/v1/triggers?slot=documents/reader'))).toEqual([]);
  });

  it('are looked at afresh when asked for, once for all who ask, and nothing may be started', async () => {
    const looks: unknown[] = [];
    let release: (() => void) | undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const io = {
      checkDrift: () => held.then(() => ({ days: 0 })),
      fireTriggers: async (input: { mayStart: boolean }) => {
        looks.push(input.mayStart);
        await api.deps.triggers.keepFindings([finding({ value: 77 })]);
        return { fired: 1, started: 0 };
      },
    };
    await temporal.withWorkers({ io }, async () => {
      const answers = [1, 2, 3].map(() => viewer.request('/api/v1/triggers?check=true'));
      setTimeout(() => release?.(), 500);
      for (const answer of await Promise.all(answers)) {
        expect(await itemsOf(answer)).toContainEqual(expect.objectContaining({ kind: 'new_data', value: 77 }));
      }
    });
    expect(looks).toEqual([false]);
  });

  it('say that no worker answers where none does', async () => {
    expect(await codeOf(await viewer.request('/api/v1/triggers?check=true'))).toBe('TRIGGER_CHECK_NOT_ANSWERING');
    await temporal.client.workflow.getHandle('spine/checkTriggers').terminate();
  });

  it('that fired are listed with what came of them', async () => {
    await api.deps.triggers.recordFirings([{ evaluationId: 'a', finding: finding(), decision: 'cool_down' }]);
    expect(await itemsOf(await viewer.request('/api/v1/triggers/firings'))).toEqual([
      expect.objectContaining({ slot: SLOT, kind: 'new_data', decision: 'cool_down', retrain_id: null, value: 60 }),
    ]);
  });
});

describe('retrain rules', () => {
  const ruleOf = async (kind: string) =>
    (await itemsOf(await viewer.request(RULES))).find((rule) => rule['kind'] === kind);

  it('are the pipeline’s own, then an administrator’s, then the pipeline’s again', async () => {
    expect(await ruleOf('new_data')).toMatchObject({
      threshold: 50,
      enabled: true,
      cool_down_hours: 24,
      changed_at: null,
    });
    const change = { kind: 'new_data', threshold: 7, cool_down_hours: 1, promotion: 'by_hand' };
    expect((await admin.send('PATCH', RULES, { rules: [change, { kind: 'drift', enabled: false }] })).status).toBe(200);
    expect(await ruleOf('new_data')).toMatchObject({ ...change, default_threshold: 50, enabled: true });
    expect(await ruleOf('drift')).toMatchObject({ enabled: false });
    await admin.send('PATCH', RULES, { rules: [{ kind: 'new_data', threshold: null }] });
    expect(await ruleOf('new_data')).toMatchObject({ threshold: 50, cool_down_hours: 1 });
  });

  it('are an administrator’s to change', async () => {
    const body = { rules: [{ kind: 'new_data', threshold: 1 }] };
    expect((await operator.send('PATCH', RULES, body)).status).toBe(403);
    expect(await ruleOf('new_data')).toMatchObject({ threshold: 50 });
  });

  it.each([
    [RULES, { rules: [{ kind: 'new_data', threshold: 0 }] }, 'REQUEST_INVALID'],
    [RULES, { rules: [] }, 'REQUEST_INVALID'],
    [RULES, {}, 'REQUEST_INVALID'],
    [
      '/api/v1/slots/documents/layout/retrain-rules',
      { rules: [{ kind: 'quality_decline', threshold: 0.1 }] },
      'RULE_UNKNOWN',
    ],
    ['/api/v1/slots/documents/nothing/retrain-rules', { rules: [{ kind: 'drift', enabled: true }] }, 'SLOT_UNKNOWN'],
  ])('%s refuses %j', async (path, body, code) => {
    expect(await codeOf(await admin.send('PATCH', path, body))).toBe(code);
  });

  it('change all at once or not at all', async () => {
    const rules = [
      { kind: 'scheduled', threshold: 3 },
      { kind: 'drift', threshold: -1 },
    ];
    await admin.send('PATCH', RULES, { rules });
    expect(await ruleOf('scheduled')).toMatchObject({ threshold: 14 });
  });
});

describe('the experiments that retrains of a slot begin', () => {
  const experimentOf = async (): Promise<Record<string, unknown>> =>
    ((await (await viewer.request(RULES)).json()) as { experiment: Record<string, unknown> }).experiment;

  it('are as they came, then an administrator’s, then as they came again', async () => {
    const usual = {
      mode: 'shadow_then_split',
      share: 0.5,
      ramp: null,
      unit: 'run',
      traffic: { from: 0, to: 1 },
      holdout: 0,
      step_hours_min: 24,
      samples_min: 50,
      samples_max: 1_000,
      horizon_days: 28,
      promote_when: 'no_worse',
      changed_at: null,
    };
    expect(await experimentOf()).toEqual(usual);
    const change = { share: 0.2, ramp: [0.05, 0.2], samples_max: 200, step_hours_min: 6, horizon_days: 7 };
    expect((await admin.send('PATCH', RULES, { experiment: change })).status).toBe(200);
    expect(await experimentOf()).toEqual({ ...usual, ...change, changed_at: expect.any(String) as string });
    await admin.send('PATCH', RULES, { experiment: { share: null, ramp: null, horizon_days: 14 } });
    expect(await experimentOf()).toMatchObject({ share: 0.5, ramp: null, horizon_days: 14, samples_max: 200 });
  });

  it('are an administrator’s to change', async () => {
    const before = await experimentOf();
    expect((await operator.send('PATCH', RULES, { experiment: { samples_max: 500 } })).status).toBe(403);
    expect(await experimentOf()).toEqual(before);
  });

  it.each([
    [{ share: 1 }, 'REQUEST_INVALID'],
    [{ samples_max: 1 }, 'REQUEST_INVALID'],
    [{ allocation: 'bandit' }, 'REQUEST_INVALID'],
    [{ ramp: [0.2, 0.1] }, 'EXPERIMENT_INVALID'],
    [{ share: 0.1, ramp: [0.05, 0.3] }, 'EXPERIMENT_INVALID'],
    [{ traffic: { from: 0.5, to: 0.5 } }, 'EXPERIMENT_INVALID'],
  ])('cannot be %j, and no rule is changed with it', async (experiment, code) => {
    const rules = [{ kind: 'repeated_failures', threshold: 9 }];
    expect(await codeOf(await admin.send('PATCH', RULES, { rules, experiment }))).toBe(code);
    const { items } = (await (await viewer.request(RULES)).json()) as { items: { kind: string; threshold: number }[] };
    expect(items.find(({ kind }) => kind === 'repeated_failures')?.threshold).toBe(5);
  });

  it('are none of a slot that does not learn', async () => {
    const path = '/api/v1/slots/documents/tesseract/retrain-rules';
    expect(await codeOf(await admin.send('PATCH', path, { experiment: { share: 0.2 } }))).toBe('SLOT_NOT_LEARNING');
  });
});

it('shows the drift of a slot day by day', async () => {
  const served = await api.deps.models.servedAt(SLOT, new Date());
  const check = {
    slot: SLOT,
    modelVersionId: served?.modelVersionId ?? '',
    windowRuns: 0,
    confidence: null,
    features: [],
  };
  for (const [day, runs] of [
    ['2026-11-19', 3],
    ['2026-11-20', 4],
  ] as const) {
    await api.deps.driftChecks.keep({ ...check, day, runs });
  }
  expect(await itemsOf(await viewer.request(`/api/v1/slots/${SLOT}/drift`))).toMatchObject([
    { day: '2026-11-20', version: 'v1', runs: 4 },
    { day: '2026-11-19', version: 'v1', runs: 3 },
  ]);
});

describe('schedules', () => {
  it('are none before a worker has made them', async () => {
    expect(await itemsOf(await viewer.request('/api/v1/schedules'))).toEqual([]);
    expect(await codeOf(await admin.send('POST', `${SCHEDULE}/pause`))).toBe('SCHEDULE_UNKNOWN');
  });

  it('are paused and resumed by an administrator, and say by whom', async () => {
    const logger = createLogger({ level: 'silent', process: 'test' });
    await ensureSchedules(temporal.client, {
      timeZone: 'UTC',
      retrainCron: '0 2 * * 0',
      configured: ['mlflow', 'label-studio'],
      logger,
    });
    // A schedule that was just made answers once Temporal has taken it up, which on a busy machine takes its time.
    let listed: Record<string, unknown>[] = [];
    await settled(async () => {
      const response = await viewer.request('/api/v1/schedules');
      listed = response.ok ? await itemsOf(response) : [];
      return listed.length > 0;
    });
    expect(listed.map(({ id }) => id)).toEqual(SYSTEM_SCHEDULES.map(({ id }) => id));
    expect((await operator.send('POST', `${SCHEDULE}/pause`)).status).toBe(403);
    const paused = await admin.send('POST', `${SCHEDULE}/pause`, { reason: 'audit' });
    expect(await paused.json()).toMatchObject({ paused: true, note: 'a admin: audit', next_at: [] });
    const resumed = await admin.send('POST', `${SCHEDULE}/resume`);
    const schedule = (await resumed.json()) as { next_at: string[] };
    expect(schedule).toMatchObject({ paused: false, note: null });
    expect(schedule.next_at.length).toBeGreaterThan(0);
  });

  it('do their work at once when an operator asks', async () => {
    const io = { startScheduledRetrains: () => Promise.resolve({ started: [] }) };
    await temporal.withWorkers({ io }, async () => {
      expect((await viewer.send('POST', `${SCHEDULE}/trigger`)).status).toBe(403);
      expect((await operator.send('POST', `${SCHEDULE}/trigger`)).status).toBe(202);
      let last: { workflow_id: string } | undefined;
      await settled(async () => {
        const listed = await viewer.request('/api/v1/schedules');
        // A busy workflow server may miss the deadline of a call; the next one may not.
        if (!listed.ok) return false;
        const found = (await itemsOf(listed)).find(({ id }) => id === 'treadle-retrain');
        [last] = (found?.['recent'] ?? []) as { workflow_id: string }[];
        return last !== undefined;
      });
      expect(await temporal.client.workflow.getHandle(last?.workflow_id ?? '').result()).toEqual({ started: [] });
    });
  });

  it.each(['treadle-nothing', 'somebody-elses'])('%s is none of ours', async (id) => {
    expect(await codeOf(await admin.send('POST', `/api/v1/schedules/${id}/pause`))).toBe('SCHEDULE_UNKNOWN');
  });
});

it('says that the workflow server is away', async () => {
  const alone = await startApi({ temporalAway: true });
  try {
    const reader = await keyHolder(alone, 'viewer');
    expect(await codeOf(await reader.request('/api/v1/schedules'))).toBe('WORKFLOW_SERVER_UNAVAILABLE');
    expect(await codeOf(await reader.request('/api/v1/triggers?check=true'))).toBe('WORKFLOW_SERVER_UNAVAILABLE');
    expect((await reader.request('/api/v1/triggers')).status).toBe(200);
  } finally {
    await alone.close();
  }
});
