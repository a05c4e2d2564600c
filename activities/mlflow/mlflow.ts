/**
 * Keeps an MLflow server in step with our registry: for each slot an experiment and a registered model, for each model
 * version a run with its files and a version, and the aliases that say which one serves. Our registry stays the truth;
 * what MLflow misses while it is down is sent when the activity is tried again, or by any later call: all calls may be
 * repeated. Activities of the loop call it, where MLFLOW_TRACKING_URI is set.
 */
import type { Readable } from 'node:stream';
import { DomainError } from '../../contracts/errors';
import { isRefusal, RestClient } from '../rest/rest-client';
import { type ArtefactFile, sendArtefacts } from './artefacts';
import { batchesOf } from './batches';
import { type KeyValue, MlflowClient, type MlflowModelVersion, type MlflowRun } from './mlflow-client';
import type { ModelVersionRecord } from './model-version-record';
import { equals, keyName, MODEL_VERSION_TAG, registeredModelName, RETRAIN_TAG, tagValue } from './names';
import type { RetrainRecord } from './retrain-record';

export interface PublishedModelVersion {
  experimentId: string;
  runId: string;
  /** The registered model's name and the version in it. */
  name: string;
  version: string;
}

export type ModelAlias = 'production' | 'candidate' | 'shadow';

export interface Mlflow {
  /**
   * Sends what is missing of a model version: a call after one that died in the middle finds its run again and goes on.
   * Throws MLFLOW_UNAVAILABLE, MLFLOW_REFUSED (also for a parameter that MLflow has with another value), and what the
   * artefacts' streams throw; an aborted signal throws its reason. Two calls for one version at the same moment may
   * make a run too many, never a version.
   */
  publishModelVersion(
    record: ModelVersionRecord,
    artefacts: readonly ArtefactFile[],
    signal?: AbortSignal,
  ): Promise<PublishedModelVersion>;
  /**
   * Says how a retrain ended: in the run of the version that it made, or in a run of its own, which has failed or was
   * killed. Resolves to the run's id; null where the version's run was deleted. Throws as `publishModelVersion`.
   */
  publishRetrain(record: RetrainRecord, signal?: AbortSignal): Promise<string | null>;
  /** Moves the alias to a published version. Throws MLFLOW_REFUSED where that was not published. */
  setAlias(alias: { slot: string; alias: ModelAlias; modelVersionId: string }, signal?: AbortSignal): Promise<void>;
  /** An alias that is not set is no error. */
  removeAlias(alias: { slot: string; alias: ModelAlias }, signal?: AbortSignal): Promise<void>;
  /** Our id of the version that bears the alias; null where none does. */
  aliasedModelVersion(alias: { slot: string; alias: ModelAlias }, signal?: AbortSignal): Promise<string | null>;
  openArtefact(artefact: { runId: string; path: string }, signal?: AbortSignal): Promise<Readable>;
}

/** The part of the configuration that is read here. */
export interface MlflowSettings {
  MLFLOW_TRACKING_URI?: string | undefined;
  MLFLOW_TRACKING_USERNAME?: string | undefined;
  MLFLOW_TRACKING_PASSWORD?: string | undefined;
  MLFLOW_TRACKING_TOKEN?: string | undefined;
}

export interface MlflowTimeouts {
  /** Longest wait for an answer. Default 30 s: the first request after a start may compile and migrate. */
  requestMs?: number;
  /** Longest way of one file. Default 30 min. */
  uploadMs?: number;
}

const REQUEST_TIMEOUT_MS = 30_000;
const UPLOAD_TIMEOUT_MS = 30 * 60_000;
/** Where a run's artefacts of the model lie, and so what its version names as its source. */
const MODEL_FOLDER = 'model';

/** Null where MLFLOW_TRACKING_URI is not set. */
export function createMlflow(settings: MlflowSettings, timeouts: MlflowTimeouts = {}): Mlflow | null {
  if (settings.MLFLOW_TRACKING_URI === undefined) return null;
  const { baseUrl, authorization, secrets } = accessOf(settings.MLFLOW_TRACKING_URI, settings);
  const rest = new RestClient({
    baseUrl,
    secrets,
    authorization: () => Promise.resolve(authorization),
    errorCodes: { unavailable: 'MLFLOW_UNAVAILABLE', refused: 'MLFLOW_REFUSED' },
    timeoutMs: timeouts.requestMs ?? REQUEST_TIMEOUT_MS,
  });
  return new MlflowRegistry(new MlflowClient(rest, timeouts.uploadMs ?? UPLOAD_TIMEOUT_MS));
}

