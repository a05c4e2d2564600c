/** The frame of the pages about stock: the ways between them, the ways to put something in, and one page's content. */
import { Button } from '@mantine/core';
import { IconBarcode, IconPlus } from '@tabler/icons-react';
import type { ComponentProps } from 'react';
import { Link } from 'react-router';
import { useMay } from '../../api/session';
import { useTranslation } from '../../i18n/i18n';
import '../../i18n/receipt-texts';
import { Page } from '../../components/page';
import { WayLinks } from '../../components/way-links';
import classes from './stock-frame.module.css';

export function StockFrame({ children, ...page }: Omit<ComponentProps<typeof Page>, 'actions'>) {
  const { t } = useTranslation('receipts');
  const mayAdd = useMay('annotator', 'stock:write');
  return (
    <Page {...page} actions={mayAdd && <WaysIn />}>
      <WayLinks
        label={t('stock-ways')}
        ways={[
          { path: '/stock', name: t('way.stock'), end: true },
          { path: '/stock/reminders', name: t('way.reminders') },
        ]}
      />
      <div className={classes.parts}>{children}</div>
    </Page>
  );
}

function WaysIn() {
  const { t } = useTranslation('receipts');
  return (
    <>
      <Button
        component={Link}
        to="/stock/new?scan"
        variant="default"
        leftSection={<IconBarcode aria-hidden size={18} />}
      >
        {t('stock.scan')}
      </Button>
      <Button component={Link} to="/stock/new" leftSection={<IconPlus aria-hidden size={16} />}>
        {t('stock.add')}
      </Button>
    </>
  );
}
