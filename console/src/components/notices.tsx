/**
 * Short messages in the corner, newest last. They go by themselves after a while, but not while somebody points at them
 * or has come to them by keys. `notify.tsx` has the words; this shows them.
 */
import { Notification } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { Store, useStore } from '../state/store';
import classes from './notices.module.css';

interface Notice {
  title?: string;
  message: ReactNode;
  color: 'green' | 'red';
  closeLabel: string;
  shownMs: number;
}

interface Shown extends Notice {
  id: number;
}

/** More than these would cover the page. */
const SHOWN_MAX = 5;

const notices = new Store<readonly Shown[]>([]);
let lastId = 0;

/** Gives what takes it away again. */
export function showNotice(notice: Notice): () => void {
  const id = (lastId += 1);
  notices.update((all) => [...all, { ...notice, id }].slice(-SHOWN_MAX));
  return () => hide(id);
}

function hide(id: number): void {
  notices.update((all) => all.filter((notice) => notice.id !== id));
}

export function Notices() {
  const shown = useStore(notices);
  return (
    <div className={classes.corner}>
      {shown.map((notice) => (
        <OneNotice key={notice.id} notice={notice} />
      ))}
    </div>
  );
}

function OneNotice({ notice: { id, title, message, color, closeLabel, shownMs } }: { notice: Shown }) {
  const [isHeld, setIsHeld] = useState(false);
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => hide(id), shownMs);
    return () => clearTimeout(timer);
  }, [id, isHeld, shownMs]);
  return (
    <Notification
      className={classes.notice}
      title={title}
      color={color}
      withBorder
      closeButtonProps={{ 'aria-label': closeLabel }}
      onClose={() => hide(id)}
      onMouseEnter={() => setIsHeld(true)}
      onMouseLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
    >
      {message}
    </Notification>
  );
}
