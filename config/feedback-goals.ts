/** `<pipeline>=<results a day>` */
const GOAL = /^([a-z][a-z0-9-]*)=([1-9]\d{0,5})$/;

/** `documents=10,receipts=10` as counts by pipeline; undefined for what is not of this form. */
export function feedbackGoals(text: string): Record<string, number> | undefined {
  const goals: Record<string, number> = {};
  for (const part of text.split(',').map((each) => each.trim())) {
    if (part === '') continue;
    const [, pipeline, count] = GOAL.exec(part) ?? [];
    if (pipeline === undefined) return undefined;
    goals[pipeline] = Number(count);
  }
  return goals;
}
