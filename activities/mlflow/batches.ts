/** Parameters and metrics of a record in requests as large as MLflow takes them. */
import type { Batch, MlflowMetric } from './mlflow-client';
import type { ModelMetric, ModelVersionRecord } from './model-version-record';
import { keyName, paramValue } from './names';

const PARAMS_PER_BATCH = 100;
const METRICS_PER_BATCH = 1_000 - PARAMS_PER_BATCH;

/** Sent again, the same metrics are the same rows in MLflow: their time is that of the record. */
export function batchesOf(record: Pick<ModelVersionRecord, 'params' | 'metrics' | 'endedAt'>): Batch[] {
  const params = Object.entries(record.params).flatMap(([key, value]) =>
    value === null ? [] : [{ key: keyName(key), value: paramValue(value) }],
  );
  const timestamp = Date.parse(record.endedAt);
  const metrics = record.metrics.map((metric) => toMetric(metric, timestamp));
  const count = Math.max(Math.ceil(params.length / PARAMS_PER_BATCH), Math.ceil(metrics.length / METRICS_PER_BATCH));
  return Array.from({ length: count }, (_, index) => ({
    params: params.slice(index * PARAMS_PER_BATCH, (index + 1) * PARAMS_PER_BATCH),
    metrics: metrics.slice(index * METRICS_PER_BATCH, (index + 1) * METRICS_PER_BATCH),
    tags: [],
  }));
}

function toMetric({ name, value, step = 0 }: ModelMetric, timestamp: number): MlflowMetric {
  return { key: keyName(name), value: Number.isFinite(value) ? value : notFinite(value), timestamp, step };
}

function notFinite(value: number): 'NaN' | 'Infinity' | '-Infinity' {
  if (Number.isNaN(value)) return 'NaN';
  return value > 0 ? 'Infinity' : '-Infinity';
}