/** A token wins over a user; both win over what the address itself bears. */
function accessOf(
  address: string,
  settings: MlflowSettings,
): { baseUrl: string; authorization: string | null; secrets: string[] } {
  const url = new URL(address);
  const user = settings.MLFLOW_TRACKING_USERNAME ?? decodeURIComponent(url.username);
  const password = settings.MLFLOW_TRACKING_PASSWORD ?? decodeURIComponent(url.password);
  const token = settings.MLFLOW_TRACKING_TOKEN;
  url.username = '';
  url.password = '';
  const basic = Buffer.from(`${user}:${password}`).toString('base64');
  const authorization = token !== undefined ? `Bearer ${token}` : user === '' ? null : `Basic ${basic}`;
  return { baseUrl: url.href, authorization, secrets: [token ?? '', password, user === '' ? '' : basic] };
}

class MlflowRegistry implements Mlflow {
  constructor(private readonly client: MlflowClient) {}

  async publishModelVersion(
    record: ModelVersionRecord,
    artefacts: readonly ArtefactFile[],
    signal?: AbortSignal,
  ): Promise<PublishedModelVersion> {
    const experimentId = await this.client.ensureExperiment(record.slot, signal);
    const run = await this.ensureRun(runOf(record, experimentId), signal);
    const runId = run.info.run_id;
    for (const batch of batchesOf(record)) await this.client.logBatch(runId, batch, signal);
    await sendArtefacts({ client: this.client, run, signal }, artefacts);
    if (run.info.status !== 'FINISHED') {
      const end_time = Date.parse(record.endedAt);
      await this.client.endRun({ run_id: runId, end_time, status: 'FINISHED' }, signal);
    }
    const name = registeredModelName(record.slot);
    await this.client.ensureRegisteredModel(name, [{ key: 'treadle.slot', value: record.slot }], signal);
    const { version } = await this.ensureVersion({ record, run, name }, signal);
    return { experimentId, runId, name, version };
  }

  async publishRetrain(record: RetrainRecord, signal?: AbortSignal): Promise<string | null> {
    const experiment_id = await this.client.ensureExperiment(record.slot, signal);
    const tags = retrainTags(record);
    if (record.modelVersionId !== null) {
      const [run] = await this.runsOf(experiment_id, [MODEL_VERSION_TAG, record.modelVersionId], signal);
      if (!run) return null;
      for (const tag of tags) await this.client.setTag(run.info.run_id, tag, signal);
      return run.info.run_id;
    }
    const name = `retrain ${record.id.slice(0, 8)}`;
    const start_time = Date.parse(record.startedAt);
    const run = await this.ensureRun(
      { experiment_id, run_name: name, start_time, mark: [RETRAIN_TAG, record.id], tags },
      signal,
    );
    const status = record.state === 'cancelled' ? 'KILLED' : 'FAILED';
    await this.client.endRun({ run_id: run.info.run_id, end_time: Date.parse(record.endedAt), status }, signal);
    return run.info.run_id;
  }

  async setAlias(
    { slot, alias, modelVersionId }: { slot: string; alias: ModelAlias; modelVersionId: string },
    signal?: AbortSignal,
  ): Promise<void> {
    const name = registeredModelName(slot);
    const [found] = await this.versionsOf(name, modelVersionId, signal);
    if (!found) {
      throw new DomainError('MLFLOW_REFUSED', {
        status: 404,
        request: 'setAlias',
        reason: `${name} has no version with the tag ${MODEL_VERSION_TAG} ${modelVersionId}; publish it first`,
        code: '',
      });
    }
    await this.client.setAlias({ name, alias, version: found.version }, signal);
  }

  async removeAlias({ slot, alias }: { slot: string; alias: ModelAlias }, signal?: AbortSignal): Promise<void> {
    try {
      await this.client.deleteAlias({ name: registeredModelName(slot), alias }, signal);
    } catch (error) {
      if (!isRefusal(error, 'RESOURCE_DOES_NOT_EXIST')) throw error;
    }
  }

