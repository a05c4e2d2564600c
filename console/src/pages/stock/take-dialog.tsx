/** Something is used or thrown away, all of it or a part. */
import { Button, Modal } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import type { StockItem } from '../../api/receipt-types';
import { type TakeReason, useStockActions } from '../../api/stock-actions';
import { notifyDone } from '../../components/notify';
import { NumberField } from '../../components/number-field';
import { useLocale, useTranslation } from '../../i18n/i18n';
import { formatQuantity } from '../receipts/format';
import classes from './take-dialog.module.css';

export function TakeDialog({ item, onClose }: { item: StockItem; onClose: () => void }) {
  const { t } = useTranslation('receipts');
  const { t: main } = useTranslation();
  const locale = useLocale();
  const { take } = useStockActions();
  const { id, name, unit, quantity: there } = item;
  const [quantity, setQuantity] = useState<number | undefined>(Math.min(1, there));
  const isRight = quantity !== undefined && quantity > 0 && quantity <= there;
  const go = (reason: TakeReason): void => {
    if (!isRight) return;
    const onSuccess = (): void => {
      notifyDone(t(`stock.${reason}`, { name, quantity: formatQuantity(quantity, unit, locale) }));
      onClose();
    };
    take.mutate({ id, quantity, reason }, { onSuccess });
  };
  const use = (event: SyntheticEvent): void => {
    event.preventDefault();
    go('used');
  };
  return (
    <Modal opened onClose={onClose} title={name} closeButtonProps={{ 'aria-label': main('action.close') }}>
      <form onSubmit={use}>
        <div className={classes.amount}>
          <NumberField
            label={t('stock.take-title')}
            description={formatQuantity(there, unit, locale)}
            inputMode="decimal"
            min={0}
            max={there}
            value={quantity}
            onChange={setQuantity}
            data-autofocus
          />
          <Button variant="default" onClick={() => setQuantity(there)}>
            {t('stock.take-all')}
          </Button>
        </div>
        <div className={classes.deeds}>
          <Button variant="default" disabled={!isRight} loading={take.isPending} onClick={() => go('discarded')}>
            {t('stock.take-discarded')}
          </Button>
          <Button type="submit" disabled={!isRight} loading={take.isPending}>
            {t('stock.take-used')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
