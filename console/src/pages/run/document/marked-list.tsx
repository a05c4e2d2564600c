/** A list whose rows belong to marks on the page: pointing at a row lights up its box, and the other way round. */
import { UnstyledButton } from '@mantine/core';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { useShortcuts } from '../../../keyboard/shortcuts';
import classes from './marked-list.module.css';
import { usePointing } from './pointing';

export interface MarkedRow {
  /** Of its mark. */
  id: string;
  content: ReactNode;
  /** Stands beside the row and is no part of what is pressed: a button, say. */
  aside?: ReactNode;
  /** Stands below the row: an input that is open, say. */
  below?: ReactNode;
  /** Pressed by a key, or twice by a mouse. */
  onOpen?: () => void;
  /** Pressed Alt with an arrow: it is to go up or down in the list. */
  onMove?: (by: 1 | -1) => void;
  /** On which side of it another row would come to lie. */
  drop?: 'before' | 'after';
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
    if (to) focusRow(to.id);
  };
  const move = (target: EventTarget, by: 1 | -1): void => {
    const id = target instanceof Element ? target.closest<HTMLElement>('[data-row]')?.dataset.row : undefined;
    const row = rows.find((each) => each.id === id);
    if (!row?.onMove) return;
    flushSync(() => row.onMove?.(by));
    focusRow(row.id);
  };
  useShortcuts({ j: () => step(1), k: () => step(-1) });
  // Elsewhere the arrows scroll.
  const arrow = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    if (event.target instanceof Element && event.target.closest('input, textarea, select')) return;
    event.preventDefault();
    const by = event.key === 'ArrowDown' ? 1 : -1;
    if (event.altKey) move(event.target, by);
    else step(by);
  };
  return (
    <ul className={classes.list} aria-label={label} ref={list} onKeyDown={arrow}>
      {rows.map((row) => (
        <Row key={row.id} row={row} isPointed={row.id === pointed} onPoint={() => point(row.id, 'list')} />
      ))}
    </ul>
  );
}

interface RowProps {
  row: MarkedRow;
  isPointed: boolean;
  onPoint: () => void;
}

function Row({ row: { id, content, aside, below, onOpen, drop }, isPointed, onPoint }: RowProps) {
  const press = ({ detail: presses }: MouseEvent): void => {
    onPoint();
    if (presses === 0 || presses === 2) onOpen?.();
  };
  return (
    <li className={classes.row} data-row={id} data-pointed={isPointed} data-drop={drop}>
      <div className={classes.line}>
        <UnstyledButton
          className={classes.press}
          aria-pressed={isPointed}
          onPointerEnter={onPoint}
          onFocus={onPoint}
          onClick={press}
        >
          {content}
        </UnstyledButton>
        {aside}
      </div>
      {below}
    </li>
  );
}

/** Where the list is shown that has the row. */
export function focusRow(id: string): void {
  document.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"] button`)?.focus();
}
