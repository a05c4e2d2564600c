/**
 * How each method of each repository is called to see its SQL. The type asks for an entry for every public method, so a
 * new one is missed by the compiler before it is missed here.
 */
import type { Orm } from '../../db/connect';
import { BlobsRepository } from '../../db/repositories/blobs';
import { IdentityRepository } from '../../db/repositories/identity';
import { ModelsRepository } from '../../db/repositories/models';
import { OperationLogRepository } from '../../db/repositories/operation-log';
import { RunProgressRepository } from '../../db/repositories/run-progress';
import { type NewRun, RunsRepository } from '../../db/repositories/runs';

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
const OPERATION = {
  at: AT,
  operation: 'readPage',
  status: 'completed',
  worker: 'cpu',
  attempt: 1,
  durationMs: 1,
  metadata: {},
} as const;

export const REPOSITORIES: readonly RepositoryCalls[] = [
  callsOf('blobs', BlobsRepository, {
    hold: (blobs) => blobs.hold(BLOB, { projectId: ID, ownerId: ID }),
    holdForRun: (blobs) => blobs.holdForRun(BLOB, { runId: ID, role: 'read', projectId: ID }),
    find: (blobs) => blobs.find(SHA256, ID),
    releaseUnused: (blobs) => blobs.releaseUnused(1),
    unheld: (blobs) => blobs.unheld([SHA256]),
  }),
  callsOf('identity', IdentityRepository, {
    ensureAdministrator: (identity) => identity.ensureAdministrator(),
    renewAdministratorToken: (identity) => identity.renewAdministratorToken(),
    createPrincipal: (identity) => identity.createPrincipal({ name: 'a', role: 'admin' }),
    authenticate: (identity) => identity.authenticate('trd_a'),
    revoke: (identity) => identity.revoke('trd_a'),
  }),
  callsOf('models', ModelsRepository, {
    served: (models) => models.served(),
    servedAt: (models) => models.servedAt('documents/ppocr', AT),
    deployShipped: (models) =>
      models.deployShipped({ slot: 'documents/ppocr', version: '1', origin: 'built-in' }, 'shipped'),
  }),
  callsOf('operation-log', OperationLogRepository, {
    append: (log) => log.append([OPERATION]),
    statistics: (log) => log.statistics(AT),
    recent: (log) => log.recent({ projectId: ID, runId: ID, limit: 1 }),
    deleteOlderThan: (log) => log.deleteOlderThan(1),
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
    stale: (runs) => runs.stale(1, 1),
    expired: (runs) => runs.expired(1, 1),
    delete: (runs) => runs.delete([ID]),
    deleteExpiredCache: (runs) => runs.deleteExpiredCache(),
    countByPipeline: (runs) => runs.countByPipeline(),
    countByStatus: (runs) => runs.countByStatus(ID),
  }),
];
