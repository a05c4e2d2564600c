/** How many people have spoken about a result, and whether they agree: counted anew with every change of feedback. */
import { and, eq, sql } from 'drizzle-orm';
import { canonicalJson } from '../../contracts/fingerprint';
import { findPipeline } from '../../contracts/pipelines';
import type { Orm } from '../connect';
import { annotationItems, annotationLooks, feedback, runs } from '../schema';

type Transaction = Parameters<Parameters<Orm['transaction']>[0]>[0];

export interface Opinion {
  userId: string;
  correction: unknown;
}

/** In the transaction that changed the run's feedback. Whoever spoke keeps no claim. */
export async function countOpinions(tx: Transaction, runId: string): Promise<void> {
  const rows = await tx
    .select({ userId: feedback.userId, correction: feedback.correctedResult, pipeline: runs.pipeline })
    .from(feedback)
    .innerJoin(runs, eq(runs.id, feedback.runId))
    .where(and(eq(feedback.runId, runId), eq(feedback.isCurrent, true)));
  const isDisputed = disputedParts(rows[0]?.pipeline ?? '', rows).length > 0;
  const people = new Set(rows.map(({ userId }) => userId)).size;
  await tx.update(annotationItems).set({ people, isDisputed }).where(eq(annotationItems.runId, runId));
  await tx
    .update(annotationLooks)
    .set({ claimedUntil: sql`now()` })
    .where(
      and(
        eq(annotationLooks.runId, runId),
        sql`${annotationLooks.principalId} in (select user_id from feedback where run_id = ${runId} and is_current)`,
      ),
    );
}

/** The parts to which people gave different values, none of them the majority's. */
export function disputedParts(pipelineName: string, opinions: readonly Opinion[]): string[] {
  const pipeline = findPipeline(pipelineName);
  if (opinions.length < 2) return [];
  const votes = new Map<string, Map<string, Set<string>>>();
  for (const { userId, correction } of opinions) {
    for (const { name, value } of pipeline?.correctionParts?.(correction) ?? []) {
      const values = votes.get(name) ?? new Map<string, Set<string>>();
      const text = canonicalJson(value);
      votes.set(name, values.set(text, (values.get(text) ?? new Set()).add(userId)));
    }
  }
  return [...votes].filter(([, values]) => !hasMajority(values)).map(([name]) => name);
}

function hasMajority(values: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const counts = [...values.values()].map(({ size }) => size);
  return 2 * Math.max(...counts) > counts.reduce((sum, count) => sum + count, 0);
}
