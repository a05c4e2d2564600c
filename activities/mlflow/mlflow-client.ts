/**
 * The part of MLflow's REST API 2.0 that we use, one method a request. What the requests mean to us stands in
 * `mlflow.ts`; nobody else calls this.
 */
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { DomainError } from '../../contracts/errors';
import { isRefusal, type RestClient, type RestRequest } from '../rest/rest-client';

const API = '/api/2.0/mlflow';

const experimentSchema = z.object({ experiment_id: z.string(), lifecycle_stage: z.string() });
const runSchema = z.object({
  info: z.object({ run_id: z.string(), status: z.string(), start_time: z.coerce.number(), artifact_uri: z.string() }),
  data: z.object({ tags: z.array(z.object({ key: z.string(), value: z.string() })).default([]) }).default({ tags: [] }),
});
const modelVersionSchema = z.object({
  version: z.coerce.string(),
  run_id: z.string().default(''),
  tags: z.array(z.object({ key: z.string(), value: z.string().default('') })).default([]),
});
const anything = z.object({});

export type MlflowRun = z.infer<typeof runSchema>;
export type MlflowModelVersion = z.infer<typeof modelVersionSchema>;

export interface KeyValue {
  key: string;
  value: string;
}

export interface MlflowMetric {
  key: string;
  /** Not a number and the infinities as protobuf writes them in JSON. */
  value: number | 'NaN' | 'Infinity' | '-Infinity';
  timestamp: number;
  step: number;
}

export interface Batch {
  params: KeyValue[];
  tags: KeyValue[];
  metrics: MlflowMetric[];
}

type Signal = AbortSignal | undefined;

export class MlflowClient {
  constructor(
    private readonly rest: RestClient,
    private readonly uploadTimeoutMs: number,
  ) {}

  /** The experiment called `name`, made, or restored where somebody deleted it. */
  async ensureExperiment(name: string, signal: Signal): Promise<string> {
    const found = (await this.experiment(name, signal)) ?? (await this.createExperiment(name, signal));
    if (found.lifecycle_stage === 'deleted') {
      await this.post('/experiments/restore', { experiment_id: found.experiment_id }, signal);
    }
    return found.experiment_id;
  }

  async runs(experimentId: string, filter: string, signal: Signal): Promise<MlflowRun[]> {
    const answer = await this.rest.json(
      post('/runs/search', { experiment_ids: [experimentId], filter, run_view_type: 'ACTIVE_ONLY' }, signal),
      z.object({ runs: z.array(runSchema).default([]) }),
    );
    return answer.runs;
  }

  async createRun(
    run: { experiment_id: string; run_name: string; start_time: number; tags: KeyValue[] },
    signal: Signal,
  ): Promise<MlflowRun> {
    const answer = await this.rest.json(post('/runs/create', run, signal), z.object({ run: runSchema }));
    return answer.run;
  }

  deleteRun(runId: string, signal: Signal): Promise<void> {
    return this.post('/runs/delete', { run_id: runId }, signal);
  }

  /** The same twice at once trips over itself in MLflow's database, and one is refused; once it is there, it is taken. */
  async logBatch(runId: string, batch: Batch, signal: Signal): Promise<void> {
    const log = () => this.post('/runs/log-batch', { run_id: runId, ...batch }, signal);
    try {
      await log();
    } catch (error) {
      if (!isRefusal(error, 400)) throw error;
      await log();
    }
  }

  setTag(runId: string, tag: KeyValue, signal: Signal): Promise<void> {
    return this.post('/runs/set-tag', { run_id: runId, ...tag }, signal);
  }

  endRun(
    run: { run_id: string; end_time: number; status: 'FINISHED' | 'FAILED' | 'KILLED' },
    signal: Signal,
  ): Promise<void> {
    return this.post('/runs/update', run, signal);
  }

  async run(runId: string, signal: Signal): Promise<MlflowRun> {
    const answer = await this.rest.json(get('/runs/get', { run_id: runId }, signal), z.object({ run: runSchema }));
    return answer.run;
  }

  async ensureRegisteredModel(name: string, tags: KeyValue[], signal: Signal): Promise<void> {
    try {
      await this.post('/registered-models/create', { name, tags }, signal);
    } catch (error) {
      if (!isRefusal(error, 'RESOURCE_ALREADY_EXISTS')) throw error;
    }
  }

