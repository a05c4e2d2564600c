/**
 * The one registry of errors: code -> class, HTTP status, title and message in English and Korean. A message says what
 * was seen and how to cure it; `{name}` is filled from the details. Used through `errors.ts`; a file of codes for each
 * area lies in `error-codes/`.
 */
import { BARCODES_ERRORS } from './error-codes/barcodes';
import { BATCHES_ERRORS } from './error-codes/batches';
import { DEPENDENCIES_ERRORS } from './error-codes/dependencies';
import { DOCUMENTS_ERRORS } from './error-codes/documents';
import { EXPERIMENTS_ERRORS } from './error-codes/experiments';
import { FEEDBACK_ERRORS } from './error-codes/feedback';
import { IDENTITY_ERRORS } from './error-codes/identity';
import { INTEGRATIONS_ERRORS } from './error-codes/integrations';
import { MODELS_ERRORS } from './error-codes/models';
import { RECEIPTS_ERRORS } from './error-codes/receipts';
import { REQUEST_ERRORS } from './error-codes/request';
import { RUNS_ERRORS } from './error-codes/runs';
import { STOCK_ERRORS } from './error-codes/stock';

export type { ErrorClass } from './error-codes/define';

export const ERRORS = {
  ...REQUEST_ERRORS,
  ...IDENTITY_ERRORS,
  ...RUNS_ERRORS,
  ...BATCHES_ERRORS,
  ...FEEDBACK_ERRORS,
  ...DOCUMENTS_ERRORS,
  ...RECEIPTS_ERRORS,
  ...MODELS_ERRORS,
  ...EXPERIMENTS_ERRORS,
  ...STOCK_ERRORS,
  ...DEPENDENCIES_ERRORS,
  ...INTEGRATIONS_ERRORS,
  ...BARCODES_ERRORS,
};
