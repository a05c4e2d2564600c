/** What the API's parts are given; `main.ts` builds it, tests build it with a database of their own. */
import type { Logger } from 'pino';
import type { BlobStore } from '../db/blob-store/blob-store';
import type { Database } from '../db/connect';
import type { Notifications } from '../db/notifications';
import { AnnotationsRepository } from '../db/repositories/annotations';
import { AuditLogRepository } from '../db/repositories/audit-log';
import { BatchesRepository } from '../db/repositories/batches';
import { BlobsRepository } from '../db/repositories/blobs';
import { CategoriesRepository } from '../db/repositories/categories';
import { ClicksRepository } from '../db/repositories/clicks';
import { CostsRepository } from '../db/repositories/costs';
import { DatasetsRepository } from '../db/repositories/datasets';
import { DriftChecksRepository } from '../db/repositories/drift-checks';
import { ExperimentsRepository } from '../db/repositories/experiments';
import { FeedbackRepository } from '../db/repositories/feedback';
import { IdempotencyRepository } from '../db/repositories/idempotency';
import { IdentityRepository } from '../db/repositories/identity';
import { KeysRepository } from '../db/repositories/keys';
import { ModelVersionsRepository } from '../db/repositories/model-versions';
import { LabelStudioRepository } from '../db/repositories/label-studio';
import { LlmLedgerRepository } from '../db/repositories/llm-ledger';
import { LlmPricesRepository } from '../db/repositories/llm-prices';
import { ModelsRepository } from '../db/repositories/models';
import { OperationLogRepository } from '../db/repositories/operation-log';
import { PersonalDataRepository } from '../db/repositories/personal-data';
import { ReceiptAccuracyRepository } from '../db/repositories/receipt-accuracy';
import { receiptFollower } from '../db/repositories/receipt-follower';
import { ReceiptsRepository } from '../db/repositories/receipts';
import { ProductsRepository } from '../db/repositories/products';
import { RetrainRulesRepository } from '../db/repositories/retrain-rules';
import { RetrainsRepository } from '../db/repositories/retrains';
import { RunProgressRepository } from '../db/repositories/run-progress';
import { RunsRepository } from '../db/repositories/runs';
import { ServiceQuotasRepository } from '../db/repositories/service-quotas';
import { SessionsRepository } from '../db/repositories/sessions';
import { ShownListsRepository } from '../db/repositories/shown-lists';
import { SignInLinksRepository } from '../db/repositories/sign-in-links';
import { StockRepository } from '../db/repositories/stock';
import { StockAdditionsRepository } from '../db/repositories/stock-additions';
import { TrainingConsentRepository } from '../db/repositories/training-consent';
import { TriggersRepository } from '../db/repositories/triggers';
import { UsersRepository } from '../db/repositories/users';
import { VotesRepository } from '../db/repositories/votes';
import type { DocumentExports } from '../models/serving/document-exports';
import type { PageImages } from '../models/serving/page-images';
import type { BarcodeSettings } from './barcodes/barcode-settings';
import type { AccessTokens } from './identity/access-tokens';
import type { BatchWorkflows } from './batch-workflows';
import type { ExperimentWorkflows } from './experiment-workflows';
import type { LoopWorkflows } from './loop-workflows';
import type { RunWorkflows } from './run-workflows';
import type { SystemSchedules } from './system-schedules';

/** The part of the configuration that the API reads. */
export interface ApiSettings {
  UPLOAD_BYTES_MAX: number;
  UPLOAD_IDLE_SECONDS_MAX: number;
  PIXELS_MAX: number;
  PAGES_MAX: number;
  CONNECTIONS_MAX: number;
  /** People who must agree on a correction. */
  ANNOTATION_AGREEMENT: number;
  RATE_LIMIT_PER_MINUTE: number;
  CORS_ORIGINS: readonly string[];
  TEMPORAL_NAMESPACE: string;
  /** In which days begin. */
  TIME_ZONE: string;
  /** By pipeline. */
  FEEDBACK_GOALS_PER_DAY: Readonly<Record<string, number>>;
  TRUSTED_PROXIES?: string | undefined;
  /** Unset takes no calls of Label Studio. */
  LABEL_STUDIO_WEBHOOK_SECRET?: string | undefined;
  /** Signs addresses of page images; see `contracts/page-link.ts`. */
  linkKey: Uint8Array;
  /** Unset is no limit. */
  LLM_BUDGET_USD_PER_DAY?: number | undefined;
  /** JSON as in the environment; prices that were set win over it. */
  LLM_PRICES?: string | undefined;
  barcodes: BarcodeSettings;
  /** Address of the Temporal Web UI without a slash at its end, for links. */
  temporalUiUrl: string;
  version: string;
}

export interface ApiResources {
  settings: ApiSettings;
  logger: Logger;
  database: Database;
  notifications: Notifications;
  blobStore: BlobStore;
  workflows: RunWorkflows;
  batchWorkflows: BatchWorkflows;
  loopWorkflows: LoopWorkflows;
  schedules: SystemSchedules;
  experimentWorkflows: ExperimentWorkflows;
  accessTokens: AccessTokens;
  pageImages: Pick<PageImages, 'draw' | 'close'>;
  documentExports: Pick<DocumentExports, 'markdown' | 'searchablePdf' | 'close'>;
}

export type ApiDeps = ApiResources & ReturnType<typeof openRepositories>;

export function createApiDeps(resources: ApiResources): ApiDeps {
  return { ...resources, ...openRepositories(resources) };
}

function openRepositories({ database: { orm }, settings }: ApiResources) {
  return {
    annotations: new AnnotationsRepository(orm),
    audit: new AuditLogRepository(orm),
    batches: new BatchesRepository(orm),
    blobs: new BlobsRepository(orm),
    categories: new CategoriesRepository(orm),
    clicks: new ClicksRepository(orm),
    costs: new CostsRepository(orm),
    datasets: new DatasetsRepository(orm),
    driftChecks: new DriftChecksRepository(orm),
    experiments: new ExperimentsRepository(orm),
    feedback: new FeedbackRepository(orm, [receiptFollower(settings.TIME_ZONE)]),
    idempotency: new IdempotencyRepository(orm),
    identity: new IdentityRepository(orm),
    keys: new KeysRepository(orm),
    modelVersions: new ModelVersionsRepository(orm),
    labelStudio: new LabelStudioRepository(orm),
    llmLedger: new LlmLedgerRepository(orm),
    llmPrices: new LlmPricesRepository(orm),
    models: new ModelsRepository(orm),
    operations: new OperationLogRepository(orm),
    personalData: new PersonalDataRepository(orm),
    receiptAccuracy: new ReceiptAccuracyRepository(orm),
    receipts: new ReceiptsRepository(orm),
    products: new ProductsRepository(orm),
    retrainRules: new RetrainRulesRepository(orm),
    retrains: new RetrainsRepository(orm),
    progress: new RunProgressRepository(orm),
    runs: new RunsRepository(orm),
    serviceQuotas: new ServiceQuotasRepository(orm),
    sessions: new SessionsRepository(orm),
    shownLists: new ShownListsRepository(orm),
    signInLinks: new SignInLinksRepository(orm),
    stock: new StockRepository(orm),
    stockAdditions: new StockAdditionsRepository(orm),
    trainingConsent: new TrainingConsentRepository(orm),
    triggers: new TriggersRepository(orm),
    users: new UsersRepository(orm),
    votes: new VotesRepository(orm),
  };
}
