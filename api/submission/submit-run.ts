/**
 * What happens to a submission after it was read: it is answered from the cache, joins an equal run, or becomes a new
 * run. A run is accepted when its row stands; if Temporal cannot be reached, the reconciler starts it later.
 */
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { BlobRef } from '../../contracts/blob';
import { DomainError } from '../../contracts/errors';
import { fingerprint } from '../../contracts/fingerprint';
import type { PipelineDefinition } from '../../contracts/pipeline';
import type { BlobsRepository } from '../../db/repositories/blobs';
import type { Principal } from '../../db/repositories/identity';
import type { RunRow, RunsRepository } from '../../db/repositories/runs';
import type { RunWorkflows } from '../run-workflows';
import { acceptedType } from './accepted-type';
import type { HotResults } from './hot-results';
import type { ServedModelsCache } from './served-models';
import type { Submission } from './submission';

export interface SubmitterDeps {
  runs: Pick<RunsRepository, 'submit' | 'release'>;
  results: Pick<HotResults, 'find'>;
  blobs: Pick<BlobsRepository, 'hold' | 'find'>;
  workflows: Pick<RunWorkflows, 'start'>;
  servedModels: Pick<ServedModelsCache, 'of'>;
  logger: Logger;
}

export interface SubmissionRequest extends Submission {
  pipeline: PipelineDefinition;
  principal: Principal;
}

export type SubmissionAnswer =
  { cached: true; runId: string; resultJson: string } | { cached: false; run: RunRow; joined: boolean };

export class RunSubmitter {
  constructor(private readonly deps: SubmitterDeps) {}

  /** Throws MODEL_NOT_DEPLOYED, BLOB_NOT_FOUND, MEDIA_TYPE_UNSUPPORTED. */
  async submit(request: SubmissionRequest): Promise<SubmissionAnswer> {
    const { pipeline, principal, input, options } = request;
    const holder = { projectId: principal.projectId, ownerId: principal.id };
    if ('size_bytes' in input) await this.deps.blobs.hold(input, holder);
    const models = await this.deps.servedModels.of(pipeline.slotsUsed(options));
    const parts = { pipeline, projectId: principal.projectId, inputSha256: input.sha256, options, models };
    const runFingerprint = fingerprint(parts);
    // A project's fingerprint can only be in the cache when the project held the blob, so a hit needs no second look.
    const hit = request.cache === 'use' ? await this.deps.results.find(runFingerprint) : undefined;
    if (hit) return { cached: true, runId: hit.runId, resultJson: hit.resultJson };

    const blob = 'size_bytes' in input ? input : await this.heldBlob(input.sha256, request);
    const { run, joined } = await this.deps.runs.submit(
      {
        id: randomUUID(),
        pipeline: pipeline.name,
        ...holder,
        input: blob,
        inputName: request.inputName,
        options,
        models,
        fingerprint: runFingerprint,
        priority: request.priority,
        deadlineSeconds: request.deadlineSeconds,
      },
      pipeline.stages,
    );
    if (joined) return { cached: false, run: await this.join(run, request.priority), joined };
    await this.start(run);
    return { cached: false, run, joined };
  }

  /** Of an equal run that is active a batch is told to hold it back no longer, and not to end it. */
  async join(equal: RunRow, priority: number): Promise<RunRow> {
    const run = (equal.batchId !== null && (await this.deps.runs.release(equal.id, priority))) || equal;
    // It may be one whose start was lost: starting it again does no harm.
    if (run.status === 'queued') await this.start(run);
    return run;
  }

  /** A run that cannot be started now is started by the reconciler, so its submission has not failed. */
  async start(run: RunRow): Promise<void> {
    try {
      await this.deps.workflows.start(run);
    } catch (error) {
      this.deps.logger.warn({ err: error, run_id: run.id }, 'the workflow was not started; the reconciler will do it');
    }
  }

  private async heldBlob(sha256: string, { pipeline, principal }: SubmissionRequest): Promise<BlobRef> {
    const blob = await this.deps.blobs.find(sha256, principal.projectId);
    if (!blob) throw new DomainError('BLOB_NOT_FOUND', { sha256 });
    acceptedType(blob.media_type, pipeline);
    await this.deps.blobs.hold(blob, { projectId: principal.projectId, ownerId: principal.id });
    return blob;
  }
}
