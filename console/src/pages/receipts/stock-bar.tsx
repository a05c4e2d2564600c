/** At the foot of a receipt, always in view: everything that is chosen goes into stock with one tap, and back with one. */
import { Button } from '@mantine/core';
import { IconArrowBackUp, IconBasketPlus } from '@tabler/icons-react';
import { Link } from 'react-router';
import { isDuplicate, useStockAddition } from '../../api/receipt-actions';
import type { Receipt } from '../../api/receipt-types';
import { confirm } from '../../components/confirm';
import { notifyDone, notifyUndoable } from '../../components/notify';
import { StateBadge } from '../../components/state-badge';
import { type Translation, useTranslation } from '../../i18n/i18n';
import classes from './stock-bar.module.css';

export function StockBar({ receipt }: { receipt: Receipt }) {
  const { t } = useTranslation('receipts');
  const { add, undo } = useStockAddition(receipt.chain_id);
  const { stock, items } = receipt;
  const included = items.filter((item) => item.included).length;
  const takeOut = (additionId: string): void =>
    undo.mutate(additionId, { onSuccess: () => notifyDone(t('add.undone')) });
  const putIn = (allowDuplicate: boolean): void =>
    add.mutate(allowDuplicate, {
      onSuccess: ({ addition_id: id, added }) =>
        notifyUndoable(t('add.done', { count: added }), { label: t('undo'), undo: () => takeOut(id) }),
      onError: (error) => {
        if (isDuplicate(error)) void confirm(duplicateQuestion(t)).then((yes) => yes && putIn(true));
      },
    });
  if (stock?.undone_at === null) {
    return (
      <div className={classes.bar}>
        <StateBadge as="completed">{t('add.is-done', { count: stock.items })}</StateBadge>
        <span className={classes.deeds}>
          <Button
            variant="default"
            loading={undo.isPending}
            leftSection={<IconArrowBackUp aria-hidden size={16} />}
            onClick={() => takeOut(stock.addition_id)}
          >
            {t('undo')}
          </Button>
          <Button component={Link} to="/stock">
            {t('add.show')}
          </Button>
        </span>
      </div>
    );
  }
  if (items.length === 0) return null;
  return (
    <div className={classes.bar}>
      <span className={classes.count}>{t('add.chosen', { included, total: items.length })}</span>
      <Button
        size="md"
        className={classes.add}
        loading={add.isPending}
        disabled={included === 0}
        leftSection={<IconBasketPlus aria-hidden size={20} />}
        onClick={() => putIn(false)}
      >
        {included === 0 ? t('add.none') : t('add.all', { count: included })}
      </Button>
    </div>
  );
}

function duplicateQuestion(t: Translation<'receipts'>['t']) {
  return {
    title: t('add.duplicate-title'),
    text: t('add.duplicate-text'),
    confirm: t('add.duplicate-confirm'),
  };
}
