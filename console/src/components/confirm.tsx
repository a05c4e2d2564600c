/** Asks before something that cannot be taken back. `confirm` may be called from anywhere; the dialog stands in the shell. */
import { Button, Group, Modal, Text } from '@mantine/core';
import { useTranslation } from '../i18n/i18n';
import { Store, useStore } from '../state/store';

interface Question {
  title: string;
  /** What happens, and what stays. */
  text: string;
  /** The deed by its name: never just "OK". */
  confirm: string;
  /** What to do instead; "Close" unless given. */
  dismiss?: string;
  isDangerous?: boolean;
}

interface Asked extends Question {
  answer: (yes: boolean) => void;
}

const asked = new Store<Asked | undefined>(undefined);

export function confirm(question: Question): Promise<boolean> {
  asked.get()?.answer(false);
  return new Promise((resolve) => asked.set({ ...question, answer: resolve }));
}

export function ConfirmDialog() {
  const { t } = useTranslation();
  const question = useStore(asked);
  const answer = (yes: boolean): void => {
    question?.answer(yes);
    asked.set(undefined);
  };
  return (
    <Modal
      opened={question !== undefined}
      onClose={() => answer(false)}
      title={question?.title}
      transitionProps={{ duration: 120 }}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Text size="sm">{question?.text}</Text>
      <Group justify="flex-end" mt="lg" gap={8}>
        <Button variant="default" onClick={() => answer(false)}>
          {question?.dismiss ?? t('action.close')}
        </Button>
        <Button {...(question?.isDangerous && { color: 'red' })} onClick={() => answer(true)} data-autofocus>
          {question?.confirm}
        </Button>
      </Group>
    </Modal>
  );
}
