/**
 * Claim: any process may die in any phase of a retrain or a promotion, and each ends right, once. Retrains of a slot
 * run while `kill -9` hits the worker that trains in each phase, and any other process besides; then promotions.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { connectDatabase } from '../../db/connect';
import { EXTRACTOR_SLOT } from '../../models/extraction/learned/extractor-learner';
import type { Bench, BenchContext } from '../bench';
import { round } from '../bench';
import { killTarget, type Target } from '../processes';
import { startSystem, type System } from '../system';
import { CHAINS, type ChainReceipt, drawChainReceipts } from './chain-receipts';
import { LoopClient, type RetrainReply } from './loop-client';
import { LoopRecord } from './loop-record';

/** Every second promotion is an experiment's. */
const SHORT = { retrains: 4, promotions: 4 };
const FULL = { retrains: 10, promotions: 10 };
/** New receipts before each of the first retrains, one chain each, so that there is something to deploy; then fewer. */
const CHAIN_RECEIPTS = 12;
const MORE_RECEIPTS = 3;
/** Receipts of each chain beyond these: one is read after each turn. */
const SPARE_RECEIPTS = 15;
const PHASES = ['collecting', 'training', 'evaluating'] as const;
const OTHERS: Target[] = ['io', 'workflow', 'postgres', 'temporal', 'cpu', 'api'];
const PHASE_POLL_MS = 20;
/** Longer than a deployment takes, so that some kills come before and some after its steps. */
const DEPLOYMENT_MS = 1_500;
const OPTIONS = { field_schema: 'receipt', languages: ['en'] };

interface Kill {
  target: Target;
  phase: string;
}

export const bench: Bench = {
  claim: 'retrains and promotions under kill -9 end once each: one candidate, one deployment, and what serves answers',
  async run(context) {
    const size = context.full ? FULL : SHORT;
    const system = await startSystem();
    const database = connectDatabase({
      url: system.databaseUrl,
      connectionsMax: 2,
      applicationName: 'bench-loop-kills',
      onIdleError: () => {},
    });
    try {
      const api = new LoopClient(system, EXTRACTOR_SLOT);
      const trial = new Trial(system, api, { record: new LoopRecord(database.orm, EXTRACTOR_SLOT), context });
      await trial.prepare();
      for (let turn = 0; turn < size.retrains; turn += 1) await trial.retrain(turn);
      for (let turn = 0; turn < size.promotions; turn += 1) await trial.promotion(turn);
      return outcomeOf(trial, size);
    } finally {
      await database.close();
      await system.stop();
    }
  },
};

function outcomeOf({ faults, kills, seconds, endings }: Trial, size: typeof SHORT) {
  return {
    ours: faults.length,
    peer: null,
    ratio: faults.length,
    goal: 'faults = 0',
    pass: faults.length === 0,
    details: {
      ...size,
      kills: kills.length,
      kills_by_phase: countBy(kills.map(({ target, phase }) => `${target} while ${phase}`)),
      endings: countBy(endings),
      slowest_retrain_s: round(Math.max(...seconds), 1),
      faults,
    },
  };
}

class Trial {
  readonly faults: string[] = [];
  readonly kills: Kill[] = [];
  readonly endings: string[] = [];
  readonly seconds: number[] = [];
  private readonly candidates: string[] = [];
  private toLearn: ChainReceipt[][] = [];
  private spare: ChainReceipt[] = [];
  private readonly record: LoopRecord;
  private readonly context: BenchContext;

  constructor(
    private readonly system: System,
    private readonly api: LoopClient,
    { record, context }: { record: LoopRecord; context: BenchContext },
  ) {
    this.record = record;
    this.context = context;
  }

  async prepare(): Promise<void> {
    const count = CHAIN_RECEIPTS + SPARE_RECEIPTS;
    const drawn = await Promise.all(CHAINS.map((chain) => drawChainReceipts(chain, { first: 0, count })));
    this.toLearn = drawn.map((own) => own.slice(0, CHAIN_RECEIPTS));
    this.spare = drawn.flatMap((own) => own.slice(CHAIN_RECEIPTS));
  }

  /** One retrain: the train worker dies in one phase, another process at random or when a deployment is due. */
  async retrain(turn: number): Promise<void> {
    await this.correct(this.toLearn[turn] ?? this.spare.splice(0, MORE_RECEIPTS));
    const before = await this.record.now();
    const started = performance.now();
    const asked = await this.api.startRetrain(`turn ${turn}`);
    const phase = PHASES[turn % PHASES.length] ?? 'training';
    const other = OTHERS[turn % OTHERS.length] ?? 'io';
    const isDue = turn % 2 === 0;
    await Promise.all([
      this.killWhen('train', { phase, id: asked.id, isNow: ({ state }) => state === phase }),
      isDue
        ? this.killWhen(other, { phase: 'promoting', id: asked.id, isNow: ({ verdict }) => verdict !== null })
        : this.killWithin(other, 'retraining', 2 * DEPLOYMENT_MS),
    ]);
    const ended = await this.api.untilRetrained(asked);
    this.seconds.push((performance.now() - started) / 1_000);
    const after = await this.record.now();
    const deployed = ended.state === 'completed' ? 1 : 0;
    this.endings.push(ended.outcome ?? ended.state);
    this.expect(`retrain ${turn} ended`, ended.error?.code ?? 'well', 'well');
    this.expect(`candidates of retrain ${turn}`, after.candidates - before.candidates, 1);
    this.expect(`deployments of retrain ${turn}`, after.deployments - before.deployments, deployed);
    this.expect(`feedback of retrain ${turn} that counts as unused`, after.unused, 0);
    this.expect(`feedback of retrain ${turn} that was marked twice`, after.changedSince(before), 0);
    if (ended.candidate) this.candidates.push(ended.candidate.id);
    await this.expectServed(`retrain ${turn}`);
  }

