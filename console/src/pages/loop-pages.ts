/** The pages of models, experiments, learning and costs, loaded together: many small ones, which compress better so. */
export { Component as SlotsPage } from './models/slots-page';
export { Component as SlotPage } from './models/slot-page';
export { Component as VersionPage } from './models/version-page';
export { Component as ModelsComparePage } from './models/compare-page';
export { Component as RetrainsPage } from './retrains/retrains-page';
export { Component as RetrainPage } from './retrains/retrain-page';
export { Component as DatasetsPage } from './models/datasets-page';
export { Component as SuspectsPage } from './models/suspects-page';
export { Component as FeedbackPage } from './models/feedback-page';
export { Component as AnnotationPage } from './models/annotation-page';
export { Component as TriggersPage } from './triggers/triggers-page';
export { Component as SchedulesPage } from './triggers/schedules-page';
export { Component as ExperimentsPage } from './experiments/experiments-page';
export { Component as ExperimentPage } from './experiments/experiment-page';
export { Component as LearningPage } from './settings/learning-page';
export { Component as CostsPage } from './settings/costs-page';
