/** Compares each past day of a slot with the first days of its version, once a day, and keeps what it found. */
import type { LearningSlot } from '../../contracts/pipelines';
import type { DriftCheckRow, DriftChecksRepository, DriftReferenceRow } from '../../db/repositories/drift-checks';
import type { ModelsRepository } from '../../db/repositories/models';
import type { ServedRuns, SlotEvidenceRepository } from '../../db/repositories/slot-evidence';
import { dailyConfidence } from '../../models/triggers/daily-confidence';
import { checkFeatures, featureColumns, SAMPLE_RUNS_MIN } from '../../models/triggers/feature-checks';
import { REFERENCE_DAYS } from '../../models/triggers/judge-decline';

export interface DriftDeps {
  models: Pick<ModelsRepository, 'current'>;
  evidence: Pick<SlotEvidenceRepository, 'daysWithRuns' | 'results'>;
  checks: Pick<DriftChecksRepository, 'keep' | 'ofVersion' | 'keepReference' | 'reference'>;
  /** Of the days. */
  timeZone: string;
}

/** Results of a day, a window or a reference that are looked at. */
const SAMPLE_RUNS = 400;
/** The present: the day and those before it, as many as a week has. */
const WINDOW_DAYS = 7;
/** A version that has served for long is looked at from here on. */
const DAYS_BACK = 60;
/** The rest is caught up by the next checks. */
const DAYS_AT_ONCE = 15;

type Watched = LearningSlot & { watch: NonNullable<LearningSlot['watch']> };

/** Resolves to the number of days that were checked. */
export async function checkSlotDrift(deps: DriftDeps, slot: LearningSlot, now = new Date()): Promise<number> {
  const served = await deps.models.current(slot.slot);
  if (!served || !isWatched(slot)) return 0;
  const { modelVersionId, version } = served;
  const runs = { pipeline: slot.pipeline, slot: slot.slot, version, timeZone: deps.timeZone };
  const known = await deps.checks.ofVersion(modelVersionId);
  const today = dayAt(now, deps.timeZone);
  const last = known.at(-1)?.day;
  const from = last === undefined ? plusDays(today, -DAYS_BACK) : plusDays(last, 1);
  if (from >= today) return 0;
  const days = (await deps.evidence.daysWithRuns(runs, { from, before: today })).slice(0, DAYS_AT_ONCE);
  const before: Pick<DriftCheckRow, 'day' | 'runs'>[] = [...known];
  for (const { day, runs: count } of days) {
    const check = await checkDay(deps, { slot, runs, modelVersionId, day, before });
    await deps.checks.keep({ ...check, slot: slot.slot, modelVersionId, day, runs: count });
    before.push({ day, runs: count });
  }
  return days.length;
}

function isWatched(slot: LearningSlot): slot is Watched {
  return slot.watch !== undefined;
}

interface DayToCheck {
  slot: Watched;
  runs: ServedRuns;
  modelVersionId: string;
  day: string;
  /** The days before it, oldest first. */
  before: readonly Pick<DriftCheckRow, 'day' | 'runs'>[];
}

async function checkDay(
  deps: DriftDeps,
  today: DayToCheck,
): Promise<Pick<DriftCheckRow, 'confidence' | 'windowRuns' | 'features'>> {
  const { slot, runs, day } = today;
  const next = plusDays(day, 1);
  const results = await deps.evidence.results(runs, { from: day, before: next }, SAMPLE_RUNS);
  const confidence = dailyConfidence(results.map((result) => slot.watch.confidences(result)));
  const reference = await referenceOf(deps, today);
  if (!reference) return { confidence, windowRuns: 0, features: [] };
  const from = [plusDays(day, 1 - WINDOW_DAYS), plusDays(reference.untilDay, 1)].sort()[1] ?? day;
  const window = await deps.evidence.results(runs, { from, before: next }, SAMPLE_RUNS);
  if (window.length < SAMPLE_RUNS_MIN) return { confidence, windowRuns: 0, features: [] };
  const current = { runs: window.length, columns: featureColumns(window.map((result) => slot.watch.features(result))) };
  return { confidence, windowRuns: window.length, features: checkFeatures(reference, current) };
}

/** What the version's first days looked like; undefined until they are over and have enough runs. */
async function referenceOf(
  { evidence, checks }: DriftDeps,
  { slot, runs, modelVersionId, before }: DayToCheck,
): Promise<DriftReferenceRow | undefined> {
  const known = await checks.reference(modelVersionId);
  if (known) return known;
  const first = before[0];
  const last = before[Math.max(REFERENCE_DAYS, daysToHave(before, SAMPLE_RUNS_MIN)) - 1];
  if (!first || !last) return undefined;
  const results = await evidence.results(runs, { from: first.day, before: plusDays(last.day, 1) }, SAMPLE_RUNS);
  if (results.length < SAMPLE_RUNS_MIN) return undefined;
  const columns = featureColumns(results.map((result) => slot.watch.features(result)));
  await checks.keepReference({ modelVersionId, runs: results.length, untilDay: last.day, columns });
  return checks.reference(modelVersionId);
}

/** How many days, from the first, it takes to have so many runs; Infinity where there are not so many. */
function daysToHave(days: readonly { runs: number }[], runsMin: number): number {
  let runs = 0;
  const last = days.findIndex((day) => (runs += day.runs) >= runsMin);
  return last === -1 ? Infinity : last + 1;
}

/** `YYYY-MM-DD` in the time zone. */
function dayAt(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}

function plusDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
