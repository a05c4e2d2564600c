/**
 * The exchange with Label Studio: annotations become feedback, and the most uncertain results become tasks. What was
 * taken already is known by our rows, so a call after a lost one takes the rest.
 */
import { createHash } from 'node:crypto';
import { checkCorrection } from '../../contracts/check-correction';
import { DomainError } from '../../contracts/errors';
import { canonicalJson } from '../../contracts/fingerprint';
import type { AnnotationsRepository } from '../../db/repositories/annotations';
import type { FeedbackRepository } from '../../db/repositories/feedback';
import type { LabelStudioRepository, PulledRow } from '../../db/repositories/label-studio';
import type { RunsRepository } from '../../db/repositories/runs';
import { cancellation } from '../spine/cancellation';
import type { LabelStudio } from './label-studio';
import { type LabelRun, type LabelWork, UnreadableAnnotation } from './label-work';
import type { LabelTask, PulledAnnotation } from './tasks';

export interface LabelStudioDeps {
  /** Null where none is configured: then nothing is done. */
  labelStudio: LabelStudio | null;
  work: readonly LabelWork[];
  rows: LabelStudioRepository;
  annotations: Pick<AnnotationsRepository, 'mostUncertain'>;
  feedback: Pick<FeedbackRepository, 'give' | 'ofRun'>;
  runs: Pick<RunsRepository, 'find'>;
  agreement: number;
  imageAddress(page: { projectId: string; runId: string; page: number }): string;
  /** Where Label Studio is to call; null where there is no secret to know its calls by. */
  webhook: { url: string; secret: string } | null;
}

export interface Exchanged {
  taken: number;
  refused: number;
  pushed: number;
  /** Label Studio is away: the next turn goes on. */
  isAway: boolean;
}

export type LabelStudioActivities = ReturnType<typeof createLabelStudioActivities>;

type Principal = { id: string; projectId: string };

interface Exchange {
  labels: LabelStudio;
  deps: LabelStudioDeps;
  principal: Principal;
  done: Exchanged;
}

/** Results that are out with annotators at once. */
const RESULTS_AT_ONCE = 50;
/** Label Studio sets an annotation's time a moment before others see it. */
const OVERLAP_MS = 60_000;

/** On the io queue. */
export function createLabelStudioActivities(deps: LabelStudioDeps) {
  return {
    async exchangeAnnotations(): Promise<Exchanged> {
      const done: Exchanged = { taken: 0, refused: 0, pushed: 0, isAway: false };
      const principal = deps.labelStudio ? await deps.rows.program() : undefined;
      if (!deps.labelStudio || !principal) return done;
      try {
        for (const work of deps.work) await exchange({ labels: deps.labelStudio, deps, principal, done }, work);
      } catch (error) {
        if (!(error instanceof DomainError) || error.code !== 'LABEL_STUDIO_UNAVAILABLE') throw error;
        done.isAway = true;
      }
      return done;
    },
  };
}

async function exchange(context: Exchange, work: LabelWork): Promise<void> {
  const { labels, deps, principal } = context;
  const { signal } = cancellation();
  const projects = new Map<string, number>();
  for (const { name, labelConfig } of await work.projects(principal.projectId)) {
    const projectId = await labels.ensureProject({ slot: name, labelConfig }, signal);
    projects.set(name, projectId);
    if (deps.webhook) await labels.ensureWebhook({ projectId, ...deps.webhook }, signal);
    await pull(context, work, projectId);
  }
  await push(context, work, projects);
}

async function pull(context: Exchange, work: LabelWork, labelProject: number): Promise<void> {
  const { labels, deps } = context;
  const until = await deps.rows.pulledUntil(labelProject);
  const since = until === null ? null : new Date(Date.parse(until) - OVERLAP_MS).toISOString();
  let after: number | null = null;
  do {
    const page = await labels.pullAnnotations({ projectId: labelProject, since, after }, cancellation().signal);
    const inOrder = page.annotations.toSorted((a, b) => (a.updatedAt < b.updatedAt ? -1 : 1));
    for (const annotation of inOrder) await take(context, work, { labelProject, annotation });
    after = page.next;
  } while (after !== null);
}

