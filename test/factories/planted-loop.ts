/** A slot with a past: datasets, versions, deployments, a retrain that was rejected, an experiment, triggers and drift. */
import { drizzle } from 'drizzle-orm/node-postgres';
import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import {
  DESIGN_DEFAULTS,
  defaultMetrics,
  type ExperimentFinding,
  initialProgress,
  type VariantSummary,
} from '../../contracts/experiment';
import type { GateFinding } from '../../contracts/retrain';
import type { Orm } from '../../db/connect';
import { DatasetsRepository } from '../../db/repositories/datasets';
import { DriftChecksRepository } from '../../db/repositories/drift-checks';
import { ExperimentsRepository } from '../../db/repositories/experiments';
import { ModelVersionsRepository } from '../../db/repositories/model-versions';
import { ModelsRepository } from '../../db/repositories/models';
import { RetrainsRepository } from '../../db/repositories/retrains';
import { TriggersRepository } from '../../db/repositories/triggers';
import * as schema from '../../db/schema';
import { triggerFinding } from './trigger-finding';

export const PLANTED_SLOT = 'documents/layout';
const DAY_MS = 86_400_000;
const NOON = Date.parse('2026-03-01T12:00:00Z');
const HASH = 'ab'.repeat(32);

export interface PlantedLoop {
  /** The version in production. */
  model: string;
  models: string[];
  dataset: string;
  retrain: string;
  experiment: string;
}

export async function plantLoop(pool: Pool): Promise<PlantedLoop> {
  const orm: Orm = drizzle(pool, { schema });
  const { models, datasets } = await plantVersions(orm);
  const [model = '', candidate = ''] = models;
  const retrain = await plantRejectedRetrain(orm, { model, candidate, dataset: datasets[1] ?? '' });
  const experiment = await plantExperiment(orm, { model, candidate });
  await plantTriggers(orm, model);
  return { model, models, dataset: datasets[0] ?? '', retrain, experiment };
}

/** A correction that the training on the dataset thought wrong. */
export async function plantSuspect(
  pool: Pool,
  { dataset, feedbackId, runId }: { dataset: string; feedbackId: string; runId: string },
): Promise<void> {
  const orm: Orm = drizzle(pool, { schema });
  const suspect = { name: 'total', given: 12.5, suggested: 125, confidence: 0.97 };
  await new DatasetsRepository(orm).keepScreening(dataset, [
    { key: `${HASH} receipt total`, feedback_id: feedbackId, run_id: runId, ...suspect },
  ]);
}

/** The first serves, the others were learned on top of it, on branches of their own. */
async function plantVersions(orm: Orm): Promise<{ models: string[]; datasets: string[] }> {
  const versions = new ModelVersionsRepository(orm);
  const deployed = new ModelsRepository(orm);
  const models: string[] = [];
  const datasets: string[] = [];
  for (const number of [1, 2, 3]) {
    const dataset = await new DatasetsRepository(orm).register({
      slot: PLANTED_SLOT,
      contentSha256: `${number}`.repeat(64),
      blobSha256: `${number}`.repeat(64),
      sizeBytes: 12_345 * number,
      counts: { rows: 900, train: 700, test: 200, new: 120, sources: 60, disputed: 3, scrubbed: 2 },
      feedbackIds: [],
    });
    const { id } = await versions.register({
      id: randomUUID(),
      slot: PLANTED_SLOT,
      origin: 'trained',
      parentId: models[0] ?? null,
      datasetId: dataset.id,
      codeVersion: '1.2.3',
      parameters: { trees: 40 * number, learning_rate: 0.1 },
      metrics: { test_reading_order_errors: 0.08 / number, validation_reading_order_errors: 0.09 / number },
      files: [{ name: 'layout.json', sha256: HASH, size_bytes: 54_321 }],
      sign: (nth) => ({ version: `planted-${nth}`, signature: HASH }),
    });
    models.push(id);
    datasets.push(dataset.id);
    if (number === 1)
      await deployed.deploy({ slot: PLANTED_SLOT, modelVersionId: id, reason: 'it was better', byId: null });
  }
  return { models, datasets };
}