  async aliasedModelVersion(
    { slot, alias }: { slot: string; alias: ModelAlias },
    signal?: AbortSignal,
  ): Promise<string | null> {
    try {
      const found = await this.client.modelVersionByAlias({ name: registeredModelName(slot), alias }, signal);
      return found.tags.find(({ key }) => key === MODEL_VERSION_TAG)?.value ?? null;
    } catch (error) {
      // Of an alias that is not set, MLflow says that the parameter is wrong.
      if (isRefusal(error, 'RESOURCE_DOES_NOT_EXIST') || isRefusal(error, 'INVALID_PARAMETER_VALUE')) return null;
      throw error;
    }
  }

  async openArtefact({ runId, path }: { runId: string; path: string }, signal?: AbortSignal): Promise<Readable> {
    return this.client.openArtefact(await this.client.run(runId, signal), path, signal);
  }

  private async ensureRun({ mark, ...wanted }: WantedRun, signal: AbortSignal | undefined): Promise<MlflowRun> {
    const find = () => this.runsOf(wanted.experiment_id, mark, signal);
    const [found] = await find();
    if (found) return found;
    const made = await this.client.createRun(wanted, signal);
    const [first = made] = await find();
    if (first.info.run_id !== made.info.run_id) await this.client.deleteRun(made.info.run_id, signal);
    return first;
  }

  /** Those with that tag, in an order that all calls agree on. */
  private async runsOf(
    experimentId: string,
    [key, value]: WantedRun['mark'],
    signal: AbortSignal | undefined,
  ): Promise<MlflowRun[]> {
    const runs = await this.client.runs(experimentId, equals(`tags.\`${key}\``, value), signal);
    return runs.sort((a, b) => (a.info.run_id < b.info.run_id ? -1 : 1));
  }

  /** Numbers are given by the server, so of two calls at once both take the lower one. */
  private async ensureVersion(
    { record, run, name }: { record: ModelVersionRecord; run: MlflowRun; name: string },
    signal: AbortSignal | undefined,
  ): Promise<MlflowModelVersion> {
    const [found] = await this.versionsOf(name, record.id, signal);
    if (found) return found;
    const made = await this.client.createModelVersion(
      {
        name,
        source: `${run.info.artifact_uri}/${MODEL_FOLDER}`,
        run_id: run.info.run_id,
        description: record.description ?? '',
        tags: [{ key: MODEL_VERSION_TAG, value: record.id }, ...tagsOf(record)],
      },
      signal,
    );
    const [first = made] = await this.versionsOf(name, record.id, signal);
    if (first.version !== made.version) await this.client.deleteModelVersion({ name, version: made.version }, signal);
    return first;
  }

  private versionsOf(
    name: string,
    modelVersionId: string,
    signal: AbortSignal | undefined,
  ): Promise<MlflowModelVersion[]> {
    const tagged = equals(`tags.\`${MODEL_VERSION_TAG}\``, modelVersionId);
    return this.client.modelVersions(`${equals('name', name)} and ${tagged}`, signal);
  }
}

/** A run of ours, and which of its tags it is found again by. */
interface WantedRun {
  experiment_id: string;
  run_name: string;
  start_time: number;
  mark: readonly [key: string, value: string];
  tags: KeyValue[];
}

function runOf(record: ModelVersionRecord, experimentId: string): WantedRun {
  return {
    experiment_id: experimentId,
    run_name: record.version,
    start_time: Date.parse(record.startedAt),
    mark: [MODEL_VERSION_TAG, record.id],
    tags: [{ key: MODEL_VERSION_TAG, value: record.id }, ...tagsOf(record)],
  };
}

function tagsOf(record: ModelVersionRecord): KeyValue[] {
  return toTags({
    ...record.tags,
    'treadle.slot': record.slot,
    'treadle.version': record.version,
    'treadle.dataset_version': record.datasetVersion,
    'treadle.parent_model_version_id': record.parentId,
    'treadle.code_version': record.codeVersion,
  });
}

function retrainTags(record: RetrainRecord): KeyValue[] {
  return toTags({
    [RETRAIN_TAG]: record.id,
    'treadle.slot': record.slot,
    'treadle.dataset_version': record.datasetVersion,
    'treadle.retrain_cause': record.cause,
    'treadle.retrain_state': record.state,
    'treadle.retrain_reason': record.reason,
  });
}

function toTags(tags: Readonly<Record<string, string | null>>): KeyValue[] {
  return Object.entries(tags).flatMap(([key, value]) =>
    value === null ? [] : [{ key: keyName(key), value: tagValue(value) }],
  );
}
