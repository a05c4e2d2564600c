/** What the budgets of money have in common. */

/** From here on somebody should know, while there is time to raise the budget or to hold back work. */
export const NEAR_SHARE_MIN = 0.8;

/** Shares of a month's budget that raise an alert. */
export const ALERT_SHARES = [NEAR_SHARE_MIN, 1] as const;

export const BUDGET_STATES = ['unlimited', 'within', 'near', 'used'] as const;
type BudgetState = (typeof BUDGET_STATES)[number];

/** `share` is null where there is no budget. One of nothing is used up before anything is asked. */
export function budgetUse(costUsd: number, budgetUsd: number | null): { share: number | null; state: BudgetState } {
  if (budgetUsd === null) return { share: null, state: 'unlimited' };
  const share = budgetUsd > 0 ? costUsd / budgetUsd : 1;
  return { share, state: share >= 1 ? 'used' : share >= NEAR_SHARE_MIN ? 'near' : 'within' };
}
