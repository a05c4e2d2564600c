/** Rows of things that are named and have a few words about them, with what can be done to each at their end. */
import type { ReactNode } from 'react';
import classes from './row-list.module.css';

interface RowListProps {
  /** What the rows are, for screen readers. */
  label: string;
  children: ReactNode;
}

export function RowList({ label, children }: RowListProps) {
  return (
    <ul aria-label={label} className={classes.rows}>
      {children}
    </ul>
  );
}

interface RowProps {
  /** The name, perhaps as a link. */
  name: ReactNode;
  /** Badges beside the name. */
  beside?: ReactNode;
  /** Small facts in one line, each on its own. */
  facts: ReactNode[];
  actions?: ReactNode;
  /** No longer in force. */
  faded?: boolean;
}

export function Row({ name, beside, facts, actions, faded = false }: RowProps) {
  return (
    <li className={classes.row} data-faded={faded}>
      <div className={classes.words}>
        <div className={classes.first}>
          <span className={classes.name}>{name}</span>
          {beside}
        </div>
        <ul className={classes.facts}>
          {facts.map((fact, index) => (
            <li key={index}>{fact}</li>
          ))}
        </ul>
      </div>
      {actions !== undefined && <div className={classes.actions}>{actions}</div>}
    </li>
  );
}
