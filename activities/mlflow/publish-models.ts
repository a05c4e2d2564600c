/**
 * Tells MLflow what our registry holds and MLflow does not: versions first, then how retrains ended, then who serves.
 * What is missing is looked up each time, so an MLflow server that was away, for a minute or a month, catches up with
 * the next call.
 */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { DomainError, errorMessage } from '../../contracts/errors';
import type { BlobStore } from '../../db/blob-store/blob-store';
import type {
  ModelPublicationsRepository,
  UnpublishedVersion,
  UntoldEnding,
} from '../../db/repositories/model-publications';
import { cancellation } from '../spine/cancellation';
import type { ArtefactFile } from './artefacts';
import type { Mlflow, ModelAlias } from './mlflow';
import type { ModelVersionRecord } from './model-version-record';
import type { RetrainRecord } from './retrain-record';

export interface PublicationDeps {
  /** Null where none is configured: then nothing is done. */
  mlflow: Mlflow | null;
  publications: Pick<ModelPublicationsRepository, 'unpublished' | 'note' | 'untoldEndings' | 'noteEnding' | 'aliases'>;
  blobStore: Pick<BlobStore, 'open'>;
}

export interface Publication {
  /** Versions, and ends of retrains. */
  published: number;
  /** Aliases that were moved. */
  moved: number;
  /** MLflow is away: the next turn goes on. */
  isAway: boolean;
}

export type PublicationActivities = ReturnType<typeof createPublicationActivities>;

/** So many at a time, so that a large registry is told in several calls. */
const VERSIONS_AT_ONCE = 20;
const ENDINGS_AT_ONCE = 100;
const ALIASES = ['production', 'candidate', 'shadow'] as const satisfies readonly ModelAlias[];

/** On the io queue. */
export function createPublicationActivities(deps: PublicationDeps) {
  return {
    /** Throws MLFLOW_REFUSED, after all that MLflow does not refuse was told. */
    async publishRegistry(): Promise<Publication> {
      const done: Publication = { published: 0, moved: 0, isAway: false };
      if (!deps.mlflow) return done;
      try {
        await publish(deps.mlflow, deps, done);
      } catch (error) {
        if (!(error instanceof DomainError) || error.code !== 'MLFLOW_UNAVAILABLE') throw error;
        done.isAway = true;
      }
      return done;
    },
  };
}

async function publish(mlflow: Mlflow, deps: PublicationDeps, done: Publication): Promise<void> {
  const refusals: DomainError[] = [];
  const unlessRefused = async (step: () => Promise<void>) => {
    try {
      await step();
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'MLFLOW_REFUSED') throw error;
      refusals.push(error);
    }
  };
  // What is refused stays the oldest: where that is a whole page, what comes after it has its turn.
  for (let refused = 0; refused === refusals.length;) {
    const page = await deps.publications.unpublished(VERSIONS_AT_ONCE, refused);
    if (page.length === 0) break;
    for (const version of page) {
      await unlessRefused(async () => {
        await publishVersion(mlflow, deps, version);
        done.published += 1;
      });
    }
    refused += page.length;
  }
  for (const ending of await deps.publications.untoldEndings(ENDINGS_AT_ONCE)) {
    await unlessRefused(async () => {
      const runId = await mlflow.publishRetrain(endingOf(ending), cancellation().signal);
      await deps.publications.noteEnding(ending.id, runId);
      done.published += 1;
    });
  }
  for (const { slot, ...wanted } of await deps.publications.aliases()) {
    for (const alias of ALIASES) {
      await unlessRefused(async () => {
        if (await moveAlias(mlflow, { slot, alias }, wanted[alias])) done.moved += 1;
      });
    }
  }
  if (refusals[0]) throw refusals[0];
}

async function publishVersion(mlflow: Mlflow, deps: PublicationDeps, version: UnpublishedVersion): Promise<void> {
  const artefacts = [...version.files.map((file) => modelFile(deps, file)), ...verdictFile(version)];
  const told = await mlflow.publishModelVersion(recordOf(version), artefacts, cancellation().signal);
  await deps.publications.note({
    modelVersionId: version.id,
    metrics: version.metrics,
    mlflowRunId: told.runId,
    mlflowName: told.name,
    mlflowVersion: told.version,
  });
}

/** Resolves to whether it was elsewhere. */
async function moveAlias(
  mlflow: Mlflow,
  place: { slot: string; alias: ModelAlias },
  modelVersionId: string | null,
): Promise<boolean> {
  const { signal } = cancellation();
  if ((await mlflow.aliasedModelVersion(place, signal)) === modelVersionId) return false;
  if (modelVersionId === null) await mlflow.removeAlias(place, signal);
  else await mlflow.setAlias({ ...place, modelVersionId }, signal);
  return true;
}

function recordOf(version: UnpublishedVersion): ModelVersionRecord {
  const endedAt = version.createdAt.toISOString();
  const startedAt = version.trainingStartedAt?.toISOString() ?? endedAt;
  return {
    id: version.id,
    slot: version.slot,
    version: version.version,
    // What was uploaded is compared after it was there.
    startedAt: startedAt < endedAt ? startedAt : endedAt,
    endedAt,
    params: version.parameters,
    metrics: Object.entries(version.metrics).map(([name, value]) => ({ name, value })),
    datasetVersion: version.datasetVersion === null ? null : String(version.datasetVersion),
    parentId: version.parentId,
    codeVersion: version.codeVersion ?? '',
    tags: { 'treadle.origin': version.origin },
  };
}

function endingOf(retrain: UntoldEnding): RetrainRecord {
  const { id, slot, state, outcome, error, cause, reason, startedAt, endedAt, datasetVersion, candidateId } = retrain;
  return {
    id,
    slot,
    state: state as RetrainRecord['state'],
    cause: `${cause}: ${reason}`,
    reason: error ? `${error.code}: ${errorMessage(error.code, error.details, 'en')}` : outcome,
    startedAt: startedAt.toISOString(),
    endedAt: (endedAt ?? startedAt).toISOString(),
    datasetVersion: datasetVersion === null ? null : String(datasetVersion),
    modelVersionId: candidateId,
  };
}

function modelFile({ blobStore }: PublicationDeps, file: UnpublishedVersion['files'][number]): ArtefactFile {
  return {
    path: `model/${file.name}`,
    sha256: file.sha256,
    sizeBytes: file.size_bytes,
    mediaType: 'application/octet-stream',
    open: () => blobStore.open(file.sha256),
  };
}

/** Why the version was or was not promoted, for people who compare runs. */
function verdictFile({ verdict }: UnpublishedVersion): ArtefactFile[] {
  if (!verdict) return [];
  const bytes = Buffer.from(`${JSON.stringify(verdict, null, 2)}\n`);
  return [
    {
      path: 'evaluation/gate.json',
      sha256: createHash('sha256').update(bytes).digest('hex'),
      sizeBytes: bytes.length,
      mediaType: 'application/json',
      open: () => Readable.from([bytes]),
    },
  ];
}
