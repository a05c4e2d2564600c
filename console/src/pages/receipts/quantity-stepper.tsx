/** A quantity to type, or to count up and down with one tap. What is typed is kept when the field is left. */
import { UnstyledButton } from '@mantine/core';
import { IconMinus, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { leaveOnEnter } from './leave-on-enter';
import classes from './quantity-stepper.module.css';

interface QuantityStepperProps {
  label: string;
  labels: { less: string; more: string };
  value: number;
  unit: string | null;
  mayChange: boolean;
  onChange: (value: number) => void;
}

const MAX = 100_000;
/** Weights are not counted in ones: what floats leave behind is cut off. */
const rounded = (value: number): number => Math.round(value * 1_000) / 1_000;

export function QuantityStepper({ label, labels, value, unit, mayChange, onChange }: QuantityStepperProps) {
  const [typed, setTyped] = useState<string>();
  const keep = (): void => {
    const wished = Number(typed);
    setTyped(undefined);
    if (typed !== undefined && wished > 0 && wished <= MAX && wished !== value) onChange(rounded(wished));
  };
  return (
    <div className={classes.stepper}>
      <UnstyledButton
        className={classes.step}
        aria-label={labels.less}
        disabled={!mayChange || value <= 1}
        onClick={() => onChange(rounded(value - 1))}
      >
        <IconMinus aria-hidden size={15} />
      </UnstyledButton>
      <input
        className={classes.value}
        inputMode="decimal"
        aria-label={label}
        readOnly={!mayChange}
        size={Math.max(2, String(typed ?? value).length)}
        value={typed ?? value}
        onChange={({ currentTarget }) => setTyped(currentTarget.value.replace(',', '.'))}
        onKeyDown={leaveOnEnter}
        onBlur={keep}
      />
      {unit !== null && <span className={classes.unit}>{unit}</span>}
      <UnstyledButton
        className={classes.step}
        aria-label={labels.more}
        disabled={!mayChange || value >= MAX}
        onClick={() => onChange(rounded(value + 1))}
      >
        <IconPlus aria-hidden size={15} />
      </UnstyledButton>
    </div>
  );
}
