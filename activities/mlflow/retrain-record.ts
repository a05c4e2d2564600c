/** What MLflow is told of a retrain that has ended. */
export interface RetrainRecord {
  /** Ours; a record with the same id is the same run in MLflow. */
  id: string;
  slot: string;
  state: 'completed' | 'rejected' | 'failed' | 'cancelled';
  /** What asked for it, in words. */
  cause: string;
  /** Why it ended so, in words; null where there is nothing to say. */
  reason: string | null;
  /** ISO 8601. */
  startedAt: string;
  endedAt: string;
  datasetVersion: string | null;
  /** The version that it made or compared; null where it came to none. */
  modelVersionId: string | null;
}
