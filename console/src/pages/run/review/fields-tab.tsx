/** The fields of a document: read by everybody, accepted and corrected by whoever may. */
import { ActionIcon, NativeSelect, Text, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconCheck, IconPencil } from '@tabler/icons-react';
import { CopyButton } from '../../../components/copy-button';
import { formatPercent } from '../../../i18n/format';
import { useLocale, useTranslation } from '../../../i18n/i18n';
import { Confidence } from '../document/confidence';
import { valueText } from '../document/document-marks';
import classes from '../document/document-result.module.css';
import { Nothing } from '../document/document-tabs';
import { fieldLabel } from '../document/field-label';
import { MarkedList, type MarkedRow } from '../document/marked-list';
import rowClasses from '../document/marked-list.module.css';
import { Corrections } from './corrections';
import reviewClasses from './review.module.css';
import { StateSign } from './state-sign';
import { type ReviewedField, useReviewed } from './use-review';
import { ValueEditor } from './value-editor';
import { choosePrecision, PRECISIONS, useWantedPrecision } from './wanted-precision';

export function FieldsTab() {
  const { t } = useTranslation();
  const { fields, mayCorrect, draft } = useReviewed();
  const label = useFieldLabel();
  if (fields.length === 0) return <Nothing text={t('document.no-fields')} />;
  const asText = JSON.stringify(Object.fromEntries(fields.map(({ field, value }) => [field.name, value])), null, 2);
  const rows = fields.map((reviewed): MarkedRow => {
    const { id, kind } = reviewed;
    const isOpen = mayCorrect && draft.open?.id === id;
    return {
      id,
      content: <FieldContent reviewed={reviewed} />,
      aside: <FieldButtons reviewed={reviewed} />,
      below: isOpen && <ValueEditor id={id} label={label(reviewed)} kind={kind} isOptional />,
    };
  });
  return (
    <>
      <div className={classes.head}>
        <Progress />
        <CopyButton text={asText} label={t('document.copy-fields')} />
      </div>
      <WantedPrecision />
      <OpenableList label={t('document.tab.fields')} rows={rows} />
      <Corrections />
    </>
  );
}

/** Rows that open by key or by two presses, for whoever may correct. */
export function OpenableList({ label, rows }: { label: string; rows: readonly MarkedRow[] }) {
  const { mayCorrect, edit } = useReviewed();
  return (
    <MarkedList
      label={label}
      rows={mayCorrect ? rows.map((row) => ({ ...row, onOpen: () => void edit(row.id) })) : rows}
    />
  );
}

function useFieldLabel(): (reviewed: ReviewedField) => string {
  const locale = useLocale();
  return ({ field }) => fieldLabel(field, locale);
}

function Progress() {
  const { t } = useTranslation();
  const { fields, mayCorrect } = useReviewed();
  const uncertain = fields.filter(({ isUncertain }) => isUncertain);
  const checked = uncertain.filter(({ state }) => state !== 'untouched').length;
  const count = uncertain.length;
  const words = (): string => {
    if (count === 0) return t('document.all-sure');
    if (mayCorrect || checked > 0) return t('review.progress', { checked, count });
    return t('document.to-check', { count });
  };
  return (
    <Text size="xs" c="dimmed" role="status">
      {words()}
    </Text>
  );
}

/** What counts as uncertain is for its reader to say. */
function WantedPrecision() {
  const { t } = useTranslation();
  const locale = useLocale();
  const precision = useWantedPrecision();
  return (
    <Tooltip label={t('review.precision-about')} multiline maw={320}>
      <label className={reviewClasses.precision}>
        {t('review.precision')}
        <NativeSelect
          size="xs"
          value={String(precision)}
          onChange={({ currentTarget }) => choosePrecision(Number(currentTarget.value))}
          data={PRECISIONS.map((each) => ({ value: String(each), label: formatPercent(each, locale) }))}
        />
      </label>
    </Tooltip>
  );
}

function FieldContent({ reviewed }: { reviewed: ReviewedField }) {
  const { t } = useTranslation();
  const label = useFieldLabel();
  const { field, value, state, isSaved, isUncertain } = reviewed;
  const isOther = state === 'corrected';
  return (
    <>
      <span className={rowClasses.name}>
        {label(reviewed)}
        {state !== 'untouched' ? (
          <StateSign state={state} isSaved={isSaved} />
        ) : (
          field.value !== null && <Confidence value={field.confidence} isLow={isUncertain} />
        )}
      </span>
      {value === null ? (
        <span className={rowClasses.absent}>{t(isOther ? 'review.absent' : 'document.absent')}</span>
      ) : (
        <span className={typeof value === 'object' ? rowClasses.json : rowClasses.value}>{valueText(value)}</span>
      )}
      {isOther && field.value !== null && <del className={rowClasses.before}>{valueText(field.value)}</del>}
    </>
  );
}

function FieldButtons({ reviewed }: { reviewed: ReviewedField }) {
  const { t } = useTranslation();
  const label = useFieldLabel();
  const { mayCorrect, accept, takeBack, edit } = useReviewed();
  const { id, field, value, isSaved } = reviewed;
  const text = valueText(value);
  const name = label(reviewed);
  const copy = text !== '' && <CopyButton text={text} label={t('document.copy-field', { name })} />;
  if (!mayCorrect) return copy;
  return (
    <>
      {copy}
      <RowButton label={t('review.edit', { name })} press={() => void edit(id)} Sign={IconPencil} />
      {isSaved ? (
        <RowButton label={t('review.accept', { name })} press={() => accept(field.name)} Sign={IconCheck} />
      ) : (
        <RowButton label={t('review.take-back', { name })} press={() => takeBack(id)} Sign={IconArrowBackUp} />
      )}
    </>
  );
}

interface RowButtonProps {
  label: string;
  press: () => void;
  Sign: typeof IconCheck;
}

export function RowButton({ label, press, Sign }: RowButtonProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon size={26} aria-label={label} onClick={press}>
        <Sign aria-hidden size={15} />
      </ActionIcon>
    </Tooltip>
  );
}
