/** The fields of a document as rows: name, value, how sure. */
import type { TFunction } from 'i18next';
import type { ExtractedField } from '../../../../../contracts/documents/result';
import { CopyButton } from '../../../components/copy-button';
import type { Locale } from '../../../i18n/locale';
import { textAt } from '../../../i18n/texts';
import { Confidence } from './confidence';
import { fieldId, valueText } from './document-marks';
import type { MarkedRow } from './marked-list';
import classes from './marked-list.module.css';

/** Names of the built-in schemas have their own words; those of a caller's schema are shown as they are. */
export function fieldLabel({ name }: Pick<ExtractedField, 'name'>, locale: Locale): string {
  return textAt(locale, 'fields', name) ?? name.replaceAll('_', ' ');
}

export function fieldRow(field: ExtractedField, { t, locale }: { t: TFunction; locale: Locale }): MarkedRow {
  const label = fieldLabel(field, locale);
  const text = valueText(field.value);
  return {
    id: fieldId(field),
    content: (
      <>
        <span className={classes.name}>
          {label}
          {field.value !== null && <Confidence value={field.confidence} />}
        </span>
        {field.value === null ? (
          <span className={classes.absent}>{t('document.absent')}</span>
        ) : (
          <span className={typeof field.value === 'object' ? classes.json : classes.value}>{text}</span>
        )}
      </>
    ),
    aside: text !== '' && <CopyButton text={text} label={t('document.copy-field', { name: label })} />,
  };
}
