/** One line of a receipt. What is needed for most of them stands in view; the rest unfolds. */
import { ActionIcon, Button, Checkbox, TextInput } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useCategoryTitle } from '../../api/receipt-actions';
import type { Category, ReceiptLine, ReceiptLineChange } from '../../api/receipt-types';
import { StateBadge } from '../../components/state-badge';
import { useLocale, useTranslation } from '../../i18n/i18n';
import { CategorySelect } from './category-select';
import { DaysLeft } from './days-left';
import { formatMoney } from './format';
import { Guesses } from './guesses';
import { leaveOnEnter } from './leave-on-enter';
import classes from './line-row.module.css';
import { QuantityStepper } from './quantity-stepper';
import { StorageSelect } from './storage-select';

interface LineRowProps {
  item: ReceiptLine;
  /** Categories to choose from first, the likeliest first. */
  offered: readonly string[];
  categories: readonly Category[];
  currency: string | null;
  mayChange: boolean;
  onChange: (change: ReceiptLineChange) => void;
  onRemove: () => void;
}

export function LineRow(props: LineRowProps) {
  const { item, offered, categories, currency, mayChange, onChange } = props;
  const { t } = useTranslation('receipts');
  const locale = useLocale();
  const detailsId = useId();
  const [isOpen, setIsOpen] = useState(false);
  const { name, included } = item;
  const isUnsure = item.is_unsure && included;
  return (
    <li className={classes.line} data-line={item.line} data-left-out={!included} data-unsure={isUnsure}>
      <Checkbox
        className={classes.include}
        checked={included}
        disabled={!mayChange}
        aria-label={t('line.include', { name })}
        onChange={({ currentTarget }) => onChange({ included: currentTarget.checked })}
      />
      <NameField key={name} {...{ item, mayChange, onChange }} />
      <span className={classes.amount}>{item.amount !== null && formatMoney(item.amount, currency, locale)}</span>
      <div className={classes.fields}>
        <CategorySelect
          label={t('line.category', { name })}
          value={item.category}
          likely={offered}
          {...{ categories, mayChange }}
          onChange={(category) => onChange({ category })}
        />
        <QuantityStepper
          label={t('line.quantity', { name })}
          labels={{ less: t('line.minus', { name }), more: t('line.plus', { name }) }}
          value={item.quantity}
          unit={item.unit}
          mayChange={mayChange}
          onChange={(quantity) => onChange({ quantity })}
        />
        <DaysLeft day={item.expires_on} />
      </div>
      <ActionIcon
        className={classes.more}
        size={36}
        aria-label={t('line.details', { name })}
        aria-expanded={isOpen}
        aria-controls={detailsId}
        onClick={() => setIsOpen(!isOpen)}
      >
        <IconChevronDown aria-hidden size={18} className={classes.chevron} data-open={isOpen} />
      </ActionIcon>
      {isUnsure && <Doubt {...{ item, offered, categories, mayChange, onChange }} />}
      <div id={detailsId} hidden={!isOpen} className={classes.details}>
        {isOpen && <Details {...props} />}
      </div>
    </li>
  );
}

type PartProps = Pick<LineRowProps, 'item' | 'mayChange' | 'onChange'>;

function NameField({ item: { name, raw_text: printed }, mayChange, onChange }: PartProps) {
  const { t } = useTranslation('receipts');
  const [typed, setTyped] = useState(name);
  const keep = (): void => {
    const wished = typed.trim();
    if (wished === '') setTyped(name);
    else if (wished !== name) onChange({ name: wished });
  };
  return (
    <div className={classes.name}>
      <TextInput
        variant="unstyled"
        value={typed}
        maxLength={200}
        readOnly={!mayChange}
        aria-label={t('line.name', { name })}
        classNames={{ input: classes.nameInput ?? '' }}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onKeyDown={leaveOnEnter}
        onBlur={keep}
      />
      {printed !== null && printed !== name && <span className={classes.printed}>{printed}</span>}
    </div>
  );
}

/** Where the model was not sure: its likeliest guesses to choose from with one tap. */
function Doubt(props: PartProps & Pick<LineRowProps, 'offered' | 'categories'>) {
  const { item, offered, categories, mayChange, onChange } = props;
  const { t } = useTranslation('receipts');
  return (
    <div className={classes.doubt}>
      <StateBadge as="retrying">{t('line.unsure')}</StateBadge>
      {mayChange && (
        <Guesses
          label={t('line.guesses', { name: item.name })}
          guesses={item.alternatives}
          {...{ offered, categories }}
          chosen={item.category}
          onChoose={(category) => onChange({ category })}
        />
      )}
    </div>
  );
}

function Details({ item, mayChange, onChange, onRemove, categories }: LineRowProps) {
  const { t } = useTranslation('receipts');
  const titleOf = useCategoryTitle(categories);
  const byHand = item.raw_text === null;
  return (
    <>
      <TextInput
        type="date"
        label={t('expires')}
        value={item.expires_on ?? ''}
        readOnly={!mayChange}
        onChange={({ currentTarget }) => onChange({ expires_on: currentTarget.value || null })}
      />
      <StorageSelect value={item.storage} disabled={!mayChange} onChange={(storage) => onChange({ storage })} />
      <p className={classes.source}>
        {item.category_source === 'model' ? titleOf(item.category) : t(SOURCES[item.category_source])}
        {!byHand && ` · ${t('line.printed')}: ${item.raw_text}`}
      </p>
      {byHand && mayChange && (
        <Button variant="default" size="xs" onClick={onRemove}>
          {t('line.remove')}
        </Button>
      )}
    </>
  );
}

const SOURCES = { annotator: 'line.annotated', memory: 'line.memory', user: 'line.yours' } as const;
