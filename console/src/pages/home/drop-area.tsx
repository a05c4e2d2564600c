import { Text, UnstyledButton } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useTranslation } from '../../i18n/i18n';
import { openUpload } from '../../upload/upload-request';
import classes from './home-page.module.css';

/** Shows where files go, though they may be dropped anywhere; pressed, it lets one choose them. */
export function DropArea() {
  const { t } = useTranslation();
  return (
    <UnstyledButton className={classes.drop} onClick={() => openUpload([])}>
      <IconFileUpload aria-hidden size={34} stroke={1.4} className={classes.dropSign} />
      <span>
        <Text component="span" display="block" fw={600}>
          {t('home.drop')}
        </Text>
        <Text component="span" display="block" size="sm" c="dimmed">
          {t('home.drop-about')}
        </Text>
      </span>
    </UnstyledButton>
  );
}
