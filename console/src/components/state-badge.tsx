/** How something stands that has words of its own, in the signs and colours of the statuses that everybody knows. */
import type { ReactNode } from 'react';
import classes from './status-badge.module.css';
import { type Status, StatusSign } from './status-badge';

interface StateBadgeProps {
  /** Whose sign and colour it wears. */
  as: Status;
  plain?: boolean;
  children: ReactNode;
}

export function StateBadge({ as, plain = false, children }: StateBadgeProps) {
  return (
    <span className={classes.badge} data-status={as} data-plain={plain}>
      <StatusSign status={as} size={plain ? 16 : 14} />
      {children}
    </span>
  );
}
