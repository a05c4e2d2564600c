/**
 * Work for annotators in a Label Studio: a project for each slot, tasks with what our models read filled in, and the
 * annotations back. All calls may be repeated; what was missed while it was down is done by the next call. Activities
 * of the loop call it, where LABEL_STUDIO_URL is set; without it the annotation queue of the console serves alone.
 */
import { DomainError } from '../../contracts/errors';
import { RestClient } from '../rest/rest-client';
import { authorizationFor } from './access-token';
import { LabelStudioClient, type StoredProject, type StoredTask } from './label-studio-client';
import { isAfter } from './moment';
import { type LabelTask, type PulledAnnotation, TASK_ID } from './tasks';

export interface AnnotationPage {
  /** Those made or changed after `since`; in no order of time. */
  annotations: PulledAnnotation[];
  /** What to ask next with; null after the last page. */
  next: number | null;
}

export interface PushedTasks {
  /** Our task ids with Label Studio's. */
  taskIds: Record<string, number>;
  /** How many of them were not there before. */
  added: number;
}

export interface LabelStudio {
  /**
   * The project of a slot, made or brought to this labelling configuration. Throws LABEL_STUDIO_REFUSED where the
   * configuration is wrong or would break annotations that are there.
   */
  ensureProject(project: { slot: string; labelConfig: string }, signal?: AbortSignal): Promise<number>;
  /** Adds the tasks that the project does not have; tasks that it has stay as they are. */
  pushTasks(push: { projectId: number; tasks: readonly LabelTask[] }, signal?: AbortSignal): Promise<PushedTasks>;
  /**
   * Annotations after `since` (null: all), page by page. The greatest `updatedAt` is the next `since`; who lets it
   * overlap sees some again, under the same `annotationId` and `updatedAt`.
   */
  pullAnnotations(
    pull: { projectId: number; since: string | null; after?: number | null },
    signal?: AbortSignal,
  ): Promise<AnnotationPage>;
  /** Marks an annotation as the truth that others are measured against, or takes the mark away. */
  markGroundTruth(mark: { annotationId: number; isGroundTruth: boolean }, signal?: AbortSignal): Promise<void>;
  /** Has Label Studio call `url` for every change of an annotation, with the secret in a header. */
  ensureWebhook(
    webhook: { projectId: number; url: string; secret: string },
    signal?: AbortSignal,
  ): Promise<{ webhookId: number }>;
}

/** The part of the configuration that is read here. */
export interface LabelStudioSettings {
  LABEL_STUDIO_URL?: string | undefined;
  LABEL_STUDIO_API_KEY?: string | undefined;
}

/** Their ids must fit into an address, of which proxies take 8 KiB. */
const TASKS_PER_IMPORT = 50;
const TASKS_PER_PAGE = 100;
const TIMEOUT_MS = 120_000;
/** Label Studio takes no longer title. */
const TITLE_CHARACTERS_MAX = 50;
/** What our projects are known by. */
const DESCRIPTION = 'Made and filled by Treadle.';

/** Null where LABEL_STUDIO_URL is not set. Throws LABEL_STUDIO_REFUSED where the key is missing. */
export function createLabelStudio(settings: LabelStudioSettings, timeoutMs = TIMEOUT_MS): LabelStudio | null {
  const { LABEL_STUDIO_URL: baseUrl, LABEL_STUDIO_API_KEY: apiKey } = settings;
  if (baseUrl === undefined) return null;
  if (apiKey === undefined) {
    const reason = 'LABEL_STUDIO_API_KEY is not set';
    throw new DomainError('LABEL_STUDIO_REFUSED', { status: 401, request: 'sign in', reason, code: '' });
  }
  const server = {
    baseUrl,
    secrets: [apiKey],
    errorCodes: { unavailable: 'LABEL_STUDIO_UNAVAILABLE', refused: 'LABEL_STUDIO_REFUSED' },
    timeoutMs,
  } as const;
  const anonymous = new RestClient({ ...server, authorization: () => Promise.resolve(null) });
  const rest = new RestClient({ ...server, authorization: authorizationFor(apiKey, anonymous) });
  return new AnnotationProjects(new LabelStudioClient(rest));
}

class AnnotationProjects implements LabelStudio {
  constructor(private readonly client: LabelStudioClient) {}

  async ensureProject(
    { slot, labelConfig }: { slot: string; labelConfig: string },
    signal?: AbortSignal,
  ): Promise<number> {
    const title = `Treadle ${slot}`.slice(0, TITLE_CHARACTERS_MAX);
    const project = (await this.oldestCalled(title, signal)) ?? (await this.makeProject(title, labelConfig, signal));
    if (project.label_config !== labelConfig) await this.client.setLabelConfig(project.id, labelConfig, signal);
    return project.id;
  }

