/**
 * A difference with its interval as a picture: the line in the middle is no difference, the dashed one the margin beyond
 * which it counts as worse. Its figures stand below it.
 */
import { formatDifference } from '../i18n/format';
import { useLocale, useTranslation } from '../i18n/i18n';
import classes from './interval-bar.module.css';

export interface Interval {
  difference: number;
  /** Null where it is not bounded. */
  low: number | null;
  high: number | null;
  /** With its sign: below 0 where higher is better. */
  limit: number;
  tone: 'good' | 'bad' | 'open';
}

/** So that rows of one scale can be compared by eye, the scale is that of all of them. */
export function extentOf(intervals: readonly Interval[]): number {
  const ends = intervals.flatMap(({ difference, low, high, limit }) => [difference, low ?? 0, high ?? 0, limit]);
  return 1.1 * Math.max(...ends.map(Math.abs), Number.EPSILON);
}

export function IntervalBar({ interval, extent }: { interval: Interval; extent: number }) {
  const { figures, text } = useIntervalText(interval);
  const { difference, low, high, limit, tone } = interval;
  const at = (value: number): number => 50 + (50 * Math.max(-extent, Math.min(extent, value))) / extent;
  const from = at(low ?? -extent);
  return (
    <>
      <span role="img" aria-label={text} title={text} className={classes.track} data-tone={tone}>
        <span className={classes.zero} />
        <span className={classes.limit} style={{ left: `${at(limit)}%` }} />
        <span className={classes.bar} style={{ left: `${from}%`, width: `${at(high ?? extent) - from}%` }} />
        <span className={classes.dot} style={{ left: `${at(difference)}%` }} />
      </span>
      <span aria-hidden className={classes.figures}>
        {figures}
      </span>
    </>
  );
}

/** To be read: `+0.012 (−0.004 … +0.028)`; to be heard: `+0.012, between −0.004 and +0.028; margin −0.02`. */
function useIntervalText({ difference, low, high, limit }: Interval): { figures: string; text: string } {
  const { t } = useTranslation('loop');
  const locale = useLocale();
  const said = { difference: formatDifference(difference, locale), limit: formatDifference(limit, locale) };
  if (low === null || high === null) return { figures: said.difference, text: t('interval.unbounded', said) };
  const bounds = { low: formatDifference(low, locale), high: formatDifference(high, locale) };
  return {
    figures: `${said.difference} (${bounds.low} … ${bounds.high})`,
    text: t('interval.text', { ...said, ...bounds }),
  };
}