async function take(
  context: Exchange,
  work: LabelWork,
  { labelProject, annotation }: { labelProject: number; annotation: PulledAnnotation },
): Promise<void> {
  const { labels, deps, principal, done } = context;
  const { annotationId, updatedAt, annotator, isSkipped } = annotation;
  const contentSha256 = createHash('sha256')
    .update(canonicalJson([annotation.result, isSkipped]))
    .digest('hex');
  const known = await deps.rows.find(annotationId);
  if (known?.contentSha256 === contentSha256) {
    if (known.updatedAt !== updatedAt) await deps.rows.note({ ...known, updatedAt });
    return;
  }
  const runId = annotation.taskId === null ? null : work.runOf(annotation.taskId);
  const run = runId === null ? undefined : await deps.runs.find(runId, { projectId: principal.projectId });
  const outcome = await judged(context, work, { annotation, run });
  // The mark changes the annotation's time, not its content: the next pull knows it by that.
  if (outcome.state === 'taken')
    await labels.markGroundTruth({ annotationId, isGroundTruth: true }, cancellation().signal);
  const { projectId } = principal;
  await deps.rows.note({
    annotationId,
    labelProject,
    updatedAt,
    contentSha256,
    projectId,
    runId: run?.id ?? null,
    annotator,
    ...outcome,
  });
  if (outcome.state !== 'skipped') done[outcome.state] += 1;
}

/** Gives the feedback, where the annotation is any. */
async function judged(
  { deps, principal }: Exchange,
  work: LabelWork,
  { annotation, run }: { annotation: PulledAnnotation; run: LabelRun | undefined },
): Promise<Pick<PulledRow, 'state' | 'problem'>> {
  if (annotation.isSkipped) return { state: 'skipped', problem: null };
  if (!run)
    return { state: 'refused', problem: 'It is about no run of ours: the run is gone, or the task was made there.' };
  const before = (await deps.feedback.ofRun(run.id)).find((given) => given.isCurrent && given.userId === principal.id);
  const said = await work
    .correctionOf(run, {
      taskId: annotation.taskId ?? '',
      result: annotation.result,
      before: before?.correctedResult,
    })
    .catch(problemOf);
  const checked = 'problem' in said ? said : checkCorrection(run, said.kind, said.correction);
  if ('problem' in checked) return { state: 'refused', problem: checked.problem };
  const given = await deps.feedback.give({
    projectId: principal.projectId,
    runId: run.id,
    userId: principal.id,
    kind: 'kind' in said ? said.kind : '',
    originalResult: run.finalResult,
    correctedResult: checked.correction,
    comment: annotation.annotator,
  });
  if (!given) return { state: 'refused', problem: 'The run was deleted meanwhile.' };
  return { state: 'taken', problem: null };
}

async function push(
  { labels, deps, principal, done }: Exchange,
  work: LabelWork,
  projects: ReadonlyMap<string, number>,
): Promise<void> {
  const { projectId } = principal;
  const scope = { projectId, pipeline: work.pipeline, agreement: deps.agreement };
  const tasks = new Map<string, LabelTask[]>();
  for (const runId of await deps.annotations.mostUncertain(scope, RESULTS_AT_ONCE)) {
    const run = await deps.runs.find(runId, { projectId });
    const made = run && (await work.tasksOf(run, (page) => deps.imageAddress({ projectId, runId, page })).catch(gone));
    if (made) tasks.set(made.project, [...(tasks.get(made.project) ?? []), ...made.tasks]);
  }
  for (const [name, ofProject] of tasks) {
    const labelProject = projects.get(name);
    if (labelProject === undefined) throw new Error(`The tasks of ${name} have no project in Label Studio.`);
    const { added } = await labels.pushTasks({ projectId: labelProject, tasks: ofProject }, cancellation().signal);
    done.pushed += added;
  }
}

/** What goes wrong for another reason is tried again. */
function problemOf(error: unknown): { problem: string } {
  if (error instanceof UnreadableAnnotation) return { problem: error.message };
  if (gone(error) === undefined) return { problem: 'What the run has written is gone.' };
  throw error;
}

/** Of a run that is being deleted in this moment, nothing is pushed. */
function gone(error: unknown): undefined {
  if (error instanceof DomainError && error.code === 'BLOB_NOT_FOUND') return undefined;
  throw error;
}
