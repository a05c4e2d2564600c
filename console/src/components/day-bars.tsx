/**
 * A figure for each of some days, from the left to today, beside a line that it should stay below or reach. A picture with
 * a text; the figures themselves stand in a table beside it, where they matter. A day that has anything is always seen.
 */
import classes from './day-bars.module.css';

export interface DayBar {
  day: string;
  /** The figure in words. */
  title: string;
  value: number;
  state?: string | undefined;
}

interface DayBarsProps {
  /** What it shows, in a sentence. */
  text: string;
  days: readonly DayBar[];
  line?: number | null;
}

export function DayBars({ text, days, line = null }: DayBarsProps) {
  const top = Math.max(line ?? 0, ...days.map(({ value }) => value)) || 1;
  const height = (value: number): string => `${(100 * value) / top}%`;
  return (
    <div role="img" aria-label={text} className={classes.bars}>
      {days.map(({ day, title, value, state }) => (
        <span key={day} className={classes.day} title={`${day}: ${title}`}>
          <span className={classes.bar} data-state={state} data-none={value === 0} style={{ height: height(value) }} />
        </span>
      ))}
      {line !== null && <span className={classes.line} style={{ bottom: height(line) }} />}
    </div>
  );
}
