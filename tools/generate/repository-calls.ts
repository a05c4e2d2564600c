/**
 * How each method of each repository is called to see its SQL. The type asks for an entry for every public method, so a
 * new one is missed by the compiler before it is missed here.
 */
import type { Orm } from '../../db/connect';
import { type AuditEntry, AuditLogRepository } from '../../db/repositories/audit-log';
import { BatchProgressRepository } from '../../db/repositories/batch-progress';
import { BatchesRepository, type NewBatch } from '../../db/repositories/batches';
import { BlobsRepository } from '../../db/repositories/blobs';
import { DatasetsRepository, type NewDataset } from '../../db/repositories/datasets';
import { FeedbackRepository, type NewFeedback } from '../../db/repositories/feedback';
import { IdempotencyRepository } from '../../db/repositories/idempotency';
import { IdentityRepository } from '../../db/repositories/identity';
import { KeysRepository } from '../../db/repositories/keys';
import { LlmLedgerRepository } from '../../db/repositories/llm-ledger';
import { ModelVersionsRepository, type NewModelVersion } from '../../db/repositories/model-versions';
import { ModelsRepository } from '../../db/repositories/models';
import { OperationLogRepository } from '../../db/repositories/operation-log';
import { RetrainsRepository } from '../../db/repositories/retrains';
import { RunProgressRepository } from '../../db/repositories/run-progress';
import { type NewRun, RunsRepository } from '../../db/repositories/runs';
import { SessionsRepository } from '../../db/repositories/sessions';
import { SignInLinksRepository } from '../../db/repositories/sign-in-links';
import { TrainingFeedbackRepository } from '../../db/repositories/training-feedback';
import { UsersRepository } from '../../db/repositories/users';

type Calls<Repository> = { readonly [Method in keyof Repository]: (repository: Repository) => unknown };

export interface RepositoryCalls {
  /** File under `db/repositories/`, without its extension. */
  file: string;
  /** Method -> its call on a repository that stands on `orm`. */
  methods: Readonly<Record<string, (orm: Orm) => unknown>>;
}

function callsOf<Repository>(
  file: string,
  create: new (orm: Orm) => Repository,
  calls: Calls<Repository>,
): RepositoryCalls {
  const entries = Object.entries<(repository: Repository) => unknown>(calls);
  const methods = entries.map(([name, call]) => [name, (orm: Orm) => call(new create(orm))] as const);
  return { file, methods: Object.fromEntries(methods) };
}

