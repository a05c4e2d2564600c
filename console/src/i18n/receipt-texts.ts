/** The texts of the pages of receipts and stock. They come with the first of these pages. */
import receiptsEn from '../locales/receipts.en.json';
import receiptsKo from '../locales/receipts.ko.json';
import { addTexts } from './i18n';
import type { Locale } from './locale';
import type { Texts } from './texts';

const RECEIPT_TEXTS = { en: receiptsEn, ko: receiptsKo } satisfies Record<Locale, Texts<typeof receiptsEn>>;

addTexts('receipts', RECEIPT_TEXTS);
