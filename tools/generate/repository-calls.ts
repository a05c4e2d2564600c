/**
 * How each method of each repository is called to see its SQL. The type asks for an entry for every public method, so a
 * new one is missed by the compiler before it is missed here.
 */
import { AuditLogRepository } from '../../db/repositories/audit-log';
import { BatchProgressRepository } from '../../db/repositories/batch-progress';
import { BatchesRepository } from '../../db/repositories/batches';
import { BlobsRepository } from '../../db/repositories/blobs';
import { IdempotencyRepository } from '../../db/repositories/idempotency';
import { IdentityRepository } from '../../db/repositories/identity';
import { KeysRepository } from '../../db/repositories/keys';
import { CostsRepository } from '../../db/repositories/costs';
import { LlmLedgerRepository } from '../../db/repositories/llm-ledger';
import { LlmPricesRepository } from '../../db/repositories/llm-prices';
import { OperationLogRepository } from '../../db/repositories/operation-log';
import { PersonalDataRepository } from '../../db/repositories/personal-data';
import { ProductsRepository } from '../../db/repositories/products';
import { RunProgressRepository } from '../../db/repositories/run-progress';
import { RunsRepository } from '../../db/repositories/runs';
import { ServiceQuotasRepository } from '../../db/repositories/service-quotas';
import { SessionsRepository } from '../../db/repositories/sessions';
import { SignInLinksRepository } from '../../db/repositories/sign-in-links';
import { UsersRepository } from '../../db/repositories/users';
import { LOOP_REPOSITORIES } from './loop-repository-calls';
import { RECEIPT_REPOSITORIES } from './receipt-repository-calls';
import { STOCK_REPOSITORIES } from './stock-repository-calls';
import {
  type RepositoryCalls,
  callsOf,
  ID,
  SHA256,
  AT,
  BLOB,
  STAGES,
  STAGE,
  END,
  ERROR,
  RUN,
  BATCH,
  BATCH_KEY,
  UNFETCHED,
  HELD_KEY,
  OPERATION,
  GTIN,
  PRODUCT,
  LLM_CALL,
  LLM_SETTLEMENT,
  WHOSE,
  PAGE,
  READER,
  ORIGIN,
  AUDIT_ENTRY,
} from './repository-values';

export type { RepositoryCalls };

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
    find: (batches) => batches.find(ID, READER),
    list: (batches) => batches.list({ ...READER, status: 'running' }, PAGE),
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
    findFor: (blobs) => blobs.findFor(SHA256, READER),
    findAll: (blobs) => blobs.findAll([SHA256], ID),
    releaseUnused: (blobs) => blobs.releaseUnused(1),
    unheld: (blobs) => blobs.unheld([SHA256]),
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
  callsOf('personal-data', PersonalDataRepository, {
    rows: (data) => data.rows(ID).next(),
    erase: (data) => data.erase(ID, ID),
  }),
  callsOf('llm-prices', LlmPricesRepository, {
    list: (prices) => prices.list(),
    table: (prices) => prices.table(),
    change: (prices) =>
      prices.change({ set: [{ model: 'm', inputUsdPerMillion: 1, outputUsdPerMillion: 1 }], removed: ['n'] }, ID),
  }),
  callsOf('costs', CostsRepository, {
    llmMonths: (costs) => costs.llmMonths(1),
    llmShares: (costs) => costs.llmShares(1),
    work: (costs) => costs.work(1),
    dearestRuns: (costs) => costs.dearestRuns({ projectId: ID, month: '2026-01', pipeline: 'documents' }, 1),
    budget: (costs) => costs.budget(),
    setBudget: (costs) => costs.setBudget(1, ID),
    alerts: (costs) => costs.alerts(1),
  }),
  callsOf('operation-log', OperationLogRepository, {
    append: (log) => log.append([OPERATION]),
    statistics: (log) => log.statistics(AT),
    recent: (log) => log.recent({ ...READER, runId: ID, limit: 1 }),
    deleteOlderThan: (log) => log.deleteOlderThan(1),
  }),
  callsOf('products', ProductsRepository, {
    find: (products) => products.find(GTIN),
    keep: (products) => products.keep({ gtin: GTIN, product: PRODUCT, source: 'a' }, 1),
    keepUnknown: (products) => products.keepUnknown(GTIN, 1),
    enter: (products) => products.enter({ projectId: ID, gtin: GTIN }, { product: PRODUCT, createdBy: ID }),
    remove: (products) => products.remove({ projectId: ID, gtin: GTIN }),
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
    askedBy: (runs) => runs.askedBy(ID, ID),
    cached: (runs) => runs.cached(SHA256),
    cachedAmong: (runs) => runs.cachedAmong([SHA256]),
    find: (runs) => runs.find(ID, READER),
    audiencesOf: (runs) => runs.audiencesOf([ID, ID]),
    stages: (runs) => runs.stages(ID),
    list: (runs) =>
      runs.list(
        { ...READER, pipeline: 'documents', status: 'completed', name: 'a' },
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
    countByStatus: (runs) => runs.countByStatus(READER),
  }),
  callsOf('service-quotas', ServiceQuotasRepository, {
    take: (quotas) => quotas.take('a', { calls: 1, windowSeconds: 1 }),
    refused: (quotas) => quotas.refused('a', 1),
    isWilling: (quotas) => quotas.isWilling('a'),
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
  callsOf('users', UsersRepository, {
    list: (users) => users.list(ID, PAGE),
    find: (users) => users.find(ID, ID),
    create: (users) => users.create({ projectId: ID, name: 'a', kind: 'person', role: 'viewer' }),
    change: (users) => users.change(ID, ID, { disabled: true }),
  }),
  ...LOOP_REPOSITORIES,
  ...RECEIPT_REPOSITORIES,
  ...STOCK_REPOSITORIES,
];
