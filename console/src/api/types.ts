/** The API's types under the names that the console uses. They come from the generated client alone. */
import type { components } from '../../../client/schema';

type Schemas = components['schemas'];

export type Run = Schemas['Run'];
export type RunSummary = Schemas['RunSummary'];
export type RunList = Schemas['RunList'];
export type RunStatus = Schemas['RunStatus'];
export type RunManifest = Schemas['RunManifest'];
export type Stage = RunManifest['stages'][number];
export type StageStatus = Stage['status'];
export type RunPages = Schemas['RunPages'];
export type DocumentPage = RunPages['items'][number];
export type Box = Schemas['Box'];
export type Pipeline = Schemas['Pipeline'];
export type Problem = Schemas['Problem'];
export type Me = Schemas['Me'];
export type Batch = Schemas['Batch'];
export type BatchSummary = Schemas['BatchSummary'];
export type BatchStatus = BatchSummary['status'];
export type BatchItem = Schemas['BatchItem'];
export type BatchItemStatus = BatchItem['status'];
export type Key = Schemas['Key'];
export type User = Schemas['User'];
export type Session = Schemas['Session'];
export type AuditEntry = Schemas['AuditEntry'];
export type Readiness = Schemas['Readiness'];
export type System = Schemas['System'];
export type LlmCosts = Schemas['LlmCosts'];
export type Slot = Schemas['SlotList']['items'][number];
export type Deployment = Schemas['Deployment'];
export type Model = Schemas['Model'];
export type ModelState = Model['state'];
export type Dataset = Schemas['Dataset'];
export type Retrain = Schemas['Retrain'];
export type RetrainState = Retrain['state'];
export type GateFinding = NonNullable<Retrain['verdict']>['findings'][number];
export type FeedbackStatistics = Schemas['FeedbackStatistics'];
