/**
 * A figure over time with the band in which it is taken to lie. A picture with a text; the figures themselves stand in a
 * table beside it, where they matter.
 */
import { formatDateTime, formatUtcDay, formatDifference, formatFigure } from '../i18n/format';
import { useLocale } from '../i18n/i18n';
import classes from './band-chart.module.css';

export interface BandPoint {
  /** Milliseconds. */
  at: number;
  value: number;
  /** Null where it is not bounded yet. */
  low: number | null;
  high: number | null;
}

interface BandChartProps {
  /** What it shows, in a sentence. */
  text: string;
  points: readonly BandPoint[];
  /** Levels to compare with: `zero` is drawn as a line, `limit` dashed. */
  zero?: number;
  limit?: number;
  /** Of differences: with a sign. */
  isDifference?: boolean;
  /** Points are days of the calendar, given as midnight UTC. */
  isByDay?: boolean;
}

const WIDTH = 600;
const HEIGHT = 180;

export function BandChart({ text, points, zero, limit, isDifference = false, isByDay = false }: BandChartProps) {
  const locale = useLocale();
  const levels = [zero, limit].filter((level) => level !== undefined);
  const ends = [...levels, ...points.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value])];
  const [bottom, top] = padded(Math.min(...ends), Math.max(...ends));
  const [start, end] = [points[0]?.at ?? 0, points.at(-1)?.at ?? 1];
  const x = (at: number): number => (end === start ? WIDTH / 2 : (WIDTH * (at - start)) / (end - start));
  const y = (value: number): number => (HEIGHT * (top - value)) / (top - bottom);
  const place = (at: number, value: number): string => `${x(at).toFixed(1)} ${y(value).toFixed(1)}`;
  const bounded = points.flatMap(({ at, low, high }) => (low === null || high === null ? [] : [{ at, low, high }]));
  const band = [...bounded.map((p) => place(p.at, p.high)), ...bounded.toReversed().map((p) => place(p.at, p.low))];
  const format = isDifference ? formatDifference : formatFigure;
  const formatTime = isByDay ? formatUtcDay : formatDateTime;
  return (
    <div className={classes.chart}>
      <div aria-hidden className={classes.scale}>
        <span>{format(top, locale)}</span>
        <span>{format(bottom, locale)}</span>
      </div>
      <svg
        role="img"
        aria-label={text}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className={classes.picture}
      >
        {band.length > 0 && <path className={classes.band} d={`M${band.join('L')}Z`} />}
        {zero !== undefined && <path className={classes.zero} d={`M0 ${y(zero)}H${WIDTH}`} />}
        {limit !== undefined && <path className={classes.limit} d={`M0 ${y(limit)}H${WIDTH}`} />}
        <path className={classes.line} d={`M${points.map(({ at, value }) => place(at, value)).join('L')}`} />
        {points.length === 1 && <path className={classes.line} d={`M0 ${y(points[0]?.value ?? 0)}H${WIDTH}`} />}
      </svg>
      <div aria-hidden className={classes.times}>
        <span>{formatTime(start, locale)}</span>
        {end !== start && <span>{formatTime(end, locale)}</span>}
      </div>
    </div>
  );
}

function padded(bottom: number, top: number): readonly [number, number] {
  const margin = (top - bottom || Math.abs(top) || 1) * 0.08;
  return [bottom - margin, top + margin];
}
