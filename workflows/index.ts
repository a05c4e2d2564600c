/** Every workflow of the system: the workflow worker's bundle is made from this file. */
export { processDocument } from './documents/process-document';
export { processBatch } from './spine/process-batch';
export { applyRetention, reconcileRuns } from './spine/maintenance';
