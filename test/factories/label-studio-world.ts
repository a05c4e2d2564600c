/** A real Label Studio beside a database with a project: what is exchanged, and an annotator who works there. */
import { MockActivityEnvironment } from '@temporalio/testing';
import { createLabelStudio, type LabelStudio } from '../../activities/label-studio/label-studio';
import type { LabelWork } from '../../activities/label-studio/label-work';
import {
  createLabelStudioActivities,
  type Exchanged,
  type LabelStudioDeps,
} from '../../activities/label-studio/sync-annotations';
import type { AnnotationResult } from '../../activities/label-studio/tasks';
import { AnnotationsRepository } from '../../db/repositories/annotations';
import { FeedbackRepository, type GivenFeedback } from '../../db/repositories/feedback';
import { IdentityRepository } from '../../db/repositories/identity';
import { LabelStudioRepository } from '../../db/repositories/label-studio';
import { receiptFollower } from '../../db/repositories/receipt-follower';
import type { NewRun } from '../../db/repositories/runs';
import { createTestDatabase, type TestDatabase } from '../setup/database';
import { askLabelStudio, LABEL_STUDIO_USER, startLabelStudioServer } from '../setup/label-studio-server';
import { hasPython, type PythonServer } from '../setup/python-server';
import { createRunWorld, type RunWorld } from './runs';

/** The server's packages are installed where they are not yet. */
export const LABEL_STUDIO_START_MS_MAX = 900_000;

export interface StoredTask {
  id: number;
  data: Record<string, unknown>;
  predictions: { result: AnnotationResult[] }[];
  annotations: { id: number; ground_truth: boolean }[];
}

export type LabelStudioWorld = Awaited<ReturnType<typeof createLabelStudioWorld>>;

/** `title` is that of the Label Studio project whose tasks are looked at. */
export async function createLabelStudioWorld({ work, title }: { work: LabelWork; title: string }) {
  const server = hasPython() ? await startLabelStudioServer() : undefined;
  const database = await createTestDatabase();
  await new IdentityRepository(database.orm).ensureAdministrator();
  const world = await createRunWorld(database.orm);
  const owner = await defaultOwner(database);
  const ask = <T>(method: string, path: string, body?: unknown): Promise<T> =>
    askLabelStudio(server as PythonServer, { method, path, body });
  return {
    ...owner,
    database,
    server: server as PythonServer,
    ask,
    exchange: (changes: Partial<LabelStudioDeps> = {}) => exchange({ database, world, server, work }, changes),
    completed: (run: Partial<NewRun>, result: unknown) => completed(world, { ...owner, ...run }, result),
    tasksOf: async (runId: string): Promise<StoredTask[]> => {
      const { results } = await ask<{ results: { id: number; title: string }[] }>('GET', 'projects/');
      const project = results.find((each) => each.title === title);
      const { tasks } = await ask<{ tasks: StoredTask[] }>(
        'GET',
        `tasks/?project=${project?.id}&fields=all&page_size=1000`,
      );
      return tasks.filter(({ data }) => data['run'] === runId);
    },
    /** Submits what was filled in, changed by `change`. */
    annotate: async (
      task: StoredTask | undefined,
      change: (result: AnnotationResult[]) => AnnotationResult[] = (result) => result,
      settings: object = {},
    ): Promise<number> => {
      const result = change(structuredClone(task?.predictions[0]?.result ?? []));
      const path = `tasks/${task?.id}/annotations/`;
      return (await ask<{ id: number }>('POST', path, { result, ...settings })).id;
    },
    correctionOf: async (runId: string): Promise<GivenFeedback[]> =>
      (await new FeedbackRepository(database.orm).ofRun(runId)).filter(({ isCurrent }) => isCurrent),
    close: async (): Promise<void> => {
      await database.drop();
      await server?.close();
    },
  };
}

async function defaultOwner({ pool }: TestDatabase): Promise<{ projectId: string; ownerId: string }> {
  const { rows } = await pool.query<{ id: string; project_id: string }>(
    `select principals.id, project_id from principals join projects on projects.id = project_id
     where projects.name = 'default'`,
  );
  return { projectId: rows[0]?.project_id ?? '', ownerId: rows[0]?.id ?? '' };
}

function connected(server: PythonServer | undefined): LabelStudio {
  const settings = { LABEL_STUDIO_URL: server?.url, LABEL_STUDIO_API_KEY: LABEL_STUDIO_USER.token };
  const made = createLabelStudio(settings);
  if (!made) throw new Error('Label Studio is configured, and no client is made.');
  return made;
}

function exchange(
  parts: { database: TestDatabase; world: RunWorld; server: PythonServer | undefined; work: LabelWork },
  changes: Partial<LabelStudioDeps>,
): Promise<Exchanged> {
  const { orm } = parts.database;
  const { exchangeAnnotations } = createLabelStudioActivities({
    labelStudio: changes.labelStudio === null ? null : connected(parts.server),
    work: [parts.work],
    rows: new LabelStudioRepository(orm),
    annotations: new AnnotationsRepository(orm),
    feedback: new FeedbackRepository(orm, [receiptFollower('Asia/Seoul')]),
    runs: parts.world.runs,
    agreement: 1,
    imageAddress: ({ runId, page }) => `http://127.0.0.1/${runId}/${page}`,
    webhook: null,
    ...changes,
  });
  return new MockActivityEnvironment().run(exchangeAnnotations);
}

/** Uncertain enough to be pushed. */
async function completed(world: RunWorld, changes: Partial<NewRun>, result: unknown): Promise<string> {
  const run = await world.submit(changes);
  const end = { runId: run.id, runAttempt: run.attempt, result, costUsd: 0, cacheTtlSeconds: null };
  await world.progress.completed({ ...end, review: { uncertainty: 0.6, kind: 'a' } });
  return run.id;
}
