/** Every workflow of the system: the workflow worker's bundle is made from this file. */
export { processDocument } from './documents/process-document';
export { deployModel } from './spine/deploy-model';
export { processBatch } from './spine/process-batch';
export { publishModels, syncAnnotations } from './spine/integrations';
export { applyRetention, reconcileRuns } from './spine/maintenance';
export { retrain } from './spine/retrain';
