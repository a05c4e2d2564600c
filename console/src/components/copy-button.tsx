import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from '../i18n/i18n';
import { notifyFailed } from './notify';

const SHOWN_MS = 1_500;

interface CopyButtonProps {
  text: string;
  /** What is copied; "Copy" unless given. */
  label?: string;
  size?: number;
}

/** Copies a text and shows for a moment that it has. */
export function CopyButton({ text, label, size = 26 }: CopyButtonProps) {
  const { t } = useTranslation();
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = (): void => {
    copyText(text).then(() => setIsCopied(true), notifyFailed);
  };
  const words = isCopied ? t('action.copied') : (label ?? t('action.copy'));
  const Sign = isCopied ? IconCheck : IconCopy;
  return (
    <Tooltip label={words}>
      <ActionIcon size={size} aria-label={words} onClick={copy}>
        <Sign aria-hidden size={15} />
      </ActionIcon>
    </Tooltip>
  );
}

/** Over plain HTTP from another machine a page has no clipboard; there the old way still works. */
export async function copyText(text: string): Promise<void> {
  if (window.isSecureContext) return navigator.clipboard.writeText(text);
  const copy = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData('text/plain', text);
  };
  document.addEventListener('copy', copy, { capture: true, once: true });
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else copies without a secure context
  document.execCommand('copy');
}
