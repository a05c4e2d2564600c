/** How something stands: a sign and a word, and only then a colour. For runs, stages, batches and items alike. */
import {
  IconAlertTriangle,
  IconBan,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconClock,
  IconLoader2,
  IconPlayerPause,
  IconRefresh,
  IconTrash,
} from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from '../i18n/i18n';
import classes from './status-badge.module.css';

const SIGNS = {
  queued: IconClock,
  pending: IconCircleDashed,
  fetching: IconLoader2,
  running: IconLoader2,
  retrying: IconRefresh,
  paused: IconPlayerPause,
  cancelling: IconBan,
  completed: IconCircleCheck,
  failed: IconCircleX,
  cancelled: IconBan,
  rejected: IconAlertTriangle,
  removed: IconTrash,
} as const;

export type Status = keyof typeof SIGNS;

const MOVING: ReadonlySet<Status> = new Set(['running', 'fetching', 'retrying']);

interface SignProps {
  status: Status;
  size?: number;
}

/** The sign alone, for places where the word stands beside it already. */
export function StatusSign({ status, size = 16 }: SignProps) {
  const Sign = SIGNS[status];
  return (
    <Sign
      aria-hidden
      size={size}
      stroke={2}
      className={classes.sign}
      data-status={status}
      data-moving={MOVING.has(status)}
    />
  );
}

interface StatusBadgeProps {
  status: Status;
  /** Without the tinted ground: for dense rows. */
  plain?: boolean;
}

export const StatusBadge = memo(function StatusBadge({ status, plain = false }: StatusBadgeProps) {
  const { t } = useTranslation();
  return (
    <span className={classes.badge} data-status={status} data-plain={plain}>
      <StatusSign status={status} size={plain ? 16 : 14} />
      {t(`status.${status}`)}
    </span>
  );
});
