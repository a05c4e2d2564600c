import { IconCheck, IconPencil } from '@tabler/icons-react';
import { useTranslation } from '../../../i18n/i18n';
import classes from './review.module.css';
import type { Looking } from './use-review';

interface StateSignProps {
  state: Exclude<Looking, 'untouched'>;
  isSaved: boolean;
}

/** That somebody has looked at a value, and what came of it. */
export function StateSign({ state, isSaved }: StateSignProps) {
  const { t } = useTranslation();
  const Sign = state === 'accepted' ? IconCheck : IconPencil;
  return (
    <span className={classes.state} data-state={state}>
      <Sign aria-hidden size={13} stroke={2.4} />
      {t(`review.state.${state}`)}
      {!isSaved && ` · ${t('review.not-saved')}`}
    </span>
  );
}
