import { Tooltip } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatPercent } from '../../../i18n/format';
import { useLocale } from '../../../i18n/i18n';
import classes from './confidence.module.css';
import { isUnsure } from './document-marks';

/** How sure the reader was, 0..1; what should be looked at has a sign of its own. */
export function Confidence({ value }: { value: number }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const share = formatPercent(value, locale);
  const isLow = isUnsure(value);
  return (
    <Tooltip label={t(isLow ? 'document.unsure' : 'document.sure', { share })}>
      <span className={classes.confidence} data-low={isLow}>
        {isLow && <IconAlertTriangle aria-label={t('document.check')} size={13} />}
        {share}
      </span>
    </Tooltip>
  );
}
