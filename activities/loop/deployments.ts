/** Which version serves a slot: put into service, and seen to answer. */
import { gunzipSync } from 'node:zlib';
import { DomainError } from '../../contracts/errors';
import { findLearner } from '../../contracts/pipelines';
import type { BlobStore } from '../../db/blob-store/blob-store';
import type { DatasetsRepository } from '../../db/repositories/datasets';
import type { ModelVersionsRepository } from '../../db/repositories/model-versions';
import type { ModelsRepository, NewDeployment } from '../../db/repositories/models';
import { cancellation } from '../spine/cancellation';
import { parseDataset } from './build-dataset';
import type { LearningThreads } from './learning';
import type { ModelStore } from './model-store';

export type DeploymentActivities = ReturnType<typeof createDeploymentActivities>;

/** On the io queue. */
export function createDeploymentActivities({
  models,
  onRegistryChanged = () => {},
}: {
  models: Pick<ModelsRepository, 'deploy'>;
  /** Called after another version has begun to serve; nobody waits for it. */
  onRegistryChanged?: () => void;
}) {
  return {
    /** Resolves to the version that served before; null for the first of a slot. */
    async deployVersion(deployment: NewDeployment): Promise<{ previousId: string | null }> {
      const previousId = await models.deploy(deployment);
      onRegistryChanged();
      return { previousId };
    },
  };
}

export interface VerificationDeps {
  models: Pick<ModelsRepository, 'served'>;
  versions: Pick<ModelVersionsRepository, 'find'>;
  datasets: Pick<DatasetsRepository, 'latest'>;
  blobStore: Pick<BlobStore, 'read'>;
  store: Pick<ModelStore, 'locate' | 'read'>;
  threads: Pick<LearningThreads, 'score'>;
}

export type VerificationActivities = ReturnType<typeof createVerificationActivities>;

/** Enough to see that a model opens and answers; a rollback waits for it. */
const PROBE_ROWS = 10;
const LOST: ReadonlySet<string> = new Set(['BLOB_NOT_FOUND', 'BLOB_DAMAGED']);

/** On the cpu queue: where runs are served. */
export function createVerificationActivities(deps: VerificationDeps) {
  return {
    /**
     * The files are there, unaltered, open, and answer. `isServing` asks also that the slot is served by it.
     * @throws DomainError MODEL_NOT_SERVING, MODEL_DAMAGED, MODEL_SIGNATURE_INVALID
     */
    async verifyModel(input: {
      slot: string;
      modelVersionId: string;
      isServing: boolean;
    }): Promise<{ version: string }> {
      const { slot, modelVersionId, isServing } = input;
      const version = (await deps.versions.find(modelVersionId))?.version;
      if (version === undefined) throw new DomainError('MODEL_UNKNOWN', { slot, version: modelVersionId });
      if (isServing) {
        const served = (await deps.models.served())[slot];
        if (served !== version)
          throw new DomainError('MODEL_NOT_SERVING', { slot, version, served: served ?? 'nothing' });
      }
      await deps.store.locate(slot, version);
      if (findLearner(slot)) await probe(deps, slot, version);
      return { version };
    },
  };
}

async function probe(deps: VerificationDeps, slot: string, version: string): Promise<void> {
  const rows = await probeRows(deps, slot);
  const scores = await deps.threads.score({ slot, rows, model: await deps.store.read(slot, version) }, cancellation());
  const figures = scores
    .flatMap((row) => Object.values(row.scores))
    .flatMap((score) => Object.values(score) as number[]);
  if (scores.length !== rows.length || !figures.every(Number.isFinite)) {
    throw new DomainError('MODEL_NOT_SERVING', { slot, version, served: version });
  }
}

/** None where there are none: a dataset that was lost must not stand in the way of a rollback. */
async function probeRows({ datasets, blobStore }: VerificationDeps, slot: string): Promise<unknown[]> {
  const dataset = await datasets.latest(slot);
  if (!dataset) return [];
  const bytes = await blobStore.read({ sha256: dataset.blobSha256 }).catch((error: unknown) => {
    if (error instanceof DomainError && LOST.has(error.code)) return undefined;
    throw error;
  });
  if (!bytes) return [];
  return parseDataset(gunzipSync(bytes).toString('utf8'))
    .filter(({ part }) => part === 'test')
    .slice(0, PROBE_ROWS)
    .map(({ row }) => row);
}
