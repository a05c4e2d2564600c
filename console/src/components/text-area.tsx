import { InputBase, type InputBaseProps } from '@mantine/core';
import type { ComponentProps } from 'react';
import classes from './text-area.module.css';

interface TextAreaProps extends InputBaseProps, Omit<ComponentProps<'textarea'>, keyof InputBaseProps> {}

/** A text of several lines, as high as its text where the browser can do that by itself. */
export function TextArea({ rows = 1, ...props }: TextAreaProps) {
  return (
    <InputBase component="textarea" multiline rows={rows} classNames={{ input: classes.input ?? '' }} {...props} />
  );
}
