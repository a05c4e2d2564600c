/** The frame of the pages about receipts: the ways between them, and one page's content. */
import type { ComponentProps } from 'react';
import { useTranslation } from '../../i18n/i18n';
import '../../i18n/receipt-texts';
import { Page } from '../../components/page';
import { WayLinks } from '../../components/way-links';
import classes from './receipts-frame.module.css';

export function ReceiptsFrame({ children, ...page }: ComponentProps<typeof Page>) {
  const { t } = useTranslation('receipts');
  return (
    <Page {...page}>
      <WayLinks
        label={t('ways')}
        ways={[
          { path: '/receipts', name: t('way.receipts'), end: true },
          { path: '/receipts/accuracy', name: t('way.accuracy') },
        ]}
      />
      <div className={classes.parts}>{children}</div>
    </Page>
  );
}
