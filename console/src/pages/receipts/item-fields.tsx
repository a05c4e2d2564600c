/** The fields of something that is entered by hand. */
import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { categoriesQuery } from '../../api/receipt-queries';
import type { StoragePlace } from '../../api/receipt-types';
import { NumberField } from '../../components/number-field';
import { useTranslation } from '../../i18n/i18n';
import { CategorySelect } from './category-select';
import classes from './item-fields.module.css';
import { StorageSelect } from './storage-select';

export interface ItemDraft {
  name: string;
  quantity: number | undefined;
  unit: string | null;
  category: string;
  storage: StoragePlace;
  expires_on: string | null;
}

export type EnteredItem = ItemDraft & { quantity: number };

const QUANTITY_MAX = 100_000;

export const newDraft = (): ItemDraft => ({
  name: '',
  quantity: 1,
  unit: null,
  category: 'other',
  storage: 'room',
  expires_on: null,
});

export function isComplete(draft: ItemDraft): draft is EnteredItem {
  const { name, quantity } = draft;
  return name.trim() !== '' && quantity !== undefined && quantity > 0 && quantity <= QUANTITY_MAX;
}

interface ItemFieldsProps {
  draft: ItemDraft;
  onChange: (draft: ItemDraft) => void;
}

export function ItemFields({ draft, onChange }: ItemFieldsProps) {
  const { t } = useTranslation('receipts');
  const { data: categories = [] } = useQuery(categoriesQuery);
  const put = (change: Partial<ItemDraft>): void => onChange({ ...draft, ...change });
  // It is kept where things of its kind commonly are, until somebody says otherwise.
  const choose = (category: string): void => {
    const storage = categories.find(({ id }) => id === category)?.storage;
    put({ category, ...(storage && { storage }) });
  };
  return (
    <div className={classes.fields}>
      <TextInput
        className={classes.whole}
        label={t('name')}
        required
        maxLength={200}
        data-autofocus
        value={draft.name}
        onChange={({ currentTarget }) => put({ name: currentTarget.value })}
      />
      <NumberField
        label={t('quantity')}
        required
        inputMode="decimal"
        min={0}
        max={QUANTITY_MAX}
        value={draft.quantity}
        onChange={(quantity) => put({ quantity })}
      />
      <TextInput
        label={t('unit')}
        maxLength={20}
        value={draft.unit ?? ''}
        onChange={({ currentTarget }) => put({ unit: currentTarget.value.trim() || null })}
      />
      <CategorySelect labelled label={t('category')} value={draft.category} categories={categories} onChange={choose} />
      <StorageSelect value={draft.storage} onChange={(storage) => put({ storage })} />
      <TextInput
        className={classes.whole}
        type="date"
        label={t('expires')}
        value={draft.expires_on ?? ''}
        onChange={({ currentTarget }) => put({ expires_on: currentTarget.value || null })}
      />
    </div>
  );
}
