/**
 * A new version against the one in service on what comes in, as an operator begins it. From there on the system looks,
 * decides and takes the worse one out by itself; here documents are only sent and corrected.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ExperimentReply, LoopClient } from './loop-client';
import type { LoopDocument } from './loop-documents';
import type { Reviewer, ServedDocument } from './reviewer';

/** A look as often as may be set: a system with few runs a day looks every five minutes. */
const SETTINGS = {
  /** Half of the runs each. */
  split: { ramp: [0.5], step_hours_min: 0, look_seconds: 10, samples_min: 10, samples_max: 40 },
  /** The candidate works unseen on what production answers, and is promoted where it is shown to be better. */
  shadow: { step_hours_min: 0, look_seconds: 10, samples_min: 10, samples_max: 40 },
} as const;
/** For the looks that may follow the last correction. */
const PATIENCE_MS = 60_000;
const POLL_MS = 500;

export interface Comparison {
  experiment: ExperimentReply;
  served: ServedDocument[];
  seconds: number;
}

export interface ComparisonInput {
  name: string;
  mode: keyof typeof SETTINGS;
  candidateId: string;
  documents: readonly LoopDocument[];
}

export async function compareLive(
  api: LoopClient,
  reviewer: Reviewer,
  { candidateId, documents, mode, name }: ComparisonInput,
): Promise<Comparison> {
  const startedAt = performance.now();
  const { id } = await api.beginExperiment({
    name,
    mode,
    variants: [
      { name: 'production', role: 'control', weight: 0.5 },
      { name: 'candidate', role: 'treatment', weight: 0.5, model_id: candidateId },
    ],
    ...SETTINGS[mode],
  });
  const isRunning = async () => (await api.experiment(id)).state === 'running';
  const served = await reviewer.serve(documents, isRunning);
  const deadline = Date.now() + PATIENCE_MS;
  while ((await isRunning()) && Date.now() < deadline) await sleep(POLL_MS);
  const seconds = (performance.now() - startedAt) / 1_000;
  return { experiment: await api.experiment(id), served, seconds };
}
