/** Where there is nothing yet: what would stand here, and what to do next. */
import { Text, Title } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

interface EmptyStateProps {
  icon: Icon;
  title: string;
  text: string;
  /** What to do next: buttons or links. */
  children?: ReactNode;
}

export function EmptyState({ icon: Sign, title, text, children }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      <span className={classes.sign}>
        <Sign aria-hidden size={24} stroke={1.6} />
      </span>
      <Title order={2}>{title}</Title>
      <Text c="dimmed" className={classes.text}>
        {text}
      </Text>
      {children !== undefined && <div className={classes.next}>{children}</div>}
    </div>
  );
}
