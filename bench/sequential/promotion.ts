/** Five planned looks against looking at any time, where the candidate is better: why promotion may use the former. */
import { normalTwoSidedP } from '../../models/statistics/distributions';
import { groupSequentialBoundaries } from '../../models/statistics/experiments/group-sequential';
import { fixed, growthBook } from './methods';
import { simulate, type Look, type Method, type Scenario } from './simulate';

const PLAN = [0.2, 0.4, 0.6, 0.8, 1];

export function promotionTable(scenario: Scenario, seed: number) {
  return simulate(
    scenario,
    { five_planned_looks: plannedLooks(scenario.outcomes), one_look: fixed, always_valid: growthBook(1000) },
    seed,
  );
}

/** The plan counts outcomes, so a look is due when that many have come in. */
function plannedLooks(outcomes: number): Method {
  const boundaries = groupSequentialBoundaries({ informationShares: PLAN });
  return (look) => {
    const share = (look.production.count + look.candidate.count) / outcomes;
    const due = boundaries.find(({ informationShare }) => Math.abs(informationShare - share) < 1e-9);
    return due !== undefined && normalTwoSidedP(zOf(look)) <= normalTwoSidedP(due.z);
  };
}

function zOf({ production, candidate }: Look): number {
  const [a, b] = [production.successes / production.count, candidate.successes / candidate.count];
  return (b - a) / Math.sqrt((a * (1 - a)) / production.count + (b * (1 - b)) / candidate.count);
}
