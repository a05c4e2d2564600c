/** Whether a version serves, waits, is tried out or is over. */
import type { ModelState } from '../../api/types';
import { StateBadge } from '../../components/state-badge';
import { useTranslation } from '../../i18n/i18n';

export const MODEL_SIGNS = {
  production: 'completed',
  candidate: 'queued',
  shadow: 'running',
  archived: 'cancelled',
} as const;

export function ModelStateBadge({ state, plain }: { state: ModelState; plain?: boolean }) {
  const { t } = useTranslation('loop');
  return (
    <StateBadge as={MODEL_SIGNS[state]} plain={plain}>
      {t(`models.state.${state}`)}
    </StateBadge>
  );
}
