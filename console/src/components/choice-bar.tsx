/** A few choices side by side of which one holds: a filter that shows what there is to choose from. */
import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './choice-bar.module.css';

interface ChoiceBarProps<Value> {
  label: string;
  choices: readonly { value: Value; name: ReactNode }[];
  value: Value;
  onChoose: (value: Value) => void;
}

export function ChoiceBar<Value extends string | undefined>(props: ChoiceBarProps<Value>) {
  const { label, choices, value, onChoose } = props;
  return (
    <div role="group" aria-label={label} className={classes.bar}>
      {choices.map((choice) => (
        <UnstyledButton
          key={choice.value ?? ''}
          className={classes.choice}
          aria-pressed={choice.value === value}
          onClick={() => onChoose(choice.value)}
        >
          {choice.name}
        </UnstyledButton>
      ))}
    </div>
  );
}
