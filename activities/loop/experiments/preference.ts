/**
 * Whose entries people chose of lists that were mixed from both variants. Each run is one witness, or each user or session
 * where those are the unit. Judged by a sign test that holds at every look, so it waits for no planned analysis.
 */
import type { ClickCredits } from '../../../contracts/interleaving';
import { interleavingResult, type QueryCredits } from '../../../models/statistics/experiments/interleaving';
import { summarize } from '../../../models/statistics/sample-summary';
import type { ArmSamples, Trial } from './samples';

/** Of each unit the share that the treatment won: 0, 0.5 for a tie, 1. */
function sharesWon(trials: readonly Trial[], variant: string): number[] {
  const leads = new Map<string, number>();
  for (const { variant: own, shadowOf, preference, unit } of trials) {
    if (own !== variant || shadowOf === null || preference === null) continue;
    leads.set(unit, (leads.get(unit) ?? 0) + preference - 0.5);
  }
  return [...leads.values()].map((lead) => (1 + Math.sign(lead)) / 2);
}

/** Undefined where fewer than two have clicked. */
export function preferenceSamples(trials: readonly Trial[], variant: string): ArmSamples | undefined {
  const won = sharesWon(trials, variant);
  if (won.length < 2) return undefined;
  const control = summarize(won.map((share) => 1 - share));
  const treatment = summarize(won);
  return {
    control,
    treatment,
    pairs: summarize(won.map((share) => 2 * share - 1)),
    counted: { control: control.mean, treatment: treatment.mean },
  };
}

export function clickCredits(trials: readonly Trial[], variant: string): ClickCredits {
  const won = sharesWon(trials, variant);
  const count = (share: number) => won.filter((each) => each === share).length;
  const queries: QueryCredits = { production: count(0), candidate: count(1), ties: count(0.5) };
  const { alwaysValidP } = interleavingResult(queries);
  return { control: queries.production, treatment: queries.candidate, ties: queries.ties, p: alwaysValidP };
}

/** Harm is believed at once, a lead only once `samplesMin` have clicked: the guardrails need their outcomes too. */
export function preferenceVerdict(
  { control, treatment, ties, p }: ClickCredits,
  { alpha, samplesMin }: { alpha: number; samplesMin: number },
): 'better' | 'worse' | 'open' {
  if (p > alpha || control === treatment) return 'open';
  if (control > treatment) return 'worse';
  return control + treatment + ties >= samplesMin ? 'better' : 'open';
}
