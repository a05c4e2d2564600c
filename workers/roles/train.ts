import { createSweepActivities } from '../../activities/spine/sweep';
import type { Role } from './role';

/** Jobs that may take hours, one at a time, so that they never stand in the way of a person who waits. */
export const trainRole: Role = ({ blobs, blobStore }) => ({
  options: {
    activities: createSweepActivities({ blobs, blobStore }),
    maxConcurrentActivityTaskExecutions: 1,
  },
});
