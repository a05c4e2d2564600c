/** Where a receipt goes in: by the camera of a phone, from a folder, or dropped. */
import { Progress, Text } from '@mantine/core';
import { IconCamera, IconUpload } from '@tabler/icons-react';
import { useEffect } from 'react';
import { Note } from '../../components/note';
import { ProblemAlert } from '../../components/problem-alert';
import { formatPercent } from '../../i18n/format';
import { useLocale, useTranslation } from '../../i18n/i18n';
import { fileTaker, openUpload } from '../../upload/upload-request';
import classes from './photo-card.module.css';
import { PhotoButton } from './photo-button';
import { type PhotoSender, usePhotoUpload } from './use-photo-upload';

export function PhotoCard() {
  const { t } = useTranslation('receipts');
  const sender = usePhotoUpload();
  const { upload, send } = sender;
  const isBusy = upload.state === 'preparing' || upload.state === 'sending';
  useFilesFromAnywhere(isBusy ? undefined : send);
  return (
    <section aria-label={t('photo.title')} className={classes.card}>
      <div className={classes.buttons}>
        <PhotoButton capture onFiles={send} disabled={isBusy} leftSection={<IconCamera aria-hidden size={20} />}>
          {t('photo.take')}
        </PhotoButton>
        <PhotoButton
          multiple
          variant="default"
          onFiles={send}
          disabled={isBusy}
          leftSection={<IconUpload aria-hidden size={18} />}
        >
          {t('photo.choose')}
        </PhotoButton>
      </div>
      <Text size="sm" c="dimmed" className={classes.about}>
        {t('photo.about')}
      </Text>
      <UploadState {...sender} />
    </section>
  );
}

/** While the page is open, what is dropped or pasted is a receipt. */
function useFilesFromAnywhere(take: ((files: readonly File[]) => void) | undefined): void {
  useEffect(() => {
    fileTaker.set(take ?? (() => undefined));
    return () => fileTaker.set(openUpload);
  }, [take]);
}

function UploadState({ upload, send }: PhotoSender) {
  const { t } = useTranslation('receipts');
  const locale = useLocale();
  if (upload.state === 'idle') return null;
  if (upload.state === 'refused') return <ProblemAlert error={upload.error} onRetry={() => send(upload.files)} />;
  if (upload.state === 'several') return <Note role="status">{t('photo.several', { count: upload.count })}</Note>;
  const share = upload.state === 'sending' ? upload.share : 0;
  return (
    <div className={classes.progress} role="status">
      <Text size="sm">
        {upload.state === 'preparing'
          ? t('photo.preparing')
          : t('photo.sending', { share: formatPercent(share, locale) })}
      </Text>
      <Progress value={100 * share} aria-label={t('photo.title')} />
    </div>
  );
}

/** Only to take the same photo again. */
export function RetakeButton() {
  const { t } = useTranslation('receipts');
  const sender = usePhotoUpload();
  const isBusy = sender.upload.state === 'preparing' || sender.upload.state === 'sending';
  return (
    <div className={classes.retake}>
      <PhotoButton
        capture
        variant="default"
        onFiles={sender.send}
        disabled={isBusy}
        leftSection={<IconCamera aria-hidden size={18} />}
      >
        {t('photo.again')}
      </PhotoButton>
      <UploadState {...sender} />
    </div>
  );
}
