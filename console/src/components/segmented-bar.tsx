/**
 * How the parts of a whole stand, as one bar. It is a picture with a text: whoever cannot see it is read the same counts,
 * and beside it a legend may tell them in words.
 */
import { formatNumber } from '../i18n/format';
import { useLocale, useTranslation } from '../i18n/i18n';
import classes from './segmented-bar.module.css';
import { StatusSign } from './status-badge';

/** In the order in which they stand in the bar. */
const SEGMENTS = ['completed', 'failed', 'cancelled', 'running', 'queued'] as const;
type Segment = (typeof SEGMENTS)[number];

export type SegmentCounts = Record<Segment | 'total', number>;

interface SegmentedBarProps {
  counts: SegmentCounts;
  /** Low, for rows of a list. */
  slim?: boolean;
}

export function SegmentedBar({ counts, slim = false }: SegmentedBarProps) {
  const text = useCountsText(counts);
  return (
    <div role="img" aria-label={text} className={classes.bar} data-slim={slim}>
      {SEGMENTS.filter((segment) => counts[segment] > 0).map((segment) => (
        <span
          key={segment}
          className={classes.segment}
          data-segment={segment}
          style={{ flexGrow: counts[segment] / counts.total }}
        />
      ))}
    </div>
  );
}

/** `3 completed, 1 failed, 2 queued`: what there is of, in the order of the bar. */
function useCountsText(counts: SegmentCounts): string {
  const { t } = useTranslation();
  const locale = useLocale();
  return SEGMENTS.filter((segment) => counts[segment] > 0)
    .map((segment) => `${t(`status.${segment}`)} ${formatNumber(counts[segment], locale)}`)
    .join(', ');
}

/** The counts in words and signs. What there is none of is left out, but for what everybody looks for. */
export function SegmentLegend({ counts, all = false }: { counts: SegmentCounts; all?: boolean }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <ul className={classes.legend}>
      {SEGMENTS.filter((segment) => all || counts[segment] > 0).map((segment) => (
        <li key={segment} className={classes.entry} data-none={counts[segment] === 0}>
          <StatusSign status={segment} size={15} />
          <span>{t(`status.${segment}`)}</span>
          <strong className="tabular">{formatNumber(counts[segment], locale)}</strong>
        </li>
      ))}
    </ul>
  );
}
