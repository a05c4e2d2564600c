/** How far a retrain is, or how it ended. */
import { useTranslation } from 'react-i18next';
import type { RetrainState } from '../../api/types';
import { StateBadge } from '../../components/state-badge';

const SIGNS = {
  collecting: 'running',
  training: 'running',
  evaluating: 'running',
  deploying: 'running',
  completed: 'completed',
  skipped: 'cancelled',
  rejected: 'rejected',
  failed: 'failed',
  cancelled: 'cancelled',
} as const;

export function RetrainStateBadge({ state, plain }: { state: RetrainState; plain?: boolean }) {
  const { t } = useTranslation('loop');
  return (
    <StateBadge as={SIGNS[state]} plain={plain}>
      {t(`retrains.state.${state}`)}
    </StateBadge>
  );
}
