/** Values that repositories are called with to see their SQL, of the right form and of no meaning. */
import { defaultMetrics, DESIGN_DEFAULTS, type ExperimentVerdict, initialProgress } from '../../contracts/experiment';
import type { Orm } from '../../db/connect';
import type { AuditEntry } from '../../db/repositories/audit-log';
import type { NewBatch } from '../../db/repositories/batches';
import type { NewDataset } from '../../db/repositories/datasets';
import type { NewExperiment, NewLook } from '../../db/repositories/experiments';
import type { NewFeedback } from '../../db/repositories/feedback';
import type { NewModelVersion } from '../../db/repositories/model-versions';
import type { NewRun } from '../../db/repositories/runs';
import type { ServedRuns } from '../../db/repositories/slot-evidence';
import type { NewFiring } from '../../db/repositories/triggers';
import type { TrialOutcome } from '../../db/repositories/trials';

type Calls<Repository> = { readonly [Method in keyof Repository]: (repository: Repository) => unknown };

export interface RepositoryCalls {
  /** File under `db/repositories/`, without its extension. */
  file: string;
  /** Method -> its call on a repository that stands on `orm`. */
  methods: Readonly<Record<string, (orm: Orm) => unknown>>;
}

export function callsOf<Repository>(
  file: string,
  create: new (orm: Orm) => Repository,
  calls: Calls<Repository>,
): RepositoryCalls {
  const entries = Object.entries<(repository: Repository) => unknown>(calls);
  const methods = entries.map(([name, call]) => [name, (orm: Orm) => call(new create(orm))] as const);
  return { file, methods: Object.fromEntries(methods) };
}

export const ID = '00000000-0000-4000-8000-000000000000';
export const SHA256 = '0'.repeat(64);
export const AT = new Date(0);
export const BLOB = { sha256: SHA256, size_bytes: 1, media_type: 'image/png' };
export const STAGES = [{ name: 'read', title: { en: 'Read', ko: '판독' }, version: '1' }];
export const STAGE = { runId: ID, runAttempt: 1, projectId: ID, stage: 'read', part: 0, parts: 1 };
export const END = { runId: ID, runAttempt: 1 };
export const DAY = '1970-01-01';
export const DAYS = { from: DAY, before: '1970-01-02' };
export const SERVED_RUNS: ServedRuns = {
  pipeline: 'documents',
  slot: 'documents/reader',
  version: 'v1',
  timeZone: 'UTC',
};
export const FIRING: NewFiring = {
  evaluationId: 'a',
  decision: 'start',
  finding: {
    slot: 'documents/reader',
    kind: 'new_data',
    enabled: true,
    fired: true,
    severity: 'info',
    priority: 5,
    value: 50,
    threshold: 50,
    details: {},
    recommendation: 'retrain',
  },
};
export const FEEDBACK: NewFeedback = {
  projectId: ID,
  runId: ID,
  userId: ID,
  kind: 'ocr_error',
  originalResult: {},
  correctedResult: {},
  comment: null,
};
export const EXPERIMENT: NewExperiment = {
  id: ID,
  name: 'reader',
  pipeline: 'documents',
  kind: 'slot',
  slot: 'documents/reader',
  mode: 'split',
  variants: [
    { name: 'old', role: 'control', weight: 0.5, model: { id: ID, version: 'v1' }, options: null },
    { name: 'new', role: 'treatment', weight: 0.5, model: { id: ID, version: 'v2' }, options: null },
  ],
  design: { ...DESIGN_DEFAULTS, salt: 'salt', ramp: [0.5], metrics: defaultMetrics() },
  progress: initialProgress('split', { variants: [], design: { ramp: [0.5] } }),
  retrainId: null,
  createdBy: ID,
};
export const LOOK: NewLook = {
  at: AT,
  coverage: 1,
  summaries: [],
  findings: [],
  sampleRatioP: null,
  decision: 'continue',
  reason: 'waiting',
};
export const VERDICT: ExperimentVerdict = {
  decision: 'stop',
  reason: 'person',
  variants: [],
  metric: null,
  findings: [],
  summaries: [],
  sampleRatioP: null,
  days: 1,
  remark: null,
};
export const OUTCOME: TrialOutcome = {
  runId: ID,
  failed: false,
  seconds: 1,
  costUsd: 0,
  quality: 1,
  confidence: 1,
  satisfaction: 1,
  preference: null,
  disagreement: null,
  covariate: 1,
  seen: SHA256,
};
export const DATASET: NewDataset = {
  slot: 'documents/reader',
  contentSha256: SHA256,
  blobSha256: SHA256,
  sizeBytes: 1,
  counts: { rows: 1, train: 1, test: 0, new: 1, sources: 1, disputed: 0, scrubbed: 0 },
  feedbackIds: [ID],
  leftOutIds: [ID],
};
export const MODEL_VERSION: NewModelVersion = {
  id: ID,
  slot: 'documents/reader',
  origin: 'trained',
  parentId: null,
  datasetId: ID,
  codeVersion: '1.0.0',
  parameters: {},
  metrics: {},
  files: [{ name: 'weights.json', sha256: SHA256, size_bytes: 1 }],
  sign: (number) => ({ version: `v${number}`, signature: SHA256 }),
};
export const FEEDBACK_SOURCE = { slot: 'documents/reader', pipeline: 'documents', kinds: ['ocr_error'], agreement: 2 };
export const ERROR = { code: 'RUN_LOST', details: {}, stage: 'read' } as const;
export const RUN: NewRun = {
  id: ID,
  pipeline: 'documents',
  projectId: ID,
  ownerId: ID,
  input: BLOB,
  inputName: 'a.png',
  options: {},
  models: {},
  fingerprint: SHA256,
  priority: 3,
  deadlineSeconds: null,
};
export const BATCH: NewBatch = {
  id: ID,
  pipeline: 'documents',
  projectId: ID,
  ownerId: ID,
  name: 'a',
  options: {},
  models: {},
  priority: 4,
  cache: 'use',
  items: [{ name: 'a.png', url: null, input: BLOB, fingerprint: SHA256, error: null }],
};
export const BATCH_KEY = { batchId: ID, attempt: 1 };
export const UNFETCHED = { position: 0, name: 'a.png', url: 'https://a.example/a.png' };
export const HELD_KEY = { principalId: ID, key: 'a', stamp: AT.toISOString() };
export const OPERATION = {
  at: AT,
  operation: 'readPage',
  status: 'completed',
  worker: 'cpu',
  attempt: 1,
  durationMs: 1,
  metadata: {},
} as const;

export const GTIN = '08801234567893';
export const PRODUCT = { name: 'a', brand: null, quantity: null, categoryId: null, shelfLifeDays: null };

export const LLM_CALL = { id: ID, runId: ID, runAttempt: 1, model: 'a', usdMax: 1 };
export const LLM_SETTLEMENT = {
  requests: 1,
  inputTokens: 1,
  outputTokens: 1,
  durationMs: 1,
  costUsd: 1,
  errorCode: null,
};
export const READER = { projectId: ID, readerId: ID };
export const QUEUE = { ...READER, pipeline: 'receipts', agreement: 2 };
export const WHOSE = { projectId: ID, ownerId: ID };
export const PAGE = { cursor: { createdAt: AT.toISOString(), id: ID }, limit: 1 };
export const ORIGIN = { userAgent: 'a', address: '127.0.0.1' };
export const AUDIT_ENTRY: AuditEntry = {
  at: AT,
  action: 'a',
  target: '/',
  outcome: 'done',
  status: 200,
  requestId: 'a',
  address: '127.0.0.1',
};
