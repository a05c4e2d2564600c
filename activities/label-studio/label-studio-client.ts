/**
 * The part of Label Studio's REST API that we use, one method a request. What the requests mean to us stands in
 * `label-studio.ts`; nobody else calls this.
 */
import { z } from 'zod';
import { LABEL_STUDIO_ACTIONS, LABEL_STUDIO_SECRET_HEADER } from '../../contracts/label-studio';
import { isRefusal, type RestClient } from '../rest/rest-client';
import { startOfSecond } from './moment';
import { annotationResultSchema, type LabelTask, TASK_ID } from './tasks';

const projectSchema = z.object({
  id: z.number(),
  title: z.string(),
  description: z.string().nullish(),
  label_config: z.string(),
  task_number: z.number().nullish(),
});
const annotationSchema = z.object({
  id: z.number(),
  /** The whole user where one task is asked for, the id in lists. */
  completed_by: z
    .union([z.number(), z.object({ id: z.number() }).transform(({ id }) => id)])
    .nullable()
    .default(null),
  created_at: z.string(),
  updated_at: z.string(),
  was_cancelled: z.boolean().default(false),
  ground_truth: z.boolean().default(false),
  lead_time: z.number().nullable().default(null),
  result: z.array(annotationResultSchema),
});
const taskSchema = z.object({
  id: z.number(),
  data: z.record(z.string(), z.unknown()),
  total_annotations: z.number().default(0),
  annotations: z.array(annotationSchema).default([]),
});
const tasksSchema = z.object({ tasks: z.array(taskSchema) });
const webhookSchema = z.object({ id: z.number(), url: z.string() });

export type StoredProject = z.infer<typeof projectSchema>;
export type StoredTask = z.infer<typeof taskSchema>;
type Signal = AbortSignal | undefined;

export interface WebhookTarget {
  projectId: number;
  url: string;
  secret: string;
}

interface TaskFilter {
  filter: string;
  operator: string;
  type: string;
  value: unknown;
}

export class LabelStudioClient {
  constructor(private readonly rest: RestClient) {}

  /** All whose title holds `title`. */
  async projects(title: string, signal: Signal): Promise<StoredProject[]> {
    const query = { title, page_size: 1_000 };
    const answer = await this.rest.json(
      { method: 'GET', path: '/api/projects/', query, signal },
      z.object({ results: z.array(projectSchema) }),
    );
    return answer.results;
  }

  createProject(
    { title, description, labelConfig }: { title: string; description: string; labelConfig: string },
    signal: Signal,
  ): Promise<StoredProject> {
    const json = { title, description, label_config: labelConfig };
    return this.rest.json({ method: 'POST', path: '/api/projects/', json, signal }, projectSchema);
  }

  deleteProject(projectId: number, signal: Signal): Promise<void> {
    return this.delete(`/api/projects/${projectId}/`, signal);
  }

  setLabelConfig(projectId: number, labelConfig: string, signal: Signal): Promise<void> {
    const json = { label_config: labelConfig };
    return this.rest.send({ method: 'PATCH', path: `/api/projects/${projectId}/`, json, signal });
  }

  /** One transaction in Label Studio: all of them or none. */
  importTasks(projectId: number, tasks: readonly LabelTask[], signal: Signal): Promise<void> {
    const json = tasks.map(({ id, data, prediction }) => ({
      data: { ...data, [TASK_ID]: id },
      predictions: prediction
        ? [{ model_version: prediction.modelVersion, score: prediction.score, result: prediction.result }]
        : [],
    }));
    return this.rest.send({ method: 'POST', path: `/api/projects/${projectId}/import`, json, signal });
  }

  deleteTask(taskId: number, signal: Signal): Promise<void> {
    return this.delete(`/api/tasks/${taskId}/`, signal);
  }

  /** Tasks whose datum `name` is one of `values`. */
  async tasksWith(
    { projectId, name, values }: { projectId: number; name: string; values: readonly string[] },
    signal: Signal,
  ): Promise<StoredTask[]> {
    const filter = { filter: `filter:tasks:data.${name}`, operator: 'in_list', type: 'List', value: values };
    // A task may be there several times where calls pushed it at once.
    const query = { fields: 'task_only', page_size: 4 * values.length };
    return this.tasks({ projectId, filters: [filter], query }, signal);
  }

  /** Tasks with annotations changed since, after the task `after`, by id: so none is passed over while others change. */
  async changedTasks(
    { projectId, since, after, pageSize }: { projectId: number; since: string | null; after: number; pageSize: number },
    signal: Signal,
  ): Promise<StoredTask[]> {
    const filters: TaskFilter[] = [{ filter: 'filter:tasks:id', operator: 'greater', type: 'Number', value: after }];
    if (since !== null) {
      const value = startOfSecond(since);
      filters.push({ filter: 'filter:tasks:updated_at', operator: 'greater_or_equal', type: 'Datetime', value });
    }
    return this.tasks({ projectId, filters, query: { fields: 'all', page_size: pageSize } }, signal);
  }

  patchAnnotation(annotationId: number, changes: { ground_truth: boolean }, signal: Signal): Promise<void> {
    return this.rest.send({ method: 'PATCH', path: `/api/annotations/${annotationId}/`, json: changes, signal });
  }

  /** Null for a user who is gone. */
  async email(userId: number, signal: Signal): Promise<string | null> {
    try {
      const path = `/api/users/${userId}/`;
      const user = await this.rest.json({ method: 'GET', path, signal }, z.object({ email: z.string() }));
      return user.email;
    } catch (error) {
      if (isRefusal(error, 404)) return null;
      throw error;
    }
  }

  webhooks(projectId: number, signal: Signal): Promise<z.infer<typeof webhookSchema>[]> {
    const query = { project: projectId };
    return this.rest.json({ method: 'GET', path: '/api/webhooks/', query, signal }, z.array(webhookSchema));
  }

  async createWebhook(target: WebhookTarget, signal: Signal): Promise<number> {
    const made = await this.rest.json(
      { method: 'POST', path: '/api/webhooks/', json: webhookBody(target), signal },
      webhookSchema,
    );
    return made.id;
  }

  renewWebhook(webhookId: number, target: WebhookTarget, signal: Signal): Promise<void> {
    return this.rest.send({
      method: 'PATCH',
      path: `/api/webhooks/${webhookId}/`,
      json: webhookBody(target),
      signal,
    });
  }

  /** What is gone already is no error. */
  private async delete(path: string, signal: Signal): Promise<void> {
    try {
      await this.rest.send({ method: 'DELETE', path, signal });
    } catch (error) {
      if (!isRefusal(error, 404)) throw error;
    }
  }

  private async tasks(
    asked: { projectId: number; filters: TaskFilter[]; query: Record<string, string | number> },
    signal: Signal,
  ): Promise<StoredTask[]> {
    const wanted = { filters: { conjunction: 'and', items: asked.filters }, ordering: ['tasks:id'] };
    const query = { ...asked.query, project: asked.projectId, page: 1, query: JSON.stringify(wanted) };
    const answer = await this.rest.json({ method: 'GET', path: '/api/tasks/', query, signal }, tasksSchema);
    return answer.tasks;
  }
}

function webhookBody({ projectId, url, secret }: WebhookTarget) {
  return {
    project: projectId,
    url,
    is_active: true,
    send_payload: true,
    send_for_all_actions: false,
    actions: LABEL_STUDIO_ACTIONS,
    headers: { [LABEL_STUDIO_SECRET_HEADER]: secret },
  };
}
