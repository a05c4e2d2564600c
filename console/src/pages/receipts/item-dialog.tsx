/** Something that is entered or changed by hand: a line that the reader missed, or a thing in stock. */
import { Button, Group, Modal } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from '../../i18n/i18n';
import { type EnteredItem, isComplete, ItemFields, type ItemDraft, newDraft } from './item-fields';

interface ItemDialogProps {
  title: string;
  /** The deed by its name. */
  submit: string;
  begin?: ItemDraft;
  isBusy: boolean;
  onClose: () => void;
  onSubmit: (item: EnteredItem) => void;
}

export function ItemDialog({ title, submit, begin = newDraft(), isBusy, onClose, onSubmit }: ItemDialogProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(begin);
  const send = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (isComplete(draft)) onSubmit({ ...draft, name: draft.name.trim() });
  };
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form onSubmit={send}>
        <ItemFields draft={draft} onChange={setDraft} />
        <Group justify="flex-end" gap={8} mt="lg">
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={isBusy} disabled={!isComplete(draft)}>
            {submit}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
