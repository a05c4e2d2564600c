/** What a real MLflow server holds of a model version of ours, asked as its own programs do. */
import { createHash } from 'node:crypto';
import { askMlflow, mlflowArtefact } from '../setup/mlflow-server';
import type { PythonServer } from '../setup/python-server';

type Pairs = { key: string; value: string | number }[];

interface RunReply {
  info: { run_id: string; run_name: string; experiment_id: string; status: string; artifact_uri: string };
  data: { params?: Pairs; metrics?: Pairs; tags: Pairs };
}
interface VersionReply {
  version: string;
  run_id: string;
  tags: Pairs;
}

export interface TrackedFile {
  name: string;
  size_bytes: number;
  sha256: string;
}

export class TrackedModels {
  constructor(
    private readonly server: PythonServer,
    private readonly slot: string,
  ) {}

  /** Our ids of all versions of the slot that have a run. */
  async ids(): Promise<unknown[]> {
    return (await this.runs()).map(({ data }) => valuesOf(data.tags)['treadle.model_version_id']);
  }

  /** Undefined until it was told of the version. */
  async find(modelId: string) {
    const runs = await this.runs();
    const run = runs.find(({ data }) => valuesOf(data.tags)['treadle.model_version_id'] === modelId);
    const name = this.slot.replace('/', '.');
    const filter = encodeURIComponent(`name='${name}' and run_id='${run?.info.run_id}'`);
    const { model_versions: versions = [] } = run
      ? await askMlflow<{ model_versions?: VersionReply[] }>(
          this.server,
          `mlflow/model-versions/search?filter=${filter}`,
        )
      : {};
    if (!run || versions.length === 0) return undefined;
    return {
      info: run.info,
      params: valuesOf(run.data.params),
      metrics: valuesOf(run.data.metrics),
      tags: valuesOf(run.data.tags),
      versions: versions.map(({ version }) => version),
      files: await this.files(run),
    };
  }

  /** Our id of the version that bears it; undefined where none does. */
  async aliased(alias: string): Promise<unknown> {
    const path = `mlflow/registered-models/alias?name=${this.slot.replace('/', '.')}&alias=${alias}`;
    const found = await askMlflow<{ model_version: VersionReply }>(this.server, path).catch(() => undefined);
    return found && valuesOf(found.model_version.tags)['treadle.model_version_id'];
  }

  private async runs(): Promise<RunReply[]> {
    const name = encodeURIComponent(this.slot);
    const found = await askMlflow<{ experiment: { experiment_id: string } }>(
      this.server,
      `mlflow/experiments/get-by-name?experiment_name=${name}`,
    ).catch(() => undefined);
    if (!found) return [];
    const body = { experiment_ids: [found.experiment.experiment_id] };
    return (await askMlflow<{ runs?: RunReply[] }>(this.server, 'mlflow/runs/search', body)).runs ?? [];
  }

  /** By the bytes that it gives out. */
  private async files({ info }: RunReply): Promise<TrackedFile[]> {
    const path = `mlflow/artifacts/list?run_id=${info.run_id}&path=model`;
    const { files = [] } = await askMlflow<{ files?: { path: string; file_size: number }[] }>(this.server, path);
    return Promise.all(
      files.map(async ({ path: file, file_size: size }) => {
        const bytes = await mlflowArtefact(this.server, { root: info.artifact_uri, path: file });
        return {
          name: file.replace('model/', ''),
          size_bytes: size,
          sha256: createHash('sha256').update(bytes).digest('hex'),
        };
      }),
    );
  }
}

function valuesOf(pairs: Pairs = []): Record<string, string | number> {
  return Object.fromEntries(pairs.map(({ key, value }) => [key, value]));
}
