/** Which version serves a slot: put into service, and seen to answer. */
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

const unpack = promisify(gunzip);

/** On the cpu queue: where runs are served. */
export function createVerificationActivities(deps: VerificationDeps) {
  const rows = new ProbeRows(deps);
  return {
    /**
     * Before it serves: the files are there, unaltered, open, and answer. `isServing`: the slot is served by it, and its
     * files are where runs find them; they bear a signature and are immutable, so what has answered answers still.
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
      if (!isServing && findLearner(slot)) await probe(deps, { slot, version, rows: await rows.of(slot) });
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
