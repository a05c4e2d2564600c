/** Every workflow of the system: the workflow worker's bundle is made from this file. */
export { processDocument } from './documents/process-document';
export { processReceipt } from './receipts/process-receipt';
export { deployModel } from './spine/deploy-model';
export { evaluateModel } from './spine/evaluate-model';
export { experiment } from './spine/experiment';
export { gatherFeedback } from './spine/gather-feedback';
export { processBatch } from './spine/process-batch';
export { publishModels, syncAnnotations } from './spine/integrations';
export { applyRetention, reconcileRuns } from './spine/maintenance';
export { registerUpload } from './spine/register-upload';
export { retrain } from './spine/retrain';
export { evaluateTriggers, retrainBySchedule } from './spine/evaluate-triggers';
