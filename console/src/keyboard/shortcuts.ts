/**
 * Single keys that do something on a page: `j`, `/`, or two in a row, `g r`. They rest while somebody types, while a
 * dialog is open, and altogether where the reader has switched them off (voice control types letters too).
 */
import { useEffect, useEffectEvent } from 'react';
import { Store, useStore } from '../state/store';

/** Keys as `event.key` gives them, two in a row divided by a space. */
export type Shortcuts = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/** Begins every sequence. */
const PREFIX = 'g';
const SEQUENCE_MS = 1_000;
const STORAGE_KEY = 'treadle.single-keys';
/** Where keys mean something else. */
const ELSEWHERE = 'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"], [role="listbox"]';

const isOn = new Store(localStorage.getItem(STORAGE_KEY) !== 'off');

export function switchShortcuts(on: boolean): void {
  localStorage.setItem(STORAGE_KEY, on ? 'on' : 'off');
  isOn.set(on);
}

export function useShortcutsOn(): boolean {
  return useStore(isOn);
}

/** When the first key of a sequence was pressed; shared, so that all owners of shortcuts see the same. */
let startedAt = -Infinity;

// Comes after the owners below, who listen as the event goes down.
window.addEventListener('keydown', (event) => {
  if (isPlain(event)) startedAt = event.key === PREFIX ? event.timeStamp : -Infinity;
});

function pressed({ key, timeStamp }: KeyboardEvent): string {
  return timeStamp - startedAt < SEQUENCE_MS ? `${PREFIX} ${key}` : key;
}

function isPlain(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
  return !(event.target instanceof Element && event.target.closest(ELSEWHERE));
}

/** `shortcuts` may change with every drawing; what is called is the newest. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const on = useShortcutsOn();
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || !isPlain(event)) return;
    const act = shortcuts[pressed(event)];
    if (!act) return;
    event.preventDefault();
    act(event);
  });
  useEffect(() => {
    if (!on) return;
    const listen = (event: KeyboardEvent): void => press(event);
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, [on]);
}
