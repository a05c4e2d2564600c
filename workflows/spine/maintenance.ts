/** The system's own housekeeping, started by schedules (`workers/schedules.ts`). */
import { proxyActivities } from '@temporalio/workflow';
import type { MaintenanceActivities } from '../../activities/spine/maintenance';
import type { SweepActivities } from '../../activities/spine/sweep';
import { ACTIVITY_PROFILES } from './activity-options';

const { reconcileStaleRuns, removeExpired } = proxyActivities<MaintenanceActivities>(ACTIVITY_PROFILES.io);
const { sweepBlobs } = proxyActivities<SweepActivities>(ACTIVITY_PROFILES.train);

/** Starts accepted runs whose workflow is missing, and ends the rows of runs whose workflow is gone. */
export async function reconcileRuns(): Promise<void> {
  await reconcileStaleRuns();
}

/** Removes what is past its retention: runs, cache entries, operation log, then the blobs that nobody needs. */
export async function applyRetention(): Promise<void> {
  await removeExpired();
  await sweepBlobs();
}
