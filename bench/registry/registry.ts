/**
 * Claim: a person who takes a model back waits seconds, whatever else the machine does, and very many versions stand side
 * by side at once. Both over HTTP, before the whole compiled system.
 */
import { EXTRACTOR_SLOT } from '../../models/extraction/learned/extractor-learner';
import { type Bench, type BenchContext, quantile, round } from '../bench';
import { type Chain, type ChainReceipt, drawChainReceipts } from '../loop/chain-receipts';
import { LoopClient } from '../loop/loop-client';
import { startSystem, type System } from '../system';
import { registerVersions } from './many-versions';

const ROLLBACKS = 20;
const BUSY_ROLLBACKS = 5;
const ROLLBACK_MS_MAX = 5_000;
const VERSIONS = 200;
const COMPARISONS = 100;
const COMPARE_P95_MS_MAX = 1_000;
/** Corrected before each of the two trainings: enough for rows on both sides of the dataset. */
const LEARNED = 12;
const BUSY_LANES = 4;
const OPTIONS = { field_schema: 'receipt', languages: ['en'] };

export const bench: Bench = {
  claim: `a rollback is over within ${ROLLBACK_MS_MAX / 1_000} s, ${VERSIONS} versions are compared within ${COMPARE_P95_MS_MAX / 1_000} s`,
  async run(context) {
    const system = await startSystem();
    try {
      return await measure(system, context);
    } finally {
      await system.stop();
    }
  },
};

async function measure(system: System, { say }: BenchContext) {
  const api = new LoopClient(system, EXTRACTOR_SLOT);
  const old = await trained(api, 'group');
  const bad = await trained(api, 'foot');
  say('two versions are trained');
  const spare = await drawChainReceipts('club', { first: 0, count: ROLLBACKS });
  const idle: number[] = [];
  for (const receipt of spare) {
    idle.push(await timedRollback(api, { old, bad }));
    await expectServedBy(api, receipt, old.version);
  }
  say(`rollbacks: ${idle.map((each) => round(each, 0)).join(', ')} ms`);
  const busy = await busyRollbacks(api, { old, bad });
  say(`rollbacks while pages are read: ${busy.map((each) => round(each, 0)).join(', ')} ms`);
  const comparing = await compare(api, await registerVersions(system.databaseUrl, VERSIONS));
  const worst = Math.max(...idle, ...busy);
  const compareP95 = quantile(comparing, 0.95);
  return {
    ours: round(worst / 1_000),
    peer: null,
    ratio: round(worst / 1_000),
    goal: `each rollback < ${ROLLBACK_MS_MAX / 1_000} s; p95 of comparing ${VERSIONS} versions < ${COMPARE_P95_MS_MAX / 1_000} s`,
    pass: worst < ROLLBACK_MS_MAX && compareP95 < COMPARE_P95_MS_MAX,
    details: {
      rollbacks: figures(idle),
      rollbacks_while_pages_are_read: figures(busy),
      comparing: { versions: VERSIONS, ...figures(comparing), p95_ms: round(compareP95, 1) },
    },
  };
}

function figures(milliseconds: readonly number[]) {
  return {
    count: milliseconds.length,
    p50_ms: round(quantile(milliseconds, 0.5), 1),
    worst_ms: round(Math.max(...milliseconds), 1),
  };
}

interface Trained {
  id: string;
  version: string;
}

/** A version with files of its own, in service. */
async function trained(api: LoopClient, chain: Chain): Promise<Trained> {
  for (const { name, bytes, fields } of await drawChainReceipts(chain, { first: 0, count: LEARNED })) {
    const run = await api.untilEnded(await api.submitUntilAccepted({ name, bytes, options: OPTIONS }));
    await api.correct(run.chain_id, [{ name: 'company', value: fields.company }]);
  }
  const { candidate, error } = await api.untilRetrained(await api.startRetrain(chain, { promotion: 'by_hand' }));
  if (!candidate) throw new Error(`The training on receipts of ${chain} gave no version: ${error?.code ?? 'skipped'}.`);
  await promote(api, candidate);
  return candidate;
}

function promote(api: LoopClient, { id }: Trained): Promise<unknown> {
  return api.call(`/api/v1/models/${id}/promote`, { body: { reason: 'to be taken back' } });
}

/** From the call to its answer, which comes when the version before serves and was seen to answer. */
async function timedRollback(api: LoopClient, { old, bad }: { old: Trained; bad: Trained }): Promise<number> {
  if ((await api.served()).model_id !== bad.id) await promote(api, bad);
  const startedAt = performance.now();
  const { version } = await api.rollBack('measured');
  const milliseconds = performance.now() - startedAt;
  if (version !== old.version) throw new Error(`${version} serves after the rollback instead of ${old.version}.`);
  return milliseconds;
}

async function expectServedBy(api: LoopClient, { name, bytes }: ChainReceipt, version: string): Promise<void> {
  const run = await api.untilEnded(await api.submitUntilAccepted({ name, bytes, options: OPTIONS }));
  const served = run.models[EXTRACTOR_SLOT];
  if (served !== version) throw new Error(`${served ?? 'nothing'} served a run instead of ${version}.`);
}

/** Receipts are read all the time, more at once than there are threads. */
async function busyRollbacks(api: LoopClient, versions: { old: Trained; bad: Trained }): Promise<number[]> {
  const milliseconds: number[] = [];
  let isOver = false;
  let first = ROLLBACKS;
  const lane = async () => {
    while (!isOver) {
      const [receipt] = await drawChainReceipts('club', { first: first++, count: 1 });
      if (!receipt) return;
      const { name, bytes } = receipt;
      await api.untilEnded(await api.submitUntilAccepted({ name, bytes, options: OPTIONS }));
    }
  };
  const lanes = Array.from({ length: BUSY_LANES }, lane);
  try {
    for (let turn = 0; turn < BUSY_ROLLBACKS; turn += 1) milliseconds.push(await timedRollback(api, versions));
  } finally {
    isOver = true;
    await Promise.all(lanes);
  }
  return milliseconds;
}

interface ComparedModel {
  metrics: Record<string, number>;
  parent: object | null;
  dataset: object | null;
}

async function compare(api: LoopClient, ids: readonly string[]): Promise<number[]> {
  const milliseconds: number[] = [];
  for (let call = 0; call < COMPARISONS; call += 1) {
    const startedAt = performance.now();
    const { items } = await api.call<{ items: ComparedModel[] }>(`/api/v1/models/compare?ids=${ids.join(',')}`);
    milliseconds.push(performance.now() - startedAt);
    const whole = items.filter(({ metrics, parent, dataset }) => parent && dataset && Object.keys(metrics).length > 0);
    // The first one has no parent.
    if (items.length !== ids.length || whole.length !== ids.length - 1) {
      throw new Error(`${whole.length} of ${ids.length} versions came with metrics, parent and dataset.`);
    }
  }
  return milliseconds;
}
