/** The head of a receipt: where, when and how much. Shop and day can be set right. */
import { TextInput } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { type FocusEvent, useState } from 'react';
import { type ReceiptChange, useReceiptChanges } from '../../api/receipt-actions';
import type { Receipt } from '../../api/receipt-types';
import { Card } from '../../components/card';
import { useLocale, useTranslation } from '../../i18n/i18n';
import { formatMoney } from './format';
import classes from './receipt-head.module.css';
import { leaveOnEnter } from './leave-on-enter';

interface ReceiptHeadProps {
  receipt: Receipt;
  mayChange: boolean;
}

export function ReceiptHead({ receipt, mayChange }: ReceiptHeadProps) {
  const { t } = useTranslation('receipts');
  const locale = useLocale();
  const { change } = useReceiptChanges(receipt.chain_id);
  const [shop, setShop] = useState(receipt.shop ?? '');
  const [day, setDay] = useState(receipt.bought_on ?? '');
  const keep = (wished: ReceiptChange) => (_event: FocusEvent) => {
    const changed = Object.entries(wished).some(([name, value]) => value !== receipt[name as keyof ReceiptChange]);
    if (changed) change.mutate(wished);
  };
  return (
    <Card>
      <div className={classes.head}>
        <TextInput
          label={t('page.shop')}
          value={shop}
          maxLength={200}
          readOnly={!mayChange}
          onChange={({ currentTarget }) => setShop(currentTarget.value)}
          onKeyDown={leaveOnEnter}
          onBlur={keep({ shop: shop.trim() || null })}
        />
        <TextInput
          type="date"
          label={t('page.day')}
          value={day}
          readOnly={!mayChange}
          onChange={({ currentTarget }) => setDay(currentTarget.value)}
          onBlur={keep({ bought_on: day || null })}
        />
        {receipt.total !== null && (
          <div className={classes.total}>
            <span className={classes.label}>{t('page.total')}</span>
            <strong className="tabular">{formatMoney(receipt.total, receipt.currency, locale)}</strong>
            {receipt.arithmetic.verdict === 'matches' && (
              <span className={classes.matches}>
                <IconCircleCheck aria-hidden size={15} />
                {t('page.adds-up')}
              </span>
            )}
          </div>
        )}
      </div>
    </Card>
  );
}