  /** One promotion: of the oldest candidate, which does not serve, then of the newest, and so on. */
  async promotion(turn: number): Promise<void> {
    const before = await this.record.now();
    const wanted = this.candidates.find((id) => id !== before.servedId && id !== this.candidates[turn - 1]);
    if (wanted === undefined) return;
    const experimentId = turn % 2 === 0 ? undefined : await this.beginExperiment(wanted, turn);
    // Where the retrains left off.
    const target = OTHERS[(turn + SHORT.retrains) % OTHERS.length] ?? 'io';
    const killed = this.killWithin(target, experimentId ? 'an experiment ends' : 'deploying', DEPLOYMENT_MS);
    await (experimentId ? this.promoteWinner(experimentId) : this.promote(wanted));
    await killed;
    await this.record.untilServed(wanted);
    const after = await this.record.now();
    this.endings.push(experimentId ? 'promoted by its experiment' : 'promoted');
    this.expect(`deployments of promotion ${turn}`, after.deployments - before.deployments, 1);
    await this.expectServed(`promotion ${turn}`);
  }

  /** A person who gets no answer looks who serves, and asks again only where it is not what was asked for. */
  private async promote(id: string): Promise<void> {
    const body = { reason: 'promoted under fire' };
    for (;;) {
      const isAnswered = await this.api.call(`/api/v1/models/${id}/promote`, { body }).then(
        () => true,
        () => false,
      );
      if (isAnswered || (await this.api.served()).model_id === id) return;
      await sleep(1_000);
    }
  }

  private async beginExperiment(id: string, turn: number): Promise<string> {
    const experiment = await this.api.beginExperiment({
      name: `promotion ${turn}`,
      mode: 'shadow',
      variants: [
        { name: 'production', role: 'control', weight: 0.5 },
        { name: 'candidate', role: 'treatment', weight: 0.5, model_id: id },
      ],
    });
    return experiment.id;
  }

  /** As `promote`; one that has ended refuses the second order. */
  private async promoteWinner(id: string): Promise<void> {
    const body = { reason: 'promoted under fire' };
    while ((await this.api.experiment(id)).state !== 'promoted') {
      await this.api.call(`/api/v1/experiments/${id}/promote`, { body }).catch(() => sleep(1_000));
    }
  }

  /** What the last deployment says is what serves a receipt that was never read before. */
  private async expectServed(what: string): Promise<void> {
    const { version } = await this.api.served();
    const [last] = await this.api.deployments();
    this.expect(`what serves after ${what}`, version, last?.version);
    const [receipt] = this.spare.splice(0, 1);
    if (!receipt) throw new Error('There is no receipt left to read.');
    const run = await this.api.untilEnded(await this.submit(receipt));
    this.expect(`what served a run after ${what}`, run.models[EXTRACTOR_SLOT], version);
  }

  private async killWhen(
    target: Target,
    { phase, id, isNow }: { phase: string; id: string; isNow: (retrain: RetrainReply) => boolean },
  ): Promise<void> {
    for (;;) {
      const retrain = await this.api.call<RetrainReply>(`/api/v1/retrains/${id}`);
      if (isNow(retrain)) return this.kill(target, phase);
      if (retrain.ended_at !== null) return;
      await sleep(PHASE_POLL_MS);
    }
  }

  private async killWithin(target: Target, phase: string, milliseconds: number): Promise<void> {
    await sleep(Math.random() * milliseconds);
    this.kill(target, phase);
  }

  private kill(target: Target, phase: string): void {
    const pid = killTarget(this.system, target);
    if (pid === undefined) return;
    this.kills.push({ target, phase });
    this.context.say(`kill ${this.kills.length}: ${target} (${pid}) while ${phase}`);
  }

  private async correct(receipts: ChainReceipt[]): Promise<void> {
    for (const receipt of receipts) {
      const run = await this.api.untilEnded(await this.submit(receipt));
      await this.api.correct(run.chain_id, [{ name: 'company', value: receipt.fields.company }]);
    }
  }

  private submit({ name, bytes }: ChainReceipt): Promise<string> {
    return this.api.submitUntilAccepted({ name, bytes, options: OPTIONS });
  }

  private expect(what: string, found: unknown, wanted: unknown): void {
    if (found === wanted) return;
    this.faults.push(`${what}: ${String(found)} instead of ${String(wanted)}`);
    this.context.say(`FAULT ${this.faults.at(-1) ?? ''}`);
  }
}

function countBy(names: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
