/** Points in time and lengths of time that keep themselves up to date. All of one rhythm share one clock. */
import { memo, useSyncExternalStore } from 'react';
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

const SLOW_CLOCK = new Clock(15_000);
const SECONDS_CLOCK = new Clock(1_000);
const SMOOTH_CLOCK = new Clock(200);
const STOPPED_CLOCK = { get: () => 0, subscribe: () => () => undefined };

/** The time now, smooth enough for something that grows, while `isMoving`. */
export function useNow(isMoving: boolean): number {
  const clock = isMoving ? SMOOTH_CLOCK : STOPPED_CLOCK;
  return useSyncExternalStore(clock.subscribe, clock.get);
}

/** `3 minutes ago`; the whole date for whoever points at it. */
export const RelativeTime = memo(function RelativeTime({ at }: { at: string }) {
  const locale = useLocale();
  // The clock stands between two ticks, so a moment that came after the last tick counts as now.
  const now = useSyncExternalStore(SLOW_CLOCK.subscribe, SLOW_CLOCK.get);
  const moment = Date.parse(at);
  return (
    <time dateTime={at} title={formatDateTime(moment, locale)}>
      {formatRelative(moment, Math.max(now, moment), locale)}
    </time>
  );
});

interface DurationProps {
  from: string;
  /** Null while it goes on: then in whole seconds, which is calmer. */
  to: string | null;
}

/** How long it took, or has taken so far. */
export const Duration = memo(function Duration({ from, to }: DurationProps) {
  const locale = useLocale();
  const clock = to === null ? SECONDS_CLOCK : STOPPED_CLOCK;
  const now = useSyncExternalStore(clock.subscribe, clock.get);
  const start = Date.parse(from);
  const ms = to === null ? 1_000 * Math.max(0, Math.floor((now - start) / 1_000)) : Date.parse(to) - start;
  return <span className="tabular">{formatDuration(ms, locale)}</span>;
});
