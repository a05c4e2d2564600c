/** A list whose rows belong to marks on the page: pointing at a row lights up its box, and the other way round. */
import { UnstyledButton } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { useShortcuts } from '../../../keyboard/shortcuts';
import classes from './marked-list.module.css';
import { usePointing } from './pointing';

export interface MarkedRow {
  /** Of its mark. */
  id: string;
  content: ReactNode;
  /** Stands beside the row and is no part of what is pressed: a button, say. */
  aside?: ReactNode;
}

interface MarkedListProps {
  label: string;
  rows: readonly MarkedRow[];
}

export function MarkedList({ label, rows }: MarkedListProps) {
  const { pointed, by, point } = usePointing();
  const list = useRef<HTMLUListElement>(null);
  const rowOf = (id: string): HTMLElement | null | undefined =>
    list.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`);
  useEffect(() => {
    if (by === 'page' && pointed !== undefined) rowOf(pointed)?.scrollIntoView({ block: 'nearest' });
  }, [by, pointed]);
  const step = (rowsOn: number): void => {
    const here = rows.findIndex(({ id }) => id === pointed);
    const to = rows[Math.min(rows.length - 1, Math.max(0, here + rowsOn))];
    if (to) rowOf(to.id)?.querySelector('button')?.focus();
  };
  useShortcuts({ j: () => step(1), k: () => step(-1) });
  // Elsewhere the arrows scroll.
  const arrow = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    step(event.key === 'ArrowDown' ? 1 : -1);
  };
  return (
    <ul className={classes.list} aria-label={label} ref={list} onKeyDown={arrow}>
      {rows.map(({ id, content, aside }) => (
        <li key={id} className={classes.row} data-row={id} data-pointed={id === pointed}>
          <UnstyledButton
            className={classes.press}
            aria-pressed={id === pointed}
            onPointerEnter={() => point(id, 'list')}
            onFocus={() => point(id, 'list')}
            onClick={() => point(id, 'list')}
          >
            {content}
          </UnstyledButton>
          {aside}
        </li>
      ))}
    </ul>
  );
}
