/** Feedback → dataset → candidate → gate → service, for any slot that learns. */
import { patched, proxyActivities, setCurrentDetails, startChild } from '@temporalio/workflow';
import type { ExperimentActivities } from '../../activities/loop/experiments/experiments';
import type { Collected, Evaluated, RetrainActivities } from '../../activities/loop/retrain';
import { experimentStartOptions } from '../../contracts/experiment-start';
import type { DeployInput } from '../../contracts/loop-start';
import type { RetrainInput } from '../../contracts/retrain';
import { ACTIVITY_PROFILES } from './activity-options';
import { deployInTurn, isAlreadyStarted } from './deploy-in-turn';
import { experiment } from './experiment';
import { type Ending, recordedRetrain } from './recorded-retrain';
import { toRunError } from './run-error';

const { collectDataset, compareWithPrevious, trainModel, evaluateCandidate } = proxyActivities<RetrainActivities>(
  ACTIVITY_PROFILES.train,
);
const { beginCandidateExperiment } = proxyActivities<ExperimentActivities>(ACTIVITY_PROFILES.io);

export function retrain(input: RetrainInput): Promise<Ending> {
  return recordedRetrain(input.retrainId, () => learn(input));
}

async function learn({ retrainId, slot, promotion }: RetrainInput): Promise<Ending> {
  const dataset = await collectDataset({ retrainId, slot });
  show(slot, dataset);
  if ('skipped' in dataset) return { state: 'skipped', outcome: dataset.skipped };
  const { datasetId, version } = dataset;

  // What the system promotes by itself it takes back by itself; an experiment does so too, and people decide otherwise.
  if (promotion === 'at_once' && patched('restore-previous')) {
    const restoration = await compareWithPrevious({ retrainId, slot, datasetId });
    if (restoration) await deployUnlessOvertaken({ slot, ...restoration, byId: null });
  }

  const { candidateId } = await trainModel.executeWithOptions({ summary: `dataset ${version}` }, [
    { retrainId, slot, datasetId },
  ]);

  for (;;) {
    const evaluated = await evaluateCandidate({ retrainId, slot, datasetId, candidateId });
    show(slot, dataset, evaluated);
    if (evaluated.rejected) return { state: 'rejected', outcome: evaluated.rejected };
    if (promotion === 'experiment' && (await beginExperiment({ retrainId, slot, candidateId }))) {
      return { state: 'completed', outcome: 'in_experiment' };
    }
    // Where another experiment has the slot, the candidate waits.
    if (promotion !== 'at_once') return { state: 'completed', outcome: 'waits_for_promotion' };

    const deployment = { slot, modelVersionId: candidateId, insteadOf: evaluated.baselineId, byId: null };
    const reason = `better on the test rows of dataset ${version}`;
    if (await deployUnlessOvertaken({ ...deployment, reason })) return { state: 'completed', outcome: null };
  }
}

/** False where somebody has deployed another version since the comparison: a candidate is compared with that one. */
async function deployUnlessOvertaken(deployment: DeployInput): Promise<boolean> {
  try {
    await deployInTurn(deployment);
    return true;
  } catch (error) {
    if (toRunError(error, { runId: deployment.modelVersionId, stage: null }).code === 'DEPLOYMENT_OVERTAKEN') {
      return false;
    }
    throw error;
  }
}

/** It goes on by itself. Where it cannot be started here, the reconciler does it. */
async function beginExperiment(candidate: { retrainId: string; slot: string; candidateId: string }): Promise<boolean> {
  const begun = await beginCandidateExperiment(candidate);
  if (!begun) return false;
  const { workflowId, args, priority, staticSummary } = experimentStartOptions(begun).options;
  try {
    await startChild(experiment, {
      workflowId,
      args,
      priority,
      staticSummary,
      parentClosePolicy: 'ABANDON',
    });
  } catch (error) {
    if (!isAlreadyStarted(error)) throw error;
  }
  return true;
}

function show(slot: string, dataset: Collected, evaluated?: Evaluated): void {
  const rows =
    'skipped' in dataset
      ? [`| skipped | ${dataset.skipped} |`]
      : [
          `| dataset | ${dataset.version} |`,
          `| rows to learn from | ${dataset.train} |`,
          `| rows to test with | ${dataset.test} |`,
          `| new rows | ${dataset.fresh} |`,
        ];
  const result = evaluated
    ? [`| candidate | ${evaluated.candidateVersion} |`, `| gate | ${evaluated.rejected ?? 'passed'} |`]
    : [];
  setCurrentDetails([`Retrain of **${slot}**`, '', '| | |', '| --- | --- |', ...rows, ...result].join('\n'));
}
