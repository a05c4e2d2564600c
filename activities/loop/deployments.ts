/** Which version serves a slot: seen to answer, put into service, and seen to serve. */
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { DomainError } from '../../contracts/errors';
import { findLearner } from '../../contracts/pipelines';
import type { BlobStore } from '../../db/blob-store/blob-store';
import type { DatasetsRepository } from '../../db/repositories/datasets';
import type { ModelVersionsRepository } from '../../db/repositories/model-versions';
import type { ModelsRepository, NewDeployment } from '../../db/repositories/models';
import { cancellation } from '../spine/cancellation';
import { datasetRows } from './build-dataset';
import type { LearningThreads } from './learning';
import type { ModelStore } from './model-store';

export type DeploymentActivities = ReturnType<typeof createDeploymentActivities>;

/** On the io queue. */
export function createDeploymentActivities({
  models,
  versions,
  onRegistryChanged = () => {},
}: {
  models: Pick<ModelsRepository, 'deploy' | 'served'>;
  versions: Pick<ModelVersionsRepository, 'find'>;
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

    /**
     * The slot is served by the version. Nothing is asked of the version again: it has answered, and its files are
     * immutable. Here, because on a busy machine a turn on the cpu queue takes as long as the page that is being read.
     * @throws DomainError MODEL_NOT_SERVING
     */
    async confirmServing({ slot, modelVersionId }: Verified): Promise<{ version: string }> {
      const version = await versionNamed(versions, { slot, modelVersionId });
      const served = (await models.served())[slot];
      if (served === version) return { version };
      throw new DomainError('MODEL_NOT_SERVING', { slot, version, served: served ?? 'nothing' });
    },
  };
}

interface Verified {
  slot: string;
  modelVersionId: string;
}

async function versionNamed(
  versions: Pick<ModelVersionsRepository, 'find'>,
  { slot, modelVersionId }: Verified,
): Promise<string> {
  const version = (await versions.find(modelVersionId))?.version;
  if (version === undefined) throw new DomainError('MODEL_UNKNOWN', { slot, version: modelVersionId });
  return version;
}

export interface VerificationDeps {
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

const unpack = promisify(gunzip);

/** On the cpu queue: where runs are served. */
export function createVerificationActivities(deps: VerificationDeps) {
  const rows = new ProbeRows(deps);
  return {
    /**
     * The files are there, unaltered, open, and answer.
     * @throws DomainError MODEL_NOT_SERVING, MODEL_DAMAGED, MODEL_SIGNATURE_INVALID
     */
    async verifyModel({ slot, modelVersionId }: Verified): Promise<{ version: string }> {
      const version = await versionNamed(deps.versions, { slot, modelVersionId });
      await deps.store.locate(slot, version);
      if (findLearner(slot)) await probe(deps, { slot, version, rows: await rows.of(slot) });
      return { version };
    },
  };
}

async function probe(
  deps: VerificationDeps,
  { slot, version, rows }: { slot: string; version: string; rows: readonly unknown[] },
): Promise<void> {
  const scores = await deps.threads.score({ slot, rows, model: await deps.store.read(slot, version) }, cancellation());
  const figures = scores
    .flatMap((row) => Object.values(row.scores))
    .flatMap((score) => Object.values(score) as number[]);
  if (scores.length !== rows.length || !figures.every(Number.isFinite)) {
    throw new DomainError('MODEL_NOT_SERVING', { slot, version, served: version });
  }
}

/** The first test rows of each slot's newest dataset, read once: a dataset never changes, and may be large. */
class ProbeRows {
  private readonly known = new Map<string, { sha256: string; rows: readonly unknown[] }>();

  constructor(private readonly deps: Pick<VerificationDeps, 'datasets' | 'blobStore'>) {}

  /** None where there are none: a dataset that was lost must not stand in the way of a rollback. */
  async of(slot: string): Promise<readonly unknown[]> {
    const dataset = await this.deps.datasets.latest(slot);
    if (!dataset) return [];
    const { blobSha256: sha256 } = dataset;
    const known = this.known.get(slot);
    if (known?.sha256 === sha256) return known.rows;
    const bytes = await this.deps.blobStore.read({ sha256 }).catch((error: unknown) => {
      if (error instanceof DomainError && LOST.has(error.code)) return undefined;
      throw error;
    });
    if (!bytes) return [];
    const rows = firstTestRows(await unpack(bytes));
    this.known.set(slot, { sha256, rows });
    return rows;
  }
}

function firstTestRows(dataset: Uint8Array): unknown[] {
  const found: unknown[] = [];
  for (const { part, row } of datasetRows(dataset)) {
    if (part === 'test') found.push(row);
    if (found.length === PROBE_ROWS) break;
  }
  return found;
}
