/** A few numbers that a page begins with. */
import { formatNumber } from '../../i18n/format';
import { useLocale } from '../../i18n/i18n';
import classes from './models-frame.module.css';

export function Counts({ counts }: { counts: readonly (readonly [name: string, count: number])[] }) {
  const locale = useLocale();
  return (
    <dl className={classes.counts}>
      {counts.map(([name, count]) => (
        <div key={name} className={classes.count}>
          <dt>{name}</dt>
          <dd>{formatNumber(count, locale)}</dd>
        </div>
      ))}
    </dl>
  );
}
