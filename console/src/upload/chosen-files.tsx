/** The files that are about to be sent: what they are, how much, and which of them cannot be taken. */
import { ActionIcon, FileButton, Button, Text } from '@mantine/core';
import { IconAlertTriangle, IconFile, IconPlus, IconX } from '@tabler/icons-react';
import { ByteSize } from '../components/byte-size';
import { formatBytes } from '../i18n/format';
import { useLocale, useTranslation } from '../i18n/i18n';
import classes from './chosen-files.module.css';

/** Of thousands nobody looks at every name. */
const SHOWN_MAX = 50;

interface ChosenFilesProps {
  files: readonly File[];
  /** Bytes of one file; undefined while the limits are not known. */
  bytesMax: number | undefined;
  onChange: (files: readonly File[]) => void;
}

export function ChosenFiles({ files, bytesMax, onChange }: ChosenFilesProps) {
  const { t } = useTranslation();
  const add = (added: File[]): void => onChange([...files, ...added]);
  const total = files.reduce((sum, { size }) => sum + size, 0);
  if (files.length === 0) {
    return (
      <div className={classes.none}>
        <Text c="dimmed" size="sm">
          {t('upload.drop-here')}
        </Text>
        <AddFiles onAdd={add} label={t('upload.choose')} isFirst />
      </div>
    );
  }
  return (
    <div>
      <div className={classes.head}>
        <Text size="sm" fw={600}>
          {t('upload.files', { count: files.length })} · <ByteSize bytes={total} />
        </Text>
        <AddFiles onAdd={add} label={t('upload.add')} />
      </div>
      <ul className={classes.list} tabIndex={files.length > 5 ? 0 : undefined} aria-label={t('upload.chosen')}>
        {files.slice(0, SHOWN_MAX).map((file, index) => (
          <li key={index} className={classes.file}>
            <FileLine file={file} bytesMax={bytesMax} />
            <ActionIcon
              size="sm"
              aria-label={t('upload.remove', { name: file.name })}
              onClick={() => onChange(files.filter((each) => each !== file))}
            >
              <IconX aria-hidden size={14} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      {files.length > SHOWN_MAX && (
        <Text size="xs" c="dimmed" mt={6}>
          {t('upload.and-more', { count: files.length - SHOWN_MAX })}
        </Text>
      )}
    </div>
  );
}

/** Why a file cannot be taken, as far as that can be known before it is sent. */
export function faultOfFile(file: File, bytesMax: number | undefined): 'empty-file' | 'too-large' | undefined {
  if (file.size === 0) return 'empty-file';
  return bytesMax !== undefined && file.size > bytesMax ? 'too-large' : undefined;
}

function FileLine({ file, bytesMax }: { file: File; bytesMax: number | undefined }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const fault = faultOfFile(file, bytesMax);
  const Sign = fault ? IconAlertTriangle : IconFile;
  return (
    <>
      <Sign aria-hidden size={16} stroke={1.6} className={classes.sign} data-fault={fault !== undefined} />
      <span className={classes.name}>
        {file.name}
        {fault && (
          <Text span size="xs" c="var(--status-failed)" display="block">
            {t(`upload.fault.${fault}`, { limit: formatBytes(bytesMax ?? 0, locale) })}
          </Text>
        )}
      </span>
      <Text span size="xs" c="dimmed">
        <ByteSize bytes={file.size} />
      </Text>
    </>
  );
}

interface AddFilesProps {
  onAdd: (files: File[]) => void;
  label: string;
  /** The first thing to do in the dialog, so the keyboard is there. */
  isFirst?: boolean;
}

function AddFiles({ onAdd, label, isFirst = false }: AddFilesProps) {
  return (
    <FileButton multiple onChange={onAdd} inputProps={{ 'aria-label': label, tabIndex: -1 }}>
      {(props) => (
        <Button
          {...props}
          data-autofocus={isFirst || undefined}
          variant="default"
          size="xs"
          leftSection={<IconPlus aria-hidden size={14} />}
        >
          {label}
        </Button>
      )}
    </FileButton>
  );
}
