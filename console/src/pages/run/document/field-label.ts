import type { ExtractedField } from '../../../../../contracts/documents/result';
import type { Locale } from '../../../i18n/locale';
import { textAt } from '../../../i18n/texts';

/** Names of the built-in schemas have their own words; those of a caller's schema are shown as they are. */
export function fieldLabel({ name }: Pick<ExtractedField, 'name'>, locale: Locale): string {
  return textAt(locale, 'fields', name) ?? name.replaceAll('_', ' ');
}
