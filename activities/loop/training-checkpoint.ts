/**
 * Where a training is after a worker was killed: what the learner saved last, as a blob that the heartbeats name. Blobs
 * that nothing refers to are swept, this one too.
 */
import { Context } from '@temporalio/activity';
import { deserialize, serialize } from 'node:v8';
import type { BlobStore } from '../../db/blob-store/blob-store';
import { keepForNextAttempt } from '../spine/heartbeat-details';
import type { TrainingCheckpoint } from './learning';

interface SavedTraining {
  /** Code, dataset and parent: what was done with others is of no use. */
  basis: string;
  sha256: string;
}

export async function openCheckpoint(
  blobStore: Pick<BlobStore, 'read' | 'putBytes'>,
  basis: string,
): Promise<TrainingCheckpoint> {
  const context = Context.current();
  let saving: Promise<void> = Promise.resolve();
  const save = async (state: unknown) => {
    const { sha256 } = await blobStore.putBytes(serialize(state), 'application/octet-stream');
    keepForNextAttempt(context, { basis, sha256 } satisfies SavedTraining);
  };
  return {
    state: await restored(blobStore, savedBefore(context, basis)),
    onSave: (state) => {
      saving = saving
        .then(() => save(state))
        // The training goes on: at worst it is done again from further back.
        .catch((error: unknown) => {
          context.log.warn('a checkpoint could not be saved', { error });
        });
    },
  };
}

function savedBefore({ info }: Context, basis: string): SavedTraining | undefined {
  const details = info.heartbeatDetails as Partial<SavedTraining> | undefined;
  if (details?.basis !== basis || typeof details.sha256 !== 'string') return undefined;
  return { basis, sha256: details.sha256 };
}

async function restored(blobStore: Pick<BlobStore, 'read'>, saved: SavedTraining | undefined): Promise<unknown> {
  if (!saved) return undefined;
  // Swept, or damaged: then it begins anew.
  const bytes = await blobStore.read(saved).catch(() => undefined);
  return bytes && (deserialize(bytes) as unknown);
}
