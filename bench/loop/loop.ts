/**
 * Claim: what people correct makes the system better week by week, a model that learned nonsense is stopped, and one
 * that is worse only in service is taken back by the system itself. The whole compiled system is used over HTTP; weeks
 * are not waited for.
 */
import { EXTRACTOR_SLOT } from '../../models/extraction/learned/extractor-learner';
import type { Bench, BenchContext } from '../bench';
import { round } from '../bench';
import { startSystem } from '../system';
import { CHAINS } from './chain-receipts';
import { brokenCandidate, gateOf, worseInService } from './bad-models';
import { compareLive } from './live-comparison';
import { LoopClient, type RetrainReply } from './loop-client';
import { loopDocuments, type LoopDocument, type LoopDocuments } from './loop-documents';
import { readerRound } from './reader-round';
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
  /** How the candidate stood in the shadow, and on how many documents of the week; null for what ships. */
  shadow: { ended: string; documents: number } | null;
}

export const bench: Bench = {
  claim: 'three weeks of corrections each raise field F1, a broken model is stopped, the system rolls a worse one back',
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
  // Retrains begin when a week is over, not five minutes after a correction.
  await api.stopRules();
  const weeks = await threeWeeks(api, reviewer, { documents, context });
  const broken = await brokenCandidate(api, reviewer, documents);
  context.say(`broken: ${JSON.stringify(broken)}`);
  const worse = await worseInService(api, reviewer, documents);
  context.say(`worse in service: ${JSON.stringify(worse)}`);
  const reader = await readerRound(api, reviewer, documents);
  context.say(`reader: ${JSON.stringify(reader)}`);
  const [base, ...rounds] = weeks;
  const last = rounds.at(-1);
  const isPromoted = rounds.every(({ shadow }) => shadow?.ended.startsWith('promoted') === true);
  const isRising = rounds.every(({ chains_f1: f1 }, index) => f1 > (weeks[index]?.chains_f1 ?? 1));
  const sroieChange = round((last?.sroie_f1 ?? 0) - (base?.sroie_f1 ?? 1));
  const isHarmless = sroieChange >= -MARGIN && reader.cer_after <= reader.cer_before;
  const pass = isPromoted && isRising && isHarmless && broken.is_stopped && worse.is_taken_back;
  return {
    ours: last?.chains_f1 ?? 0,
    peer: base?.chains_f1 ?? 0,
    ratio: round((last?.chains_f1 ?? 0) / (base?.chains_f1 ?? 1)),
    goal: `each week's candidate is promoted out of the shadow, F1 of the chains rises each week, that of SROIE falls by at most ${MARGIN}, CER does not rise, a broken model is stopped, a worse one is taken back by the system`,
    pass,
    details: {
      what_is_new: 'drawn receipts of three invented chains, one chain a week; SROIE scans are confirmed beside them',
      tested_on: `${documents.chainsTest.length} receipts of the chains, ${documents.sroieTest.length} SROIE scans`,
      weeks,
      sroie_change: sroieChange,
      broken,
      worse_in_service: worse,
      reader,
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
  const weeks = [weekOf(await api.served(), await measure(true), { corrected: 0, gate: 'ships', shadow: null })];
  for (const [index, chain] of CHAINS.entries()) {
    const corrected = [...documents.chainsOfWeek[chain], ...(documents.sroieOfWeek[index] ?? [])];
    await reviewer.correctAll(corrected);
    const retrain = await api.untilRetrained(await api.startRetrain(`week ${index + 1}`, { promotion: 'by_hand' }));
    const shadow = await inShadow(api, reviewer, { retrain, documents: documents.shadowOfWeek[chain] });
    const isLast = index === CHAINS.length - 1;
    const measured = await measure(isLast || context.full);
    weeks.push(weekOf(await api.served(), measured, { corrected: corrected.length, gate: gateOf(retrain), shadow }));
    context.say(`week ${index + 1}: ${JSON.stringify(weeks.at(-1))}`);
  }
  return weeks;
}

/** The system promotes the candidate by itself, or leaves production as it is. */
async function inShadow(
  api: LoopClient,
  reviewer: Reviewer,
  { retrain, documents }: { retrain: RetrainReply; documents: readonly LoopDocument[] },
): Promise<Week['shadow']> {
  const { candidate } = retrain;
  if (retrain.state !== 'completed' || !candidate) return null;
  const { experiment, served } = await compareLive(api, reviewer, {
    name: `${candidate.version} in the shadow`,
    mode: 'shadow',
    candidateId: candidate.id,
    documents,
  });
  return { ended: `${experiment.state}: ${experiment.verdict?.reason ?? 'undecided'}`, documents: served.length };
}

function weekOf(
  { version: model }: { version: string },
  { chains, sroie }: { chains: Figures; sroie: Figures | null },
  { corrected, gate, shadow }: Pick<Week, 'corrected' | 'gate' | 'shadow'>,
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
    shadow,
  };
}