async function plantRejectedRetrain(
  orm: Orm,
  { model, candidate, dataset }: { model: string; candidate: string; dataset: string },
): Promise<string> {
  const retrains = new RetrainsRepository(orm);
  const id = randomUUID();
  await retrains.start({
    id,
    slot: PLANTED_SLOT,
    cause: 'trigger',
    reason: '120 corrections wait',
    promotion: 'at_once',
    requestedBy: null,
  });
  const finding = (slice: string | null, low: number, verdict: GateFinding['verdict']): GateFinding => ({
    metric: 'reading_order_errors',
    slice,
    verdict,
    margin: 0.01,
    measured: { production: 0.08, candidate: 0.09, difference: low + 0.01, low, high: low + 0.02, groups: 60 },
    blocks: verdict === 'worse' ? 'worse_than_margin' : null,
  });
  const findings: GateFinding[] = [
    finding(null, 0.012, 'worse'),
    finding('language:ko', -0.03, 'improved'),
    { ...finding('language:en', 0, 'too_few'), measured: null },
  ];
  await retrains.advance(id, {
    state: 'evaluating',
    datasetId: dataset,
    candidateId: candidate,
    baselineId: model,
    verdict: { passed: false, isBetter: false, findings },
  });
  await retrains.end(id, { state: 'rejected', outcome: 'worse_than_margin', error: null });
  return id;
}

const LOOKS = 12;

async function plantExperiment(orm: Orm, { model, candidate }: { model: string; candidate: string }): Promise<string> {
  const experiments = new ExperimentsRepository(orm);
  const id = randomUUID();
  const variants = [
    {
      name: 'control',
      role: 'control' as const,
      weight: 0.5,
      model: { id: model, version: 'planted-1' },
      options: null,
    },
    {
      name: 'treatment',
      role: 'treatment' as const,
      weight: 0.5,
      model: { id: candidate, version: 'planted-2' },
      options: null,
    },
  ];
  const design = { ...DESIGN_DEFAULTS, salt: 'salt', ramp: [0.01, 0.1, 0.5], metrics: defaultMetrics() };
  const progress = initialProgress('split', { variants, design });
  await experiments.begin({
    id,
    name: 'Layout, second try',
    pipeline: 'documents',
    kind: 'slot',
    slot: PLANTED_SLOT,
    mode: 'split',
    variants,
    design,
    progress,
    retrainId: null,
    createdBy: null,
  });
  for (let look = 1; look <= LOOKS; look += 1) {
    await experiments.keepLook(id, {
      state: 'running',
      progress: { ...progress, rampPosition: 1, coverage: 0.2 },
      look: {
        at: new Date(NOON + look * DAY_MS),
        coverage: 0.2,
        summaries: [summary('control', look), summary('treatment', look)],
        findings: [finding('quality', look), finding('seconds', look)],
        sampleRatioP: 0.42,
        decision: look === 4 ? 'ramp' : 'continue',
        reason: look === 4 ? 'step_passed' : 'waiting',
      },
    });
  }
  return id;
}

function summary(variant: string, look: number): VariantSummary {
  const unknown = { cost_usd: null, satisfaction: null, preference: null };
  const means = { quality: 0.9, confidence: 0.8, failures: 0.01, seconds: 2.5, ...unknown };
  const count = 50 * look;
  const none = { cost_usd: 0, satisfaction: 0, preference: 0 };
  const counts = { quality: count, confidence: count, failures: count, seconds: count, ...none };
  return { variant, units: count, count, means, counts };
}

/** Narrower from look to look; not bounded at the first. */
function finding(metric: 'quality' | 'seconds', look: number): ExperimentFinding {
  const width = 0.2 / Math.sqrt(look);
  return {
    variant: 'treatment',
    metric,
    role: metric === 'quality' ? 'goal' : 'guardrail',
    margin: metric === 'quality' ? 0.02 : 0.5,
    counts: { control: 50 * look, treatment: 50 * look },
    control: 0.9,
    treatment: 0.93,
    difference: 0.03,
    low: look === 1 ? null : 0.03 - width,
    high: look === 1 ? null : 0.03 + width,
    level: 0.975,
    verdict: metric === 'quality' ? 'open' : 'safe',
    p: metric === 'quality' ? 0.04 : null,
  };
}

async function plantTriggers(orm: Orm, model: string): Promise<void> {
  const triggers = new TriggersRepository(orm);
  const fired = triggerFinding({ slot: PLANTED_SLOT, severity: 'warning', priority: 3, value: 120 });
  await triggers.keepFindings([fired]);
  await triggers.recordFirings([{ evaluationId: 'planted', finding: fired, decision: 'cool_down' }]);
  const drift = new DriftChecksRepository(orm);
  for (let day = 0; day < 10; day += 1) {
    await drift.keep({
      slot: PLANTED_SLOT,
      modelVersionId: model,
      day: new Date(NOON + day * DAY_MS).toISOString().slice(0, 10),
      runs: 200,
      confidence: { mean: 0.9 - 0.01 * day, standard_error: 0.01, runs: 200 },
      windowRuns: 1_400,
      features: [
        {
          name: 'pages',
          kind: 'numeric',
          p: 0.0002,
          test: 'kolmogorov-smirnov',
          stability_index: 0.31,
          stability_index_limit: 0.1,
          jensen_shannon: 0.12,
          wasserstein: 0.4,
          area: null,
        },
      ],
    });
  }
}
