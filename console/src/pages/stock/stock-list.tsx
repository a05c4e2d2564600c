/** Things in stock, one a row, with what one does most with them at their end. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { categoriesQuery } from '../../api/receipt-queries';
import type { StockItem } from '../../api/receipt-types';
import { useMay } from '../../api/session';
import { useStockActions } from '../../api/stock-actions';
import { useTranslation } from '../../i18n/i18n';
import { ItemDialog } from '../receipts/item-dialog';
import { StockRow } from './stock-row';
import { TakeDialog } from './take-dialog';
import classes from './stock-list.module.css';

interface StockListProps {
  label: string;
  items: readonly StockItem[];
}

export interface Opened {
  dialog: 'take' | 'edit';
  item: StockItem;
}

export function StockList({ label, items }: StockListProps) {
  const { data: categories = [] } = useQuery(categoriesQuery);
  const mayChange = useMay('annotator', 'stock:write');
  const [opened, setOpened] = useState<Opened>();
  const close = (): void => setOpened(undefined);
  return (
    <>
      <ul aria-label={label} className={classes.rows}>
        {items.map((item) => (
          <StockRow key={item.id} {...{ item, categories, mayChange }} onOpen={setOpened} />
        ))}
      </ul>
      {opened?.dialog === 'take' && <TakeDialog item={opened.item} onClose={close} />}
      {opened?.dialog === 'edit' && <EditDialog item={opened.item} onClose={close} />}
    </>
  );
}

function EditDialog({ item, onClose }: { item: StockItem; onClose: () => void }) {
  const { t } = useTranslation('receipts');
  const { change } = useStockActions();
  const { id, name, quantity, unit, category, storage, expires_on } = item;
  return (
    <ItemDialog
      title={t('stock.edit', { name })}
      submit={t('save')}
      begin={{ name, quantity, unit, category, storage, expires_on }}
      isBusy={change.isPending}
      onClose={onClose}
      onSubmit={(wished) => change.mutate({ id, change: wished }, { onSuccess: onClose })}
    />
  );
}
