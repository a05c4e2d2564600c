import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './card.module.css';

interface CardProps {
  title?: string;
  /** At the end of the title's line. */
  aside?: ReactNode;
  /** Content reaches to the card's edge. */
  flush?: boolean;
  children: ReactNode;
}

/** One group of things that belong together, with a heading of the second rank. */
export function Card({ title, aside, flush = false, children }: CardProps) {
  return (
    <section className={classes.card} {...(title !== undefined && { 'aria-label': title })}>
      {title !== undefined && (
        <div className={classes.head}>
          <Title order={2}>{title}</Title>
          {aside}
        </div>
      )}
      <div className={classes.body} data-flush={flush} data-headed={title !== undefined}>
        {children}
      </div>
    </section>
  );
}
