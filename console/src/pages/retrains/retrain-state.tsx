/** How far a retrain is, or how it ended. */
import type { RetrainState } from '../../api/types';
import { StateBadge } from '../../components/state-badge';
import type { Status } from '../../components/status-badge';
import { useTranslation } from '../../i18n/i18n';

/** Whose sign and colour each state wears; also those of the last step that a retrain came to. */
export const RETRAIN_SIGNS = {
  collecting: 'running',
  training: 'running',
  evaluating: 'running',
  deploying: 'running',
  completed: 'completed',
  skipped: 'cancelled',
  rejected: 'rejected',
  failed: 'failed',
  cancelled: 'cancelled',
} as const satisfies Record<RetrainState, Status>;

export function RetrainStateBadge({ state, plain }: { state: RetrainState; plain?: boolean }) {
  const { t } = useTranslation('loop');
  return (
    <StateBadge as={RETRAIN_SIGNS[state]} plain={plain}>
      {t(`retrains.state.${state}`)}
    </StateBadge>
  );
}
