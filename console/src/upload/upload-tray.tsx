/** Uploads in the corner: how much has gone out, what was refused and why, and the way to what came of them. */
import { ActionIcon, Anchor, Button, Progress, Text } from '@mantine/core';
import { IconCircleCheck, IconCircleX, IconUpload, IconX } from '@tabler/icons-react';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { useProblem } from '../components/problem-alert';
import { formatPercent } from '../i18n/format';
import { useLocale, useTranslation } from '../i18n/i18n';
import { useStore } from '../state/store';
import classes from './upload-tray.module.css';
import { forget, startUpload, type Upload, uploads } from './uploads';

/** What went well need not be put away by hand. */
const DONE_MS = 6_000;

export function UploadTray() {
  const { t } = useTranslation();
  const all = useStore(uploads);
  if (all.length === 0) return null;
  return (
    <section aria-label={t('upload.uploads')} className={classes.tray}>
      {all.map((upload) => (
        <UploadCard key={upload.id} upload={upload} />
      ))}
    </section>
  );
}

const SIGNS = { sending: IconUpload, accepted: IconCircleCheck, refused: IconCircleX } as const;

function UploadCard({ upload }: { upload: Upload }) {
  const { t } = useTranslation();
  const { id, files, state, rejected, path } = upload;
  const isDone = state === 'accepted' && rejected.length === 0;
  useEffect(() => {
    if (!isDone) return;
    const timer = setTimeout(() => forget(id), DONE_MS);
    return () => clearTimeout(timer);
  }, [id, isDone]);
  const Sign = SIGNS[state];
  const name = files.length === 1 ? files[0]?.name : t('upload.files', { count: files.length });
  return (
    <div className={classes.card}>
      <Sign aria-hidden size={18} className={classes.sign} data-state={state} />
      <div className={classes.body}>
        <Text size="sm" fw={600} lineClamp={2}>
          {name}
        </Text>
        <div role="status">
          <UploadState upload={upload} />
        </div>
        {path !== undefined && (
          <Anchor component={Link} to={path} size="sm">
            {t(files.length === 1 ? 'upload.open-run' : 'upload.open-batch')}
          </Anchor>
        )}
      </div>
      <ActionIcon
        size="sm"
        aria-label={state === 'sending' ? t('upload.stop') : t('action.close')}
        onClick={() => (state === 'sending' ? upload.stop() : forget(id))}
      >
        <IconX aria-hidden size={15} />
      </ActionIcon>
    </div>
  );
}

function UploadState({ upload }: { upload: Upload }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { state, sent, rejected } = upload;
  if (state === 'sending') {
    const words = sent < 1 ? t('upload.sent', { share: formatPercent(sent, locale) }) : t('upload.checking');
    return (
      <>
        <Text size="xs" c="dimmed" mb={5} aria-live="off">
          {words}
        </Text>
        <Progress.Root size={4} aria-live="off">
          <Progress.Section value={sent * 100} animated={sent >= 1} aria-label={t('upload.progress')} />
        </Progress.Root>
      </>
    );
  }
  if (state === 'refused') return <Refused upload={upload} />;
  if (rejected.length === 0) return <Text size="xs">{t('upload.accepted')}</Text>;
  return (
    <>
      <Text size="xs">{t('upload.rejected', { count: rejected.length })}</Text>
      <ul className={classes.rejected} tabIndex={0} aria-label={t('upload.rejected', { count: rejected.length })}>
        {rejected.map(({ name, problem }, index) => (
          <li key={index}>
            <b>{name}</b> {problem.detail}
          </li>
        ))}
      </ul>
    </>
  );
}

function Refused({ upload }: { upload: Upload }) {
  const { t } = useTranslation();
  const problem = useProblem(upload.error);
  const again = (): void => {
    forget(upload.id);
    void startUpload(upload.files, upload.submission);
  };
  return (
    <>
      <Text size="xs" fw={600}>
        {problem.title}
      </Text>
      <Text size="xs">{problem.detail}</Text>
      <Button size="compact-xs" variant="default" mt={6} onClick={again}>
        {t('action.try-again')}
      </Button>
    </>
  );
}