const ID = '00000000-0000-4000-8000-000000000000';
const SHA256 = '0'.repeat(64);
const AT = new Date(0);
const BLOB = { sha256: SHA256, size_bytes: 1, media_type: 'image/png' };
const STAGES = [{ name: 'read', title: { en: 'Read', ko: '판독' }, version: '1' }];
const STAGE = { runId: ID, runAttempt: 1, projectId: ID, stage: 'read', part: 0, parts: 1 };
const END = { runId: ID, runAttempt: 1 };
const FEEDBACK: NewFeedback = {
  projectId: ID,
  runId: ID,
  userId: ID,
  kind: 'ocr_error',
  originalResult: {},
  correctedResult: {},
  comment: null,
};
const DATASET: NewDataset = {
  slot: 'documents/reader',
  contentSha256: SHA256,
  blobSha256: SHA256,
  sizeBytes: 1,
  counts: { rows: 1, train: 1, test: 0, new: 1, sources: 1, disputed: 0, scrubbed: 0 },
  feedbackIds: [ID],
};
const MODEL_VERSION: NewModelVersion = {
  id: ID,
  slot: 'documents/reader',
  parentId: null,
  datasetId: ID,
  codeVersion: '1.0.0',
  parameters: {},
  metrics: {},
  files: [{ name: 'weights.json', sha256: SHA256, size_bytes: 1 }],
  sign: (number) => ({ version: `v${number}`, signature: SHA256 }),
};
const FEEDBACK_SOURCE = { slot: 'documents/reader', pipeline: 'documents', kinds: ['ocr_error'] };
const ERROR = { code: 'RUN_LOST', details: {}, stage: 'read' } as const;
const RUN: NewRun = {
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
const BATCH: NewBatch = {
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
const BATCH_KEY = { batchId: ID, attempt: 1 };
const UNFETCHED = { position: 0, name: 'a.png', url: 'https://a.example/a.png' };
const HELD_KEY = { principalId: ID, key: 'a', stamp: AT.toISOString() };
const OPERATION = {
  at: AT,
  operation: 'readPage',
  status: 'completed',
  worker: 'cpu',
  attempt: 1,
  durationMs: 1,
  metadata: {},
} as const;

const LLM_CALL = { id: ID, runId: ID, runAttempt: 1, model: 'a', usdMax: 1 };
const LLM_SETTLEMENT = { requests: 1, inputTokens: 1, outputTokens: 1, durationMs: 1, costUsd: 1, errorCode: null };
const WHOSE = { projectId: ID, ownerId: ID };
const PAGE = { cursor: { createdAt: AT.toISOString(), id: ID }, limit: 1 };
const ORIGIN = { userAgent: 'a', address: '127.0.0.1' };
const AUDIT_ENTRY: AuditEntry = {
  at: AT,
  action: 'a',
  target: '/',
  outcome: 'done',
  status: 200,
  requestId: 'a',
  address: '127.0.0.1',
};

export const REPOSITORIES: readonly RepositoryCalls[] = [
  callsOf('audit-log', AuditLogRepository, {
    append: (audit) => audit.append([AUDIT_ENTRY]),
    list: (audit) => audit.list({ projectId: ID, action: 'a', principalId: ID }, { before: 1, limit: 1 }),
    deleteOlderThan: (audit) => audit.deleteOlderThan(1),
  }),
  callsOf('batch-progress', BatchProgressRepository, {
    find: (progress) => progress.find(ID),
    state: (progress) => progress.state(BATCH_KEY),
    held: (progress) => progress.held(ID, 1),
    admit: (progress) => progress.admit([ID]),
    unfetched: (progress) => progress.unfetched(ID, 1),
    fetched: (progress) =>
      progress.fetched(BATCH_KEY, UNFETCHED, { input: BLOB, fingerprint: SHA256, models: {}, stages: STAGES }),
    steer: (progress) => progress.steer(BATCH_KEY, 'pause'),
    cancelItems: (progress) => progress.cancelItems(BATCH_KEY),
    finish: (progress) => progress.finish(BATCH_KEY),
    withRuns: (progress) => progress.withRuns([ID]),
    stale: (progress) => progress.stale(1, 1),
    touch: (progress) => progress.touch(ID),
    renew: (progress) => progress.renew(BATCH_KEY),
  }),
  callsOf('batches', BatchesRepository, {
    create: (batches) => batches.create(BATCH, STAGES),
    find: (batches) => batches.find(ID, ID),
    list: (batches) => batches.list({ projectId: ID, status: 'running' }, PAGE),
    items: (batches) => batches.items(ID, { afterPosition: -1, limit: 1, status: 'failed' }),
    results: (batches) => batches.results(ID, { afterPosition: -1, limit: 1 }),
    messagesOf: (batches) => batches.messagesOf([ID]),
    retryFailed: (batches) => batches.retryFailed(ID, STAGES),
    delete: (batches) => batches.delete(ID),
    deleteExpired: (batches) => batches.deleteExpired(1),
  }),
  callsOf('blobs', BlobsRepository, {
    hold: (blobs) => blobs.hold(BLOB, { projectId: ID, ownerId: ID }),
    holdAll: (blobs) => blobs.holdAll([BLOB], { projectId: ID, ownerId: ID }),
    holdForRun: (blobs) => blobs.holdForRun(BLOB, { runId: ID, role: 'read', projectId: ID }),
    find: (blobs) => blobs.find(SHA256, ID),
    findAll: (blobs) => blobs.findAll([SHA256], ID),
    releaseUnused: (blobs) => blobs.releaseUnused(1),
    unheld: (blobs) => blobs.unheld([SHA256]),
  }),
  callsOf('feedback', FeedbackRepository, {
    give: (feedback) => feedback.give(FEEDBACK),
    find: (feedback) => feedback.find(ID, ID),
    ofRun: (feedback) => feedback.ofRun(ID),
    withdraw: (feedback) => feedback.withdraw(ID),
    statistics: (feedback) => feedback.statistics(ID),
  }),
  callsOf('idempotency', IdempotencyRepository, {
    claim: (keys) => keys.claim({ principalId: ID, key: 'a', request: SHA256 }),
    renew: (keys) => keys.renew(HELD_KEY),
    finish: (keys) => keys.finish(HELD_KEY, { status: 200, contentType: 'a', location: 'a', body: 'a' }),
    release: (keys) => keys.release(HELD_KEY),
    deleteOlderThan: (keys) => keys.deleteOlderThan(1),
  }),
  callsOf('identity', IdentityRepository, {
    ensureAdministrator: (identity) => identity.ensureAdministrator(),
    renewAdministratorToken: (identity) => identity.renewAdministratorToken(),
    createPrincipal: (identity) => identity.createPrincipal({ name: 'a', role: 'admin' }),
    administrator: (identity) => identity.administrator(),
    projectName: (identity) => identity.projectName(ID),
  }),
  callsOf('keys', KeysRepository, {
    authenticate: (keys) => keys.authenticate('trd_a'),
    create: (keys) => keys.create({ ownerId: ID, name: 'a', scopes: null, expiresInDays: 1 }),
    list: (keys) => keys.list(WHOSE, PAGE),
    revoke: (keys) => keys.revoke(ID, WHOSE),
    markUsed: (keys) => keys.markUsed([ID]),
  }),
  callsOf('llm-ledger', LlmLedgerRepository, {
    reserve: (ledger) => ledger.reserve(LLM_CALL, { usdPerRunMax: 0, usdPerDayMax: 0 }),
    settle: (ledger) => ledger.settle(ID, LLM_SETTLEMENT),
    usageOfRun: (ledger) => ledger.usageOfRun(ID),
    countOfRun: (ledger) => ledger.countOfRun(END, 'LLM_ANSWER_INVALID'),
    days: (ledger) => ledger.days(1),
    deleteOlderThan: (ledger) => ledger.deleteOlderThan(1),
  }),
  callsOf('datasets', DatasetsRepository, {
    register: (datasets) => datasets.register(DATASET),
    find: (datasets) => datasets.find(ID),
    list: (datasets) => datasets.list('documents/reader', 1),
    latest: (datasets) => datasets.latest('documents/reader'),
    feedbackIds: (datasets) => datasets.feedbackIds(ID),
  }),
  callsOf('model-versions', ModelVersionsRepository, {
    register: (versions) => versions.register(MODEL_VERSION),
    find: (versions) => versions.find(ID),
    findByVersion: (versions) => versions.findByVersion('documents/reader', 'v1'),
    findAll: (versions) => versions.findAll([ID, ID]),
    list: (versions) => versions.list({ slot: 'documents/reader', state: 'candidate' }, { limit: 1 }),
    isTrainedOn: (versions) => versions.isTrainedOn(ID),
    addMetrics: (versions) => versions.addMetrics(ID, { test_accuracy: 1 }),
    setState: (versions) => versions.setState(ID, 'archived'),
  }),
  callsOf('models', ModelsRepository, {
    served: (models) => models.served(),
    servedAt: (models) => models.servedAt('documents/ppocr', AT),
    history: (models) => models.history('documents/reader', 1),
    previous: (models) => models.previous('documents/reader'),
    deploy: (models) => models.deploy({ slot: 'documents/reader', modelVersionId: ID, reason: 'promoted', byId: ID }),
    deployShipped: (models) =>
      models.deployShipped({ slot: 'documents/ppocr', version: '1', origin: 'built-in' }, 'shipped'),
  }),
  callsOf('operation-log', OperationLogRepository, {
    append: (log) => log.append([OPERATION]),
    statistics: (log) => log.statistics(AT),
    recent: (log) => log.recent({ projectId: ID, runId: ID, limit: 1 }),
    deleteOlderThan: (log) => log.deleteOlderThan(1),
  }),
  callsOf('retrains', RetrainsRepository, {
    start: (retrains) =>
      retrains.start({
        id: ID,
        slot: 'documents/reader',
        cause: 'person',
        reason: 'asked',
        promotion: 'at_once',
        requestedBy: ID,
      }),
    advance: (retrains) => retrains.advance(ID, { state: 'training', datasetId: ID }),
    end: (retrains) => retrains.end(ID, { state: 'completed', outcome: null, error: null }),
    find: (retrains) => retrains.find(ID),
    list: (retrains) => retrains.list('documents/reader', 1),
    unended: (retrains) => retrains.unended(1),
  }),
  callsOf('run-progress', RunProgressRepository, {
    stageStarted: (progress) => progress.stageStarted(STAGE, { attempt: 1, worker: 'cpu' }),
    stageEnded: (progress) => progress.stageEnded(STAGE, { durationMs: 1 }),
    stageRetrying: (progress) => progress.stageRetrying(STAGE, { attempt: 1, errorCode: 'INVARIANT_BROKEN' }),
    completed: (progress) => progress.completed({ ...END, result: {}, costUsd: 0, cacheTtlSeconds: 1 }),
    failed: (progress) => progress.failed({ ...END, error: ERROR }),
    cancelled: (progress) => progress.cancelled({ ...END, error: ERROR }),
    touch: (progress) => progress.touch(ID),
  }),
  callsOf('runs', RunsRepository, {
    submit: (runs) => runs.submit(RUN, STAGES),
    cached: (runs) => runs.cached(SHA256),
    find: (runs) => runs.find(ID, ID),
    projectsOf: (runs) => runs.projectsOf([ID, ID]),
    stages: (runs) => runs.stages(ID),
    list: (runs) =>
      runs.list(
        { projectId: ID, pipeline: 'documents', status: 'completed', name: 'a' },
        { cursor: { createdAt: AT.toISOString(), id: ID }, limit: 1 },
      ),
    events: (runs) => runs.events(ID, 0),
    eventsOfRuns: (runs) => runs.eventsOfRuns(new Map([[ID, 0]])),
    active: (runs) => runs.active(SHA256),
    snapshot: (runs) => runs.snapshot(ID),
    resubmit: (runs) => runs.resubmit(ID, STAGES),
    release: (runs) => runs.release(ID, 2),
    stale: (runs) => runs.stale(1, 1),
    expired: (runs) => runs.expired(1, 1),
    delete: (runs) => runs.delete([ID]),
    deleteExpiredCache: (runs) => runs.deleteExpiredCache(),
    countByPipeline: (runs) => runs.countByPipeline(),
    countByStatus: (runs) => runs.countByStatus(ID),
  }),
  callsOf('sessions', SessionsRepository, {
    open: (sessions) => sessions.open({ principalId: ID, scopes: null, seconds: 1, endsBefore: AT }, ORIGIN),
    authenticate: (sessions) => sessions.authenticate(ID, ID),
    list: (sessions) => sessions.list(WHOSE, PAGE),
    revoke: (sessions) => sessions.revoke(ID, WHOSE),
    slide: (sessions) => sessions.slide([ID]),
    deleteEnded: (sessions) => sessions.deleteEnded(1),
  }),
  callsOf('sign-in-links', SignInLinksRepository, {
    create: (links) => links.create(ID, 1),
    redeem: (links) => links.redeem('a', ORIGIN),
    deleteEnded: (links) => links.deleteEnded(1),
  }),
  callsOf('training-feedback', TrainingFeedbackRepository, {
    unlearned: (feedback) => feedback.unlearned(FEEDBACK_SOURCE, 1),
    countUnlearned: (feedback) => feedback.countUnlearned(FEEDBACK_SOURCE),
    aboutTheSame: (feedback) => feedback.aboutTheSame(FEEDBACK_SOURCE, [ID]),
    revoked: (feedback) => feedback.revoked([ID, ID]),
    markUsed: (feedback) => feedback.markUsed(ID),
  }),
  callsOf('users', UsersRepository, {
    list: (users) => users.list(ID, PAGE),
    find: (users) => users.find(ID, ID),
    create: (users) => users.create({ projectId: ID, name: 'a', kind: 'person', role: 'viewer' }),
    change: (users) => users.change(ID, ID, { disabled: true }),
  }),
];
