/**
 * The picker of a category: the likeliest ones first, then all, then a new one. The browser's own list, which phones show
 * in their own way.
 */
import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useCategoryTitle } from '../../api/receipt-actions';
import type { Category } from '../../api/receipt-types';
import { useMay } from '../../api/session';
import { useTranslation } from '../../i18n/i18n';
import { NewCategoryDialog } from './new-category-dialog';

/** No category is called so. */
const NEW = '+';

interface CategorySelectProps {
  label: string;
  /** The label is seen above the field, not only read aloud. */
  labelled?: boolean;
  value: string;
  /** Ids, the likeliest first. */
  likely?: readonly string[];
  categories: readonly Category[];
  mayChange?: boolean;
  onChange: (category: string) => void;
}

export function CategorySelect(props: CategorySelectProps) {
  const { label, labelled = false, value, likely = [], categories, mayChange = true, onChange } = props;
  const { t } = useTranslation('receipts');
  const titleOf = useCategoryTitle(categories);
  const mayAdd = useMay('operator', 'feedback:write');
  const [isAdding, setIsAdding] = useState(false);
  const ids = categories.map(({ id }) => id);
  const known = ids.includes(value) ? ids : [value, ...ids];
  const option = (id: string, key = id) => (
    <option key={key} value={id}>
      {titleOf(id)}
    </option>
  );
  return (
    <>
      <NativeSelect
        {...(labelled ? { label } : { 'aria-label': label })}
        value={value}
        disabled={!mayChange}
        onChange={({ currentTarget }) =>
          currentTarget.value === NEW ? setIsAdding(true) : onChange(currentTarget.value)
        }
      >
        {likely.length > 0 && <optgroup label={t('pick.likely')}>{likely.map((id) => option(id))}</optgroup>}
        <optgroup label={t('pick.all')}>{known.filter((id) => !likely.includes(id)).map((id) => option(id))}</optgroup>
        {mayAdd && <option value={NEW}>{t('pick.new')}</option>}
      </NativeSelect>
      {isAdding && <NewCategoryDialog onClose={() => setIsAdding(false)} onMade={onChange} />}
    </>
  );
}
