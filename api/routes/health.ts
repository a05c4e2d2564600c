/** Is the process alive, and can it do its work? Open to all, so they tell states and times but no reasons. */
import { PIPELINES } from '../../contracts/pipelines';
import type { ApiDeps } from '../deps';
import { healthSchema, readinessSchema } from '../schemas/system';
import { optionsOf } from '../submission/option-fields';
import type { Route } from './route';

type HealthDeps = Pick<ApiDeps, 'database' | 'workflows' | 'blobStore' | 'models' | 'settings' | 'logger'>;

interface CheckResult {
  status: 'ok' | 'failed';
  ms: number;
}

interface Readiness {
  status: 'ready' | 'not_ready';
  version: string;
  checks: Record<string, CheckResult>;
}

const CHECK_TIMEOUT_MS = 4_000;

export function healthRoutes(deps: HealthDeps): Route[] {
  const readiness = sharedWhileRunning(() => checkReadiness(deps));
  return [
    {
      method: 'get',
      path: '/api/health',
      access: 'open',
      doc: {
        id: 'getHealth',
        tag: 'System',
        summary: 'Is the process alive?',
        answers: { 200: { description: 'It is.', schema: healthSchema } },
      },
      handle: (_req, res) =>
        void res.json({ status: 'ok', version: deps.settings.version, uptime_seconds: Math.round(process.uptime()) }),
    },
    {
      method: 'get',
      path: '/api/ready',
      access: 'open',
      doc: {
        id: 'getReadiness',
        tag: 'System',
        summary: 'Can the system do its work?',
        description: 'Checks database, Temporal, blob store and models.',
        answers: {
          200: { description: 'It can.', schema: readinessSchema },
          503: { description: 'Something is away; `checks` says what.', schema: readinessSchema },
        },
      },
      handle: async (_req, res) => {
        const state = await readiness();
        if (state.status !== 'ready') res.status(503).setHeader('Retry-After', '5');
        res.json(state);
      },
    },
  ];
}

async function checkReadiness(deps: HealthDeps): Promise<Readiness> {
  const checks = {
    database: () => deps.database.pool.query('select 1'),
    temporal: () => deps.workflows.check(),
    blob_store: () => deps.blobStore.health(),
    models: () => checkModels(deps),
  };
  const entries = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => [name, await timed(name, check, deps)] as const),
  );
  const ready = entries.every(([, { status }]) => status === 'ok');
  return { status: ready ? 'ready' : 'not_ready', version: deps.settings.version, checks: Object.fromEntries(entries) };
}

async function timed(name: string, check: () => Promise<unknown>, { logger }: HealthDeps): Promise<CheckResult> {
  const startedAt = performance.now();
  const ms = (): number => Math.round((performance.now() - startedAt) * 10) / 10;
  try {
    await withinTime(check());
    return { status: 'ok', ms: ms() };
  } catch (error) {
    logger.warn({ err: error, check: name }, 'not ready');
    return { status: 'failed', ms: ms() };
  }
}

/** Each pipeline's default options must find a model in every slot that they use. */
async function checkModels({ models }: HealthDeps): Promise<void> {
  const served = await models.served();
  for (const pipeline of PIPELINES) {
    const options = optionsOf(pipeline.name).schema.parse({});
    const missing = pipeline.slotsUsed(options).filter((slot) => served[slot] === undefined);
    if (missing.length > 0) throw new Error(`No model serves ${missing.join(', ')}.`);
  }
}

function withinTime<T>(promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`No answer within ${CHECK_TIMEOUT_MS} ms.`)), CHECK_TIMEOUT_MS);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Callers that come while the work is under way share its outcome: many probes cost one check. */
function sharedWhileRunning<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | null = null;
  return () => {
    running ??= work().finally(() => (running = null));
    return running;
  };
}
