/** The likeliest categories side by side, to be chosen with one tap; the one that holds may be confirmed. */
import { UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useCategoryTitle } from '../../api/receipt-actions';
import type { Category, CategoryGuess } from '../../api/receipt-types';
import { formatPercent } from '../../i18n/format';
import { useLocale } from '../../i18n/i18n';
import classes from './guesses.module.css';

interface GuessesProps {
  label: string;
  guesses: readonly CategoryGuess[];
  categories: readonly Category[];
  chosen: string;
  onChoose: (category: string) => void;
}

export function Guesses({ label, guesses, categories, chosen, onChoose }: GuessesProps) {
  const { t } = useTranslation('receipts');
  const locale = useLocale();
  const titleOf = useCategoryTitle(categories);
  return (
    <div role="group" aria-label={label} className={classes.guesses}>
      {guesses.map(({ category, confidence }) => (
        <UnstyledButton
          key={category}
          className={classes.guess}
          data-chosen={category === chosen}
          title={t('line.guess', { category: titleOf(category), share: formatPercent(confidence, locale) })}
          onClick={() => onChoose(category)}
        >
          {category === chosen && <IconCheck aria-hidden size={14} />}
          {titleOf(category)}
        </UnstyledButton>
      ))}
    </div>
  );
}
