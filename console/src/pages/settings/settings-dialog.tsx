/** The frame of the dialogs that make a key, a person or a link, and the buttons at their end. */
import { Button, Group, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from '../../i18n/i18n';

interface SettingsDialogProps {
  title: string;
  opened: boolean;
  onClose: () => void;
  /** Gone with the dialog, so that no secret stays in memory. */
  children: ReactNode;
}

export function SettingsDialog({ title, opened, onClose, children }: SettingsDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={title}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {children}
    </Modal>
  );
}

interface DialogButtonsProps {
  onClose: () => void;
  /** What the dialog is for. */
  children: ReactNode;
}

export function DialogButtons({ onClose, children }: DialogButtonsProps) {
  const { t } = useTranslation();
  return (
    <Group justify="flex-end" mt="xs">
      <Button variant="default" onClick={onClose}>
        {t('action.close')}
      </Button>
      {children}
    </Group>
  );
}

/** Where everything is made and only has to be read. */
export function DoneButton({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Group justify="flex-end">
      <Button onClick={onClose} data-autofocus>
        {t('settings.done')}
      </Button>
    </Group>
  );
}
