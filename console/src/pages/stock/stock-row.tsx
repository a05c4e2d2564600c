import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useCategoryTitle } from '../../api/receipt-actions';
import type { Category, StockItem } from '../../api/receipt-types';
import { useStockActions } from '../../api/stock-actions';
import { confirm } from '../../components/confirm';
import { useLocale, useTranslation } from '../../i18n/i18n';
import { DaysLeft } from '../receipts/days-left';
import { formatQuantity } from '../receipts/format';
import type { Opened } from './stock-list';
import classes from './stock-row.module.css';

interface StockRowProps {
  item: StockItem;
  categories: readonly Category[];
  mayChange: boolean;
  onOpen: (opened: Opened) => void;
}

/** One thing in stock: what it is, where, until when, and how much of it there is. */
export function StockRow({ item, categories, mayChange, onOpen }: StockRowProps) {
  const { t } = useTranslation('receipts');
  const locale = useLocale();
  const titleOf = useCategoryTitle(categories);
  const { name, quantity, unit, category, storage } = item;
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <strong className={classes.name}>{name}</strong>
        <span className={classes.facts}>
          {titleOf(category)} · {t(`storage.${storage}`)}
        </span>
      </div>
      <span className={classes.days}>
        <DaysLeft day={item.expires_on} />
      </span>
      <span className={classes.quantity}>{formatQuantity(quantity, unit, locale)}</span>
      {mayChange && <RowDeeds item={item} onOpen={onOpen} />}
    </li>
  );
}

function RowDeeds({ item, onOpen }: Pick<StockRowProps, 'item' | 'onOpen'>) {
  const { t } = useTranslation('receipts');
  const { t: main } = useTranslation();
  const { remove } = useStockActions();
  const { id, name } = item;
  const askToRemove = async (): Promise<void> => {
    const question = {
      title: t('stock.remove-title', { name }),
      text: t('stock.remove-text'),
      confirm: t('stock.remove'),
      dismiss: main('action.keep'),
      isDangerous: true,
    };
    if (await confirm(question)) remove.mutate(id);
  };
  return (
    <span className={classes.deeds}>
      <Button
        variant="default"
        size="xs"
        aria-label={t('stock.use', { name })}
        onClick={() => onOpen({ dialog: 'take', item })}
      >
        {t('stock.use-one')}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon size={36} aria-label={t('stock.more', { name })}>
            <IconDots aria-hidden size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onOpen({ dialog: 'edit', item })}>{t('stock.edit-title')}</Menu.Item>
          <Menu.Item color="red" onClick={() => void askToRemove()}>
            {t('stock.remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </span>
  );
}
