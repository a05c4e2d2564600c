/** What MLflow is told of a model version. */
export interface ModelVersionRecord {
  /** Ours; a record with the same id is the same run and the same version in MLflow. */
  id: string;
  slot: string;
  /** Shown as the run's name. */
  version: string;
  /** ISO 8601. Metrics bear the end's time. */
  startedAt: string;
  endedAt: string;
  params: Readonly<Record<string, string | number | boolean | null>>;
  metrics: readonly ModelMetric[];
  datasetVersion: string | null;
  /** The model version that this one was trained from. */
  parentId: string | null;
  codeVersion: string;
  tags?: Readonly<Record<string, string>>;
  description?: string;
}

export interface ModelMetric {
  name: string;
  value: number;
  /** Which point of a curve it is; 0 unless given. */
  step?: number;
}
