/** Points in time and lengths of time that keep themselves up to date. All of one rhythm share one clock. */
import { Tooltip } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { formatDateTime, formatDuration, formatRelative } from '../i18n/format';
import { useLocale } from '../i18n/i18n';

class Clock {
  private now = Date.now();
  private timer: ReturnType<typeof setInterval> | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly everyMs: number) {}

  readonly get = (): number => this.now;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    this.timer ??= setInterval(() => this.tick(), this.everyMs);
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size > 0) return;
      clearInterval(this.timer);
      this.timer = undefined;
    };
  };

  private tick(): void {
    this.now = Date.now();
    for (const listener of this.listeners) listener();
  }
}

const SLOW_MS = 15_000;
const SLOW_CLOCK = new Clock(SLOW_MS);
const FAST_CLOCK = new Clock(200);
const STOPPED_CLOCK = { get: () => 0, subscribe: () => () => undefined };

/** The time now, to the fifth of a second while `isMoving`. */
export function useNow(isMoving: boolean): number {
  const clock = isMoving ? FAST_CLOCK : STOPPED_CLOCK;
  return useSyncExternalStore(clock.subscribe, clock.get);
}

/** `3 minutes ago`; the whole date for whoever points at it. */
export function RelativeTime({ at }: { at: string }) {
  const locale = useLocale();
  const now = useSyncExternalStore(SLOW_CLOCK.subscribe, SLOW_CLOCK.get);
  const moment = Date.parse(at);
  return (
    <Tooltip label={formatDateTime(moment, locale)}>
      <time dateTime={at}>{formatRelative(moment, isNow(moment, now) ? moment : now, locale)}</time>
    </Tooltip>
  );
}

/** The clock stands between two ticks, so a moment that came after the last tick counts as now. */
function isNow(moment: number, now: number): boolean {
  return moment > now && moment - now < SLOW_MS;
}

interface DurationProps {
  from: string;
  /** Null while it goes on. */
  to: string | null;
}

/** How long it took, or has taken so far. */
export function Duration({ from, to }: DurationProps) {
  const locale = useLocale();
  const now = useNow(to === null);
  const end = to === null ? Math.max(now, Date.parse(from)) : Date.parse(to);
  return <span className="tabular">{formatDuration(end - Date.parse(from), locale)}</span>;
}
