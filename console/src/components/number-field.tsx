/** A number to type. The browser’s own field: a library’s would cost more than all pages that have one. */
import { TextInput, type TextInputProps } from '@mantine/core';

interface NumberFieldProps extends Omit<TextInputProps, 'value' | 'onChange' | 'type'> {
  value: number | undefined;
  /** Undefined where the field is empty. */
  onChange: (value: number | undefined) => void;
}

export function NumberField({ value, onChange, step = 'any', ...props }: NumberFieldProps) {
  return (
    <TextInput
      {...props}
      type="number"
      step={step}
      value={value ?? ''}
      onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? undefined : currentTarget.valueAsNumber)}
    />
  );
}
