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
import { type AssignedRun, isForced } from '../../models/serving/assign-run';
import type { RunWorkflows } from '../run-workflows';
import { acceptedType } from './accepted-type';
import type { HotResults } from './hot-results';
import type { RunningExperiments } from './running-experiments';
import type { Submission } from './submission';

export interface SubmitterDeps {
  runs: Pick<RunsRepository, 'submit' | 'release' | 'askedBy'>;
  results: Pick<HotResults, 'find'>;
  blobs: Pick<BlobsRepository, 'hold' | 'find'>;
  workflows: Pick<RunWorkflows, 'start'>;
  experiments: Pick<RunningExperiments, 'plain' | 'assign'>;
  logger: Logger;
}

export interface SubmissionRequest extends Submission {
  pipeline: PipelineDefinition;
  principal: Principal;
}

export interface CachedAnswer {
  cached: true;
  runId: string;
  ownerId: string;
  resultJson: string;
}

export type SubmissionAnswer = CachedAnswer | { cached: false; run: RunRow; joined: boolean };

interface PreparedRun {
  /** Decides the variant where runs are what is assigned. */
  id: string;
  run: AssignedRun;
  fingerprint: string;
}

export class RunSubmitter {
  constructor(private readonly deps: SubmitterDeps) {}

  /** Throws MODEL_NOT_DEPLOYED, BLOB_NOT_FOUND, MEDIA_TYPE_UNSUPPORTED. */
  async submit(request: SubmissionRequest): Promise<SubmissionAnswer> {
    const { pipeline, principal, input } = request;
    const holder = { projectId: principal.projectId, ownerId: principal.id };
    if ('size_bytes' in input) await this.deps.blobs.hold(input, holder);
    const assigned = await this.assigned(request);
    if ('cached' in assigned) {
      await this.noteAsker({ id: assigned.runId, ownerId: assigned.ownerId }, principal);
      return assigned;
    }

    const { id, run: assignedRun, fingerprint: runFingerprint } = assigned;
    const blob = 'size_bytes' in input ? input : await this.heldBlob(input.sha256, request);
    const { run, joined } = await this.deps.runs.submit(
      {
        id,
        pipeline: pipeline.name,
        ...holder,
        input: blob,
        inputName: request.inputName,
        options: assignedRun.options,
        models: assignedRun.models,
        fingerprint: runFingerprint,
        priority: request.priority,
        deadlineSeconds: request.deadlineSeconds,
        trial: assignedRun.trial,
      },
      pipeline.stages,
    );
    if (joined) {
      await this.noteAsker(run, principal);
      return { cached: false, run: await this.join(run, request.priority), joined };
    }
    await this.start(run);
    return { cached: false, run, joined };
  }

  /**
   * What the run is to be, or the result that answers it. A result from outside any experiment answers before a variant
   * is chosen: else it would answer for the control alone, and the variants would see different inputs. A named group's
   * variant was not chosen by chance, so nothing answers for it but that variant.
   */
  private async assigned(request: SubmissionRequest): Promise<PreparedRun | CachedAnswer> {
    const { pipeline, principal, input, cache } = request;
    const id = randomUUID();
    const subject = { ...request, runId: id, userId: principal.id };
    const shared = { pipeline, projectId: principal.projectId, inputSha256: input.sha256 };
    const plain = await this.deps.experiments.plain(subject);
    const run = this.deps.experiments.assign(subject);
    // A project's fingerprint can only be in the cache when the project held the blob, so a hit needs no second look.
    const plainFingerprint = fingerprint({ ...shared, ...plain });
    const hit = cache === 'use' && !isForced(run) ? await this.hit(plainFingerprint) : undefined;
    if (hit) return hit;
    if (!run) return { id, run: { ...plain, trial: null }, fingerprint: plainFingerprint };
    const runFingerprint = fingerprint({ ...shared, ...run });
    return (cache === 'use' && (await this.hit(runFingerprint))) || { id, run, fingerprint: runFingerprint };
  }

  private async hit(runFingerprint: string): Promise<CachedAnswer | undefined> {
    const hit = await this.deps.results.find(runFingerprint);
    return hit && { cached: true, runId: hit.runId, ownerId: hit.ownerId, resultJson: hit.resultJson };
  }

  /** Of an equal run that is active a batch is told to hold it back no longer, and not to end it. */
  async join(equal: RunRow, priority: number): Promise<RunRow> {
    const run = (equal.batchId !== null && (await this.deps.runs.release(equal.id, priority))) || equal;
    // It may be one whose start was lost: starting it again does no harm.
    if (run.status === 'queued') await this.start(run);
    return run;
  }

  /** What a run is to its owner it is to whoever sent the same. */
  private async noteAsker(run: Pick<RunRow, 'id' | 'ownerId'>, { id }: Principal): Promise<void> {
    if (run.ownerId !== id) await this.deps.runs.askedBy(run.id, id);
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
