/** The steps of a retrain in their order: what is done, what is under way, where it ended. */
import type { Retrain } from '../../api/types';
import { StatusSign } from '../../components/status-badge';
import { useTranslation } from '../../i18n/i18n';
import { RETRAIN_SIGNS } from './retrain-state';
import classes from './retrain-steps.module.css';

const STEPS = ['collecting', 'training', 'evaluating', 'deploying'] as const;

type StepStatus = 'pending' | (typeof RETRAIN_SIGNS)[Retrain['state']];

export function RetrainSteps({ retrain }: { retrain: Retrain }) {
  const { t } = useTranslation('loop');
  const { t: general } = useTranslation();
  const reached = stepReached(retrain);
  return (
    <ol className={classes.steps}>
      {STEPS.map((step, index) => {
        const status = statusOf(retrain, index, reached);
        return (
          <li key={step} className={classes.step} aria-current={status === 'running' ? 'step' : undefined}>
            <StatusSign status={status} />
            {t(`retrains.state.${step}`)}
            <span className={classes.status}>{general(`status.${status}`)}</span>
          </li>
        );
      })}
    </ol>
  );
}

/** How far it came can be told from what it left. */
function stepReached({ state, verdict, candidate, dataset_id: datasetId }: Retrain): number {
  const underWay = STEPS.findIndex((step) => step === state);
  if (underWay >= 0) return underWay;
  if (state === 'completed') return verdict?.passed === false ? 2 : 3;
  if (verdict) return verdict.passed ? 3 : 2;
  if (candidate) return 2;
  return datasetId === null ? 0 : 1;
}

function statusOf({ state, outcome }: Retrain, index: number, reached: number): StepStatus {
  if (index < reached) return 'completed';
  if (index > reached) return 'pending';
  if (outcome === 'waits_for_promotion') return 'pending';
  return RETRAIN_SIGNS[state];
}
