/**
 * What happens to a batch after it was read: its inputs are held for the project, each gets the fingerprint of its run,
 * and one transaction makes the batch with its items and runs. The batch is accepted when its rows stand; if Temporal
 * cannot be reached, the reconciler starts it later.
 */
import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { BlobRef } from '../../contracts/blob';
import { DomainError } from '../../contracts/errors';
import { fingerprint, fingerprinter } from '../../contracts/fingerprint';
import type { PipelineDefinition } from '../../contracts/pipeline';
import type { RunError } from '../../contracts/run';
import type { BatchesRepository, BatchRow, NewBatchItem } from '../../db/repositories/batches';
import type { BlobsRepository } from '../../db/repositories/blobs';
import type { Principal } from '../../db/repositories/identity';
import type { RunsRepository } from '../../db/repositories/runs';
import { isForced, type SubmissionSubject } from '../../models/serving/assign-run';
import type { BatchWorkflows } from '../batch-workflows';
import { acceptedType } from './accepted-type';
import { type BatchSubmission, defaultBatchName, type SubmittedItem } from './batch-submission';
import type { RunningExperiments } from './running-experiments';

export interface BatchSubmitterDeps {
  batches: Pick<BatchesRepository, 'create'>;
  blobs: Pick<BlobsRepository, 'findAll' | 'holdAll'>;
  workflows: Pick<BatchWorkflows, 'start'>;
  runs: Pick<RunsRepository, 'cachedAmong'>;
  experiments: Pick<RunningExperiments, 'plain' | 'assign'>;
  logger: Logger;
}

export interface BatchRequest extends BatchSubmission {
  pipeline: PipelineDefinition;
  principal: Pick<Principal, 'id' | 'projectId'>;
}

export interface BatchAnswer {
  batch: BatchRow;
  /** Of each item; null where it was rejected or is not fetched yet. */
  runIds: (string | null)[];
  rejected: { position: number; name: string; error: RunError }[];
}

type Judged = { name: string } & ({ blob: BlobRef } | { url: string } | { error: RunError });

export class BatchSubmitter {
  constructor(private readonly deps: BatchSubmitterDeps) {}

  /** Throws BATCH_EMPTY, MODEL_NOT_DEPLOYED. */
  async submit(request: BatchRequest): Promise<BatchAnswer> {
    const { pipeline, principal, priority, cache, session, group = null, explicitOptions } = request;
    if (request.items.length === 0) throw new DomainError('BATCH_EMPTY');
    const plain = await this.deps.experiments.plain(subjectOf(request));
    const judged = await this.judge(request);
    const fingerprintOf = fingerprinter({ pipeline, projectId: principal.projectId, ...plain });
    const plainItems = await inTurns(judged, (item) => newItem(item, fingerprintOf));
    const items = await this.assign(plainItems, request);
    const { batch, runIds } = await this.deps.batches.create(
      {
        id: randomUUID(),
        pipeline: pipeline.name,
        projectId: principal.projectId,
        ownerId: principal.id,
        name: request.name ?? defaultBatchName(judged),
        ...plain,
        priority,
        cache,
        items,
        origin: { session, group, explicitOptions },
      },
      pipeline.stages,
    );
    await this.start(batch);
    const rejected = judged.flatMap((item, position) =>
      'error' in item ? [{ position, name: item.name, error: item.error }] : [],
    );
    return { batch, runIds, rejected };
  }

  /** As `RunSubmitter` does: what has a result from outside any experiment is answered with it and takes part in none. */
  private async assign(items: readonly NewBatchItem[], request: BatchRequest): Promise<NewBatchItem[]> {
    const { pipeline, principal } = request;
    const candidates = items.map((item) => {
      const subject = subjectOf(request);
      const run = item.input === null ? undefined : this.deps.experiments.assign(subject);
      return { item, id: subject.runId, run };
    });
    const asked = candidates.flatMap(({ item, run }) => (run && item.fingerprint !== null ? [item.fingerprint] : []));
    if (asked.length === 0) return [...items];
    const cached = request.cache === 'use' ? await this.deps.runs.cachedAmong(asked) : new Set<string>();
    return inTurns(candidates, ({ item, id, run }) => {
      if (!run?.trial || item.input === null || (cached.has(item.fingerprint) && !isForced(run))) return item;
      const parts = { pipeline, projectId: principal.projectId, inputSha256: item.input.sha256, ...run };
      return { ...item, fingerprint: fingerprint(parts), assigned: { ...run, id, trial: run.trial } };
    });
  }

  /** A batch that cannot be started now is started by the reconciler, so its submission has not failed. */
  async start(batch: BatchRow): Promise<void> {
    try {
      await this.deps.workflows.start(batch);
    } catch (error) {
      this.deps.logger.warn(
        { err: error, batch_id: batch.id },
        'the workflow of a batch was not started; the reconciler will do it',
      );
    }
  }

  /** Looks up the blobs that were only named, and has the project hold all that are used. */
  private async judge({ items, pipeline, principal }: BatchRequest): Promise<Judged[]> {
    const holder = { projectId: principal.projectId, ownerId: principal.id };
    const named = items.flatMap((item) => ('sha256' in item ? [item.sha256] : []));
    const found = await this.deps.blobs.findAll(named, principal.projectId);
    const judged = items.map((item) => judgedItem(item, found, pipeline));
    await this.deps.blobs.holdAll(
      judged.flatMap((item) => ('blob' in item ? [item.blob] : [])),
      holder,
    );
    return judged;
  }
}

/** Each item is a run of its own to be. */
function subjectOf({ pipeline, principal, options, session, group, explicitOptions }: BatchRequest): SubmissionSubject {
  return {
    pipeline,
    options,
    session,
    group: group ?? null,
    explicitOptions,
    runId: randomUUID(),
    userId: principal.id,
  };
}

function judgedItem(
  item: SubmittedItem,
  found: ReadonlyMap<string, BlobRef>,
  pipeline: Pick<PipelineDefinition, 'accepts'>,
): Judged {
  if (!('sha256' in item)) return item;
  const { name, sha256 } = item;
  try {
    const blob = found.get(sha256);
    if (!blob) throw new DomainError('BLOB_NOT_FOUND', { sha256 });
    acceptedType(blob.media_type, pipeline);
    return { name, blob };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { name, error: { code: error.code, details: error.details, stage: null } };
  }
}

function newItem(item: Judged, fingerprintOf: (inputSha256: string) => string): NewBatchItem {
  const { name } = item;
  if ('blob' in item) {
    return { name, url: null, input: item.blob, fingerprint: fingerprintOf(item.blob.sha256), error: null };
  }
  const url = 'url' in item ? item.url : null;
  return { name, url, input: null, fingerprint: null, error: 'error' in item ? item.error : null };
}

const ITEMS_IN_ONE_TURN = 500;

/** As `map`, but other requests get their turn in between. */
async function inTurns<T, R>(items: readonly T[], map: (item: T) => R): Promise<R[]> {
  const mapped: R[] = [];
  for (const [index, item] of items.entries()) {
    if (index > 0 && index % ITEMS_IN_ONE_TURN === 0) await nextTurn();
    mapped.push(map(item));
  }
  return mapped;
}
