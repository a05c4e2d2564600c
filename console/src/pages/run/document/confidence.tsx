import { Tooltip } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { formatPercent } from '../../../i18n/format';
import { useLocale, useTranslation } from '../../../i18n/i18n';
import classes from './confidence.module.css';

/** 0.29 times 100 is a little less than 29. */
const ROUNDING = 1e-9;

interface ConfidenceProps {
  /** 0..1. */
  value: number;
  /** Whether somebody should look at it. */
  isLow: boolean;
}

/** How sure the reader was; what should be looked at has a sign of its own. */
export function Confidence({ value, isLow }: ConfidenceProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  // Rounded down: 94.7 % is not the 95 % that somebody may ask for.
  const share = formatPercent(Math.floor(value * 100 + ROUNDING) / 100, locale);
  return (
    <Tooltip label={t(isLow ? 'document.unsure' : 'document.sure', { share })}>
      <span className={classes.confidence} data-low={isLow}>
        {isLow && <IconAlertTriangle aria-label={t('document.check')} size={13} />}
        {share}
      </span>
    </Tooltip>
  );
}
