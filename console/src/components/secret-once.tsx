/** A secret that is shown this once: the text, a button that copies it, and a word of warning. */
import { Button, CopyButton, Text } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from '../i18n/i18n';
import classes from './secret-once.module.css';

interface SecretOnceProps {
  label: string;
  secret: string;
  /** What to do with it, and that it will not be seen again. */
  about: string;
}

export function SecretOnce({ label, secret, about }: SecretOnceProps) {
  const { t } = useTranslation();
  return (
    <section role="status" aria-label={label} className={classes.secret}>
      <Text fw={600}>{label}</Text>
      <Text size="sm" mt={2}>
        {about}
      </Text>
      <div className={classes.line}>
        <code className={classes.text} tabIndex={0} data-testid="secret">
          {secret}
        </code>
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              leftSection={copied ? <IconCheck aria-hidden size={15} /> : <IconCopy aria-hidden size={15} />}
              onClick={copy}
            >
              {copied ? t('action.copied') : t('action.copy')}
            </Button>
          )}
        </CopyButton>
      </div>
    </section>
  );
}
