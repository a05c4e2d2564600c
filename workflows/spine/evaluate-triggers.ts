/** When to train: hourly by what the rules find, weekly by the calendar. Both are started by schedules. */
import { proxyActivities, setCurrentDetails, workflowInfo } from '@temporalio/workflow';
import type { TriggerActivities } from '../../activities/loop/triggers';
import type { EvaluateTriggersInput } from '../../contracts/trigger';
import { ACTIVITY_PROFILES } from './activity-options';

const { checkDrift, fireTriggers, startScheduledRetrains } = proxyActivities<TriggerActivities>(ACTIVITY_PROFILES.io);

/** Schedules give no argument: they may start what is due. */
export async function evaluateTriggers(
  { mayStart }: EvaluateTriggersInput = { mayStart: true },
): Promise<{ days: number; fired: number; started: number }> {
  const { days } = await checkDrift();
  const found = await fireTriggers({ evaluationId: evaluationId(), mayStart });
  setCurrentDetails(`${found.fired} triggers fire, ${found.started} retrains were started.`);
  return { days, ...found };
}

/** Starts a retrain of every slot that has something new to learn. */
export async function retrainBySchedule(): Promise<{ started: string[] }> {
  const { started } = await startScheduledRetrains({ evaluationId: evaluationId() });
  setCurrentDetails(started.length === 0 ? 'Nothing new to learn.' : started.join('\n'));
  return { started };
}

/** The same in every try of its activities. */
function evaluationId(): string {
  const { workflowId, runId } = workflowInfo();
  return `${workflowId} ${runId}`;
}