  async pushTasks(
    { projectId, tasks }: { projectId: number; tasks: readonly LabelTask[] },
    signal?: AbortSignal,
  ): Promise<PushedTasks> {
    const taskIds: Record<string, number> = {};
    let added = 0;
    for (let start = 0; start < tasks.length; start += TASKS_PER_IMPORT) {
      const part = tasks.slice(start, start + TASKS_PER_IMPORT);
      const before = oldestOf(await this.tasksOf(projectId, part, signal));
      const missing = part.filter(({ id }) => !before.has(id));
      added += missing.length;
      const after = missing.length > 0 ? await this.addTasks(projectId, missing, signal) : new Map<string, number>();
      for (const [id, taskId] of [...before, ...after]) taskIds[id] = taskId;
    }
    return { taskIds, added };
  }

  async pullAnnotations(
    { projectId, since, after = null }: { projectId: number; since: string | null; after?: number | null },
    signal?: AbortSignal,
  ): Promise<AnnotationPage> {
    const tasks = await this.client.changedTasks(
      { projectId, since, after: after ?? 0, pageSize: TASKS_PER_PAGE },
      signal,
    );
    const annotators = new Map<number, string | null>();
    const annotations: PulledAnnotation[] = [];
    for (const task of tasks) {
      for (const annotation of task.annotations) {
        if (since !== null && !isAfter(annotation.updated_at, since)) continue;
        const { completed_by: userId } = annotation;
        if (userId !== null && !annotators.has(userId)) annotators.set(userId, await this.client.email(userId, signal));
        annotations.push(pulled(task, annotation, userId === null ? null : (annotators.get(userId) ?? null)));
      }
    }
    return { annotations, next: tasks.length < TASKS_PER_PAGE ? null : (tasks.at(-1)?.id ?? null) };
  }

  markGroundTruth(
    { annotationId, isGroundTruth }: { annotationId: number; isGroundTruth: boolean },
    signal?: AbortSignal,
  ): Promise<void> {
    return this.client.patchAnnotation(annotationId, { ground_truth: isGroundTruth }, signal);
  }

  async ensureWebhook(
    { projectId, url, secret }: { projectId: number; url: string; secret: string },
    signal?: AbortSignal,
  ): Promise<{ webhookId: number }> {
    const found = (await this.client.webhooks(projectId, signal)).find((webhook) => webhook.url === url);
    if (!found) return { webhookId: await this.client.createWebhook({ projectId, url, secret }, signal) };
    await this.client.renewWebhook(found.id, { projectId, url, secret }, signal);
    return { webhookId: found.id };
  }

  /** Label Studio lets two projects bear one title; of two calls at once both take the older one. */
  private async makeProject(title: string, labelConfig: string, signal: AbortSignal | undefined) {
    const made = await this.client.createProject({ title, description: DESCRIPTION, labelConfig }, signal);
    return (await this.oldestCalled(title, signal)) ?? made;
  }

  /**
   * The oldest of several. Of the younger ones those go that are ours and empty: calls made them at once, or made them
   * and were cut off. What people made, or annotators have begun, stays.
   */
  private async oldestCalled(title: string, signal: AbortSignal | undefined): Promise<StoredProject | undefined> {
    const called = (await this.client.projects(title, signal)).filter((project) => project.title === title);
    const [oldest, ...twins] = called.sort((a, b) => a.id - b.id);
    for (const { id, description, task_number: taskCount } of twins) {
      if (description === DESCRIPTION && taskCount === 0) await this.client.deleteProject(id, signal);
    }
    return oldest;
  }

  /** Of two calls at once both keep the older task. */
  private async addTasks(
    projectId: number,
    tasks: readonly LabelTask[],
    signal: AbortSignal | undefined,
  ): Promise<Map<string, number>> {
    await this.client.importTasks(projectId, tasks, signal);
    const stored = await this.tasksOf(projectId, tasks, signal);
    const kept = oldestOf(stored);
    const keptIds = new Set(kept.values());
    for (const { id, total_annotations: annotationCount } of stored) {
      if (!keptIds.has(id) && annotationCount === 0) await this.client.deleteTask(id, signal);
    }
    return kept;
  }

  private tasksOf(
    projectId: number,
    tasks: readonly LabelTask[],
    signal: AbortSignal | undefined,
  ): Promise<StoredTask[]> {
    const values = tasks.map(({ id }) => id);
    return this.client.tasksWith({ projectId, name: TASK_ID, values }, signal);
  }
}

/** Our ids with Label Studio's, the oldest task where there are several. */
function oldestOf(stored: readonly StoredTask[]): Map<string, number> {
  const newestFirst = stored.toSorted((a, b) => b.id - a.id);
  return new Map(newestFirst.flatMap(({ id, data }) => (isString(data[TASK_ID]) ? [[data[TASK_ID], id]] : [])));
}

function pulled(
  task: StoredTask,
  annotation: StoredTask['annotations'][number],
  annotator: string | null,
): PulledAnnotation {
  const taskId = task.data[TASK_ID];
  return {
    annotationId: annotation.id,
    taskId: isString(taskId) ? taskId : null,
    annotator,
    createdAt: annotation.created_at,
    updatedAt: annotation.updated_at,
    isSkipped: annotation.was_cancelled,
    isGroundTruth: annotation.ground_truth,
    leadTimeSeconds: annotation.lead_time,
    result: annotation.result,
  };
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}
