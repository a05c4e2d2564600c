/** The likeliest categories side by side, to be chosen with one tap; the one that holds may be confirmed. */
import { UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useCategoryTitle } from '../../api/receipt-actions';
import type { Category, CategoryGuess } from '../../api/receipt-types';
import { formatPercent } from '../../i18n/format';
import { useLocale, useTranslation } from '../../i18n/i18n';
import classes from './guesses.module.css';

interface GuessesProps {
  label: string;
  /** Ids in the order in which they are offered. */
  offered: readonly string[];
  /** How likely the model finds them. */
  guesses: readonly CategoryGuess[];
  categories: readonly Category[];
  chosen: string;
  onChoose: (category: string) => void;
}

export function Guesses({ label, offered, guesses, categories, chosen, onChoose }: GuessesProps) {
  const { t } = useTranslation('receipts');
  const locale = useLocale();
  const titleOf = useCategoryTitle(categories);
  const hint = (category: string): string => {
    const guess = guesses.find((each) => each.category === category);
    if (!guess) return titleOf(category);
    return t('line.guess', { category: titleOf(category), share: formatPercent(guess.confidence, locale) });
  };
  return (
    <div role="group" aria-label={label} className={classes.guesses}>
      {offered.map((category) => (
        <UnstyledButton
          key={category}
          className={classes.guess}
          data-chosen={category === chosen}
          title={hint(category)}
          onClick={() => onChoose(category)}
        >
          {category === chosen && <IconCheck aria-hidden size={14} />}
          {titleOf(category)}
        </UnstyledButton>
      ))}
    </div>
  );
}
