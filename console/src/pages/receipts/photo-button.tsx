/** A button that opens the camera or the folder. The input itself is out of sight; the button stands for it. */
import { Button, type ButtonProps } from '@mantine/core';
import { type ChangeEvent, type ReactNode, useRef } from 'react';

/** What the pipeline reads. A camera gives pictures alone. */
const ACCEPTED = 'image/png,image/jpeg,image/webp,image/tiff,application/pdf';

interface PhotoButtonProps extends ButtonProps {
  /** Opens the camera at the back of a phone; on others the folder. */
  capture?: boolean;
  multiple?: boolean;
  onFiles: (files: readonly File[]) => void;
  children: ReactNode;
}

export function PhotoButton({ capture = false, multiple = false, onFiles, children, ...button }: PhotoButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  const change = ({ currentTarget }: ChangeEvent<HTMLInputElement>): void => {
    const files = [...(currentTarget.files ?? [])];
    // So that the same file may be chosen again.
    currentTarget.value = '';
    onFiles(files);
  };
  return (
    <>
      <Button size="md" {...button} onClick={() => input.current?.click()}>
        {children}
      </Button>
      <input
        ref={input}
        hidden
        type="file"
        accept={capture ? 'image/*' : ACCEPTED}
        {...(capture && { capture: 'environment' as const })}
        multiple={multiple}
        onChange={change}
      />
    </>
  );
}
