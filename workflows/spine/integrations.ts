/** Other people's servers kept in step with ours; started by schedules, and out of turn when something has changed. */
import { proxyActivities } from '@temporalio/workflow';
import type { LabelStudioActivities } from '../../activities/label-studio/sync-annotations';
import type { PublicationActivities } from '../../activities/mlflow/publish-models';
import { ACTIVITY_PROFILES } from './activity-options';

const { publishRegistry } = proxyActivities<PublicationActivities>(ACTIVITY_PROFILES.integration);
const { exchangeAnnotations } = proxyActivities<LabelStudioActivities>(ACTIVITY_PROFILES.integration);

/** Registry → MLflow. Ends also where MLflow is away: the next turn goes on. */
export async function publishModels(): Promise<Awaited<ReturnType<PublicationActivities['publishRegistry']>>> {
  return publishRegistry();
}

/** Uncertain results → Label Studio; annotations → feedback. */
export async function syncAnnotations(): Promise<Awaited<ReturnType<LabelStudioActivities['exchangeAnnotations']>>> {
  return exchangeAnnotations();
}