  /** Oldest first. */
  async modelVersions(filter: string, signal: Signal): Promise<MlflowModelVersion[]> {
    const answer = await this.rest.json(
      get('/model-versions/search', { filter }, signal),
      z.object({ model_versions: z.array(modelVersionSchema).default([]) }),
    );
    return answer.model_versions.sort((a, b) => Number(a.version) - Number(b.version));
  }

  async createModelVersion(
    version: { name: string; source: string; run_id: string; description: string; tags: KeyValue[] },
    signal: Signal,
  ): Promise<MlflowModelVersion> {
    const answer = await this.rest.json(
      post('/model-versions/create', version, signal),
      z.object({ model_version: modelVersionSchema }),
    );
    return answer.model_version;
  }

  deleteModelVersion(version: { name: string; version: string }, signal: Signal): Promise<void> {
    return this.rest.send({ method: 'DELETE', path: `${API}/model-versions/delete`, json: version, signal });
  }

  setAlias(alias: { name: string; alias: string; version: string }, signal: Signal): Promise<void> {
    return this.post('/registered-models/alias', alias, signal);
  }

  deleteAlias(alias: { name: string; alias: string }, signal: Signal): Promise<void> {
    return this.rest.send({ method: 'DELETE', path: `${API}/registered-models/alias`, json: alias, signal });
  }

  async modelVersionByAlias(alias: { name: string; alias: string }, signal: Signal): Promise<MlflowModelVersion> {
    const answer = await this.rest.json(
      get('/registered-models/alias', alias, signal),
      z.object({ model_version: modelVersionSchema }),
    );
    return answer.model_version;
  }

  /** Sends a file through the server's own artefact proxy. */
  putArtefact(
    run: MlflowRun,
    file: { path: string; open: () => Readable; sizeBytes: number; mediaType: string },
    signal: Signal,
  ): Promise<void> {
    const path = artefactPath(run, file.path);
    return this.rest.send({ method: 'PUT', path, stream: file, timeoutMs: this.uploadTimeoutMs, signal });
  }

  openArtefact(run: MlflowRun, path: string, signal: Signal): Promise<Readable> {
    return this.rest.open({
      method: 'GET',
      path: artefactPath(run, path),
      timeoutMs: this.uploadTimeoutMs,
      signal,
    });
  }

  private async experiment(name: string, signal: Signal): Promise<z.infer<typeof experimentSchema> | undefined> {
    try {
      const answer = await this.rest.json(
        get('/experiments/get-by-name', { experiment_name: name }, signal),
        z.object({ experiment: experimentSchema }),
      );
      return answer.experiment;
    } catch (error) {
      if (isRefusal(error, 'RESOURCE_DOES_NOT_EXIST')) return undefined;
      throw error;
    }
  }

  private async createExperiment(name: string, signal: Signal): Promise<z.infer<typeof experimentSchema>> {
    try {
      const created = await this.rest.json(
        post('/experiments/create', { name }, signal),
        z.object({ experiment_id: z.string() }),
      );
      return { ...created, lifecycle_stage: 'active' };
    } catch (error) {
      // Somebody else made it in between.
      const found = isRefusal(error, 'RESOURCE_ALREADY_EXISTS') ? await this.experiment(name, signal) : undefined;
      if (found) return found;
      throw error;
    }
  }

  private async post(path: string, json: unknown, signal: Signal): Promise<void> {
    await this.rest.json(post(path, json, signal), anything);
  }
}

function post(path: string, json: unknown, signal: Signal): RestRequest {
  return { method: 'POST', path: API + path, json, signal };
}

function get(path: string, query: Record<string, string>, signal: Signal): RestRequest {
  return { method: 'GET', path: API + path, query, signal };
}

/** `mlflow-artifacts:/1/<run>/artifacts` and `mlflow-artifacts://host/1/…` both lie behind the server's proxy. */
function artefactPath(run: MlflowRun, path: string): string {
  const [, root] = /^mlflow-artifacts:(?:\/\/[^/]*)?\/(.+)$/u.exec(run.info.artifact_uri) ?? [];
  if (root === undefined) {
    throw new DomainError('MLFLOW_REFUSED', {
      status: 200,
      request: 'runs/create',
      reason: `it keeps artefacts at ${run.info.artifact_uri}, not behind itself; start it with --serve-artifacts`,
      code: '',
    });
  }
  const escaped = `${root}/${path}`.split('/').map(encodeURIComponent).join('/');
  return `/api/2.0/mlflow-artifacts/artifacts/${escaped}`;
}
