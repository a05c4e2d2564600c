import { documentRowsOf } from '../../activities/documents/learning-rows';
import { createRetrainActivities } from '../../activities/loop/retrain';
import { RECEIPT_ROWS_OF } from '../../activities/receipts/learning-rows';
import { createSweepActivities } from '../../activities/spine/sweep';
import { releaseVersion } from '../../config/release-version';
import { CpuPool } from '../../models/pool/cpu-pool';
import { learningThreads } from '../learning-threads';
import type { Role } from './role';

/** Jobs that may take hours, one at a time, so that they never stand in the way of a person who waits. */
export const trainRole: Role = (deps) => {
  const { env, blobs, blobStore, runBlobs } = deps;
  const pool = new CpuPool({ threads: 1 });
  return {
    options: {
      activities: {
        ...createSweepActivities({ blobs, blobStore }),
        ...createRetrainActivities({
          feedback: deps.trainingFeedback,
          datasets: deps.datasets,
          versions: deps.modelVersions,
          models: deps.models,
          retrains: deps.retrains,
          blobStore,
          store: deps.modelStore,
          threads: learningThreads(pool),
          rowsOf: { ...documentRowsOf(runBlobs), ...RECEIPT_ROWS_OF },
          agreement: env.ANNOTATION_AGREEMENT,
          feedbackMax: env.RETRAIN_FEEDBACK_MAX,
          codeVersion: releaseVersion(),
        }),
      },
      maxConcurrentActivityTaskExecutions: 1,
      shutdownGraceTime: '30s',
    },
    close: () => pool.close(),
  };
};
