/** Every route of the API in one list: the app serves them, the API reference describes them. */
import type { Registry } from 'prom-client';
import type { ApiDeps } from '../deps';
import type { BarcodeLookUp } from '../barcodes/look-up';
import type { Authenticator } from '../middleware/authenticate';
import type { BatchSubmitter } from '../submission/submit-batch';
import type { RunSubmitter } from '../submission/submit-run';
import { annotationRoutes } from './annotations';
import { auditRoutes } from './audit';
import { barcodeRoutes } from './barcodes';
import { batchControlRoutes } from './batch-control';
import { batchSubmissionRoutes } from './batch-submissions';
import { batchRoutes } from './batches';
import { blobRoutes } from './blobs';
import { categoryRoutes } from './categories';
import { datasetRoutes } from './datasets';
import { costRoutes } from './costs';
import { documentDownloadRoutes } from './document-downloads';
import { documentRoutes } from './documents';
import { experimentRoutes } from './experiments';
import { feedbackRoutes } from './feedback';
import { healthRoutes } from './health';
import { keyRoutes } from './keys';
import { metricsRoutes } from './metrics';
import { modelUploadRoutes } from './model-uploads';
import { modelRoutes } from './models';
import { operationRoutes } from './operations';
import { personalDataRoutes } from './personal-data';
import { pipelineRoutes } from './pipelines';
import { rankingRoutes } from './rankings';
import { receiptAccuracyRoutes } from './receipt-accuracy';
import { receiptRoutes } from './receipts';
import { referenceRoutes } from './reference';
import { retrainRoutes } from './retrains';
import type { Route } from './route';
import { runControlRoutes } from './run-control';
import { runRoutes } from './runs';
import { scheduleRoutes } from './schedules';
import { sessionRoutes } from './sessions';
import { signInRoutes } from './sign-in';
import { slotRoutes } from './slots';
import { stockAdditionRoutes } from './stock-additions';
import { stockRoutes } from './stock';
import { submissionRoutes } from './submissions';
import { systemRoutes } from './system';
import { trainingConsentRoutes } from './training-consent';
import { triggerRoutes } from './triggers';
import { userRoutes } from './users';
import { voteRoutes } from './votes';
import { webhookRoutes } from './webhooks';

export interface RouteParts {
  deps: ApiDeps;
  authenticator: Authenticator;
  submitter: RunSubmitter;
  batchSubmitter: BatchSubmitter;
  barcodeLookUp: BarcodeLookUp;
  registry: Registry;
}

/** Matched in this order, so what comes most often stands first. */
export function allRoutes(parts: RouteParts): Route[] {
  const { deps, authenticator, submitter, batchSubmitter, barcodeLookUp, registry } = parts;
  const routes = [
    ...submissionRoutes(deps, submitter),
    ...barcodeRoutes(deps, barcodeLookUp),
    ...healthRoutes(deps),
    ...metricsRoutes(registry, authenticator),
    ...pipelineRoutes(),
    ...runRoutes(deps),
    ...operationRoutes(deps),
    ...runControlRoutes(deps, submitter),
    ...batchSubmissionRoutes(deps, batchSubmitter),
    ...batchRoutes(deps),
    ...batchControlRoutes(deps, batchSubmitter),
    ...documentRoutes(deps),
    ...feedbackRoutes(deps),
    ...trainingConsentRoutes(deps),
    ...voteRoutes(deps),
    ...rankingRoutes(deps),
    ...annotationRoutes(deps),
    ...receiptAccuracyRoutes(deps),
    ...receiptRoutes(deps),
    ...categoryRoutes(deps),
    ...stockRoutes(deps),
    ...stockAdditionRoutes(deps),
    ...documentDownloadRoutes(deps),
    ...slotRoutes(deps),
    ...modelRoutes(deps),
    ...modelUploadRoutes(deps),
    ...datasetRoutes(deps),
    ...retrainRoutes(deps),
    ...triggerRoutes(deps),
    ...scheduleRoutes(deps),
    ...experimentRoutes(deps),
    ...blobRoutes(deps),
    ...signInRoutes(deps, authenticator),
    ...sessionRoutes(deps, authenticator),
    ...keyRoutes(deps, authenticator),
    ...userRoutes(deps, authenticator),
    ...personalDataRoutes(deps, authenticator),
    ...auditRoutes(deps),
    ...systemRoutes(deps),
    ...costRoutes(deps),
    ...webhookRoutes(deps),
  ];
  return [...routes, ...referenceRoutes(routes, deps)];
}
