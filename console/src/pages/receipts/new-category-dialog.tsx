/** A category that the installation did not begin with. */
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useNewCategory } from '../../api/receipt-actions';
import type { StoragePlace } from '../../api/receipt-types';
import { NumberField } from '../../components/number-field';
import { useTranslation } from '../../i18n/i18n';
import { StorageSelect } from './storage-select';

interface NewCategoryDialogProps {
  onClose: () => void;
  /** Told its id. */
  onMade: (id: string) => void;
}

export function NewCategoryDialog({ onClose, onMade }: NewCategoryDialogProps) {
  const { t } = useTranslation('receipts');
  const { t: main } = useTranslation();
  const { mutate, isPending } = useNewCategory();
  const [en, setEn] = useState('');
  const [ko, setKo] = useState('');
  const [storage, setStorage] = useState<StoragePlace>('room');
  const [days, setDays] = useState<number>();
  const create = (event: SyntheticEvent): void => {
    event.preventDefault();
    // It may stand in another form, which is not to be sent with it.
    event.stopPropagation();
    // One name is enough: the other language shows the same.
    const title = { en: en.trim() || ko.trim(), ko: ko.trim() || en.trim() };
    const category = { title, storage, shelf_days: { [storage]: days ?? null } };
    mutate(category, {
      onSuccess: ({ id }) => {
        onMade(id);
        onClose();
      },
    });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('new-category.title')}
      closeButtonProps={{ 'aria-label': main('action.close') }}
    >
      <form onSubmit={create}>
        <Stack>
          <Text size="sm">{t('new-category.about')}</Text>
          <TextInput
            label={t('new-category.ko')}
            lang="ko"
            maxLength={60}
            value={ko}
            onChange={({ currentTarget }) => setKo(currentTarget.value)}
          />
          <TextInput
            label={t('new-category.en')}
            lang="en"
            maxLength={60}
            value={en}
            onChange={({ currentTarget }) => setEn(currentTarget.value)}
          />
          <StorageSelect value={storage} onChange={setStorage} />
          <NumberField
            label={t('new-category.days')}
            description={t('new-category.days-about')}
            min={0}
            max={3650}
            step={1}
            value={days}
            onChange={setDays}
          />
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>
              {main('action.cancel')}
            </Button>
            <Button type="submit" loading={isPending} disabled={(en + ko).trim() === ''}>
              {t('new-category.create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
