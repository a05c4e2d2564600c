/**
 * Claim: what people correct makes the system better week by week, a model that learned nonsense is stopped, and one
 * that is worse only in service is taken back. The whole compiled system is used over HTTP; weeks are not waited for.
 */
import { EXTRACTOR_SLOT } from '../../models/extraction/learned/extractor-learner';
import type { Bench, BenchContext } from '../bench';
import { round } from '../bench';
import { startSystem } from '../system';
import { CHAINS } from './chain-receipts';
import { LoopClient, type RetrainReply } from './loop-client';
import { loopDocuments, mistakenOf, type LoopDocuments } from './loop-documents';
import { Reviewer, type Figures } from './reviewer';

/** By how much the field F1 of receipts that the shipped model knows may fall: the gate's own margin. */
const MARGIN = 0.01;

interface Week {
  model: string;
  corrected: number;
  /** Field F1 on receipts of the three chains that nobody corrected. */
  chains_f1: number;
  chains_company: number;
  chains_total: number;
  /** Field F1 on SROIE scans that nobody corrected; null where it was not measured. */
  sroie_f1: number | null;
  gate: string;
}

export const bench: Bench = {
  claim: 'three weeks of corrections each raise field F1, a broken model is stopped, a worse one is rolled back',
  async run(context) {
    const documents = await loopDocuments(context.full);
    const system = await startSystem();
    try {
      return await outcomeOf(new LoopClient(system, EXTRACTOR_SLOT), documents, context);
    } finally {
      await system.stop();
    }
  },
};

async function outcomeOf(api: LoopClient, documents: LoopDocuments, context: BenchContext) {
  const reviewer = new Reviewer(api, context.say);
  const weeks = await threeWeeks(api, reviewer, { documents, context });
  const broken = await brokenCandidate(api, reviewer, documents);
  context.say(`broken: ${JSON.stringify(broken)}`);
  const worse = await worseInService(api, reviewer, documents);
  context.say(`worse in service: ${JSON.stringify(worse)}`);
  const [base, ...rounds] = weeks;
  const last = rounds.at(-1);
  const isRising = rounds.every(({ chains_f1: f1 }, index) => f1 > (weeks[index]?.chains_f1 ?? 1));
  const sroieChange = round((last?.sroie_f1 ?? 0) - (base?.sroie_f1 ?? 1));
  const pass = isRising && sroieChange >= -MARGIN && broken.is_stopped && worse.is_taken_back;
  return {
    ours: last?.chains_f1 ?? 0,
    peer: base?.chains_f1 ?? 0,
    ratio: round((last?.chains_f1 ?? 0) / (base?.chains_f1 ?? 1)),
    goal: `F1 of the chains rises each week, that of SROIE falls by at most ${MARGIN}, both bad models are kept away`,
    pass,
    details: {
      what_is_new: 'drawn receipts of three invented chains, one chain a week; SROIE scans are confirmed beside them',
      tested_on: `${documents.chainsTest.length} receipts of the chains, ${documents.sroieTest.length} SROIE scans`,
      weeks,
      sroie_change: sroieChange,
      broken,
      worse_in_service: worse,
    },
  };
}

async function threeWeeks(
  api: LoopClient,
  reviewer: Reviewer,
  { documents, context }: { documents: LoopDocuments; context: BenchContext },
): Promise<Week[]> {
  const measure = async (isSroieWanted: boolean) => ({
    chains: await reviewer.measure(documents.chainsTest),
    sroie: isSroieWanted ? await reviewer.measure(documents.sroieTest) : null,
  });
  const weeks = [weekOf(await api.served(), await measure(true), { corrected: 0, gate: 'ships' })];
  for (const [index, chain] of CHAINS.entries()) {
    const corrected = [...documents.chainsOfWeek[chain], ...(documents.sroieOfWeek[index] ?? [])];
    await reviewer.correctAll(corrected);
    const retrain = await api.untilRetrained(await api.startRetrain(`week ${index + 1}`));
    const isLast = index === CHAINS.length - 1;
    const measured = await measure(isLast || context.full);
    weeks.push(weekOf(await api.served(), measured, { corrected: corrected.length, gate: gateOf(retrain) }));
    context.say(`week ${index + 1}: ${JSON.stringify(weeks.at(-1))}`);
  }
  return weeks;
}

function weekOf(
  { version: model }: { version: string },
  { chains, sroie }: { chains: Figures; sroie: Figures | null },
  { corrected, gate }: { corrected: number; gate: string },
): Week {
  const [company, total] = [chains.byField['company'] ?? 0, chains.byField['total'] ?? 0];
  const sroieF1 = sroie?.f1 ?? null;
  return {
    model,
    corrected,
    chains_f1: chains.f1,
    chains_company: company,
    chains_total: total,
    sroie_f1: sroieF1,
    gate,
  };
}

/** Falsified in the part that is learned from alone, so that the test rows know better. */
async function brokenCandidate(api: LoopClient, reviewer: Reviewer, { falsified, chainsOfWeek }: LoopDocuments) {
  const before = await api.served();
  const known = CHAINS.flatMap((chain) => chainsOfWeek[chain]).filter(({ part }) => part === 'train');
  const said = await reviewer.correctAll([...known, ...falsified.train].map(mistakenOf));
  const retrain = await api.untilRetrained(await api.startRetrain('falsified corrections'));
  await Promise.all(said.map((id) => api.withdraw(id)));
  const after = await api.served();
  return {
    falsified: said.length,
    state: retrain.state,
    gate: gateOf(retrain),
    served_before: before.version,
    served_after: after.version,
    is_stopped: retrain.state === 'rejected' && after.version === before.version,
  };
}

/** A team that was told wrongly: what is tested with is as wrong as what is learned from, so the gate cannot know. */
async function worseInService(api: LoopClient, reviewer: Reviewer, documents: LoopDocuments) {
  const before = await api.served();
  const known = CHAINS.flatMap((chain) => documents.chainsOfWeek[chain]);
  const said = await reviewer.correctAll([...known, ...documents.falsified.anyPart].map(mistakenOf));
  const retrain = await api.untilRetrained(await api.startRetrain('a team that was told wrongly'));
  const live = await reviewer.measure(documents.chainsTest);
  const during = await api.served();
  const rolledBack = retrain.state === 'completed' ? await api.rollBack('worse in service') : during;
  await Promise.all(said.map((id) => api.withdraw(id)));
  const fresh = await reviewer.measure(documents.afterRollback);
  const isServedByOld = fresh.models.length === 1 && fresh.models[0] === before.version;
  return {
    state: retrain.state,
    gate: gateOf(retrain),
    served: during.version,
    chains_f1_live: live.f1,
    rolled_back_to: rolledBack.version,
    new_runs_served_by: fresh.models,
    chains_f1_of_new_runs: fresh.f1,
    is_taken_back: retrain.state === 'completed' && isServedByOld && fresh.f1 > live.f1,
  };
}

/** Such as `passed: 0.741 to 0.912 on the test rows, 95 % from 0.08`. */
function gateOf({ state, outcome, verdict, error }: RetrainReply): string {
  const measured = verdict?.findings.find(({ slice }) => slice === null)?.measured;
  if (!measured) return error?.code ?? outcome ?? state;
  const { production, candidate, low, high } = measured;
  const figures = [production, candidate, low, high].map((figure) => figure.toFixed(3));
  return `${outcome ?? 'passed'}: ${figures[0]} to ${figures[1]}, change within ${figures[2]}…${figures[3]}`;
}
