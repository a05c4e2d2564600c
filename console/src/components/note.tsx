/** Something to know before one reads on: a sign, and a line or two. What went wrong is told by `ProblemAlert`. */
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './note.module.css';

interface NoteProps {
  tone?: 'warning' | 'danger';
  /** How it is told: `status` and `alert` are said aloud when they appear. */
  role: 'note' | 'status' | 'alert';
  /** Reaches from edge to edge of what it stands in. */
  flush?: boolean;
  children: ReactNode;
}

export function Note({ tone = 'warning', role, flush = false, children }: NoteProps) {
  return (
    <div role={role} className={classes.note} data-tone={tone} data-flush={flush}>
      <IconAlertTriangle aria-hidden size={18} className={classes.sign} />
      <div className={classes.text}>{children}</div>
    </div>
  );
}
