/** Starts a retrain: which slot, and whether a version that is good enough serves at once. */
import { Button, Group, Modal, NativeSelect, Radio, Stack } from '@mantine/core';
import { IconBrain } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { type Promotion, startRetrain } from '../../api/loop-actions';
import { RETRAINS_KEY } from '../../api/loop-queries';
import { useMay } from '../../api/session';
import type { Slot } from '../../api/types';
import { ProblemAlert } from '../../components/problem-alert';
import { useTranslation } from '../../i18n/i18n';
import { useWord } from '../../i18n/loop-texts';

const PROMOTIONS = ['at_once', 'experiment', 'by_hand'] as const satisfies Promotion[];

interface StartRetrainProps {
  /** To choose from; of one nobody is asked. */
  slots: readonly Slot['slot'][];
}

export function StartRetrain({ slots }: StartRetrainProps) {
  const { t } = useTranslation('loop');
  const mayStart = useMay('operator', 'models:write');
  const [isOpen, setIsOpen] = useState(false);
  if (!mayStart || slots.length === 0) return null;
  return (
    <>
      <Button leftSection={<IconBrain aria-hidden size={15} />} onClick={() => setIsOpen(true)}>
        {t('retrains.start')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setIsOpen(false)}
        title={t('retrains.start')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <StartForm slots={slots} onClose={() => setIsOpen(false)} />
      </Modal>
    </>
  );
}

function StartForm({ slots, onClose }: StartRetrainProps & { onClose: () => void }) {
  const { t } = useTranslation('loop');
  const word = useWord();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [slot, setSlot] = useState(slots[0]);
  const [promotion, setPromotion] = useState<Promotion>('at_once');
  const start = useMutation({
    mutationFn: (chosen: Slot['slot']) => startRetrain(chosen, promotion),
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: RETRAINS_KEY });
      onClose();
      await navigate(`/models/retrains/${id}`);
    },
  });
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (slot) start.mutate(slot);
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {start.error && <ProblemAlert error={start.error} />}
        {slots.length > 1 && (
          <NativeSelect
            label={t('models.slot')}
            value={slot}
            onChange={({ currentTarget: { value } }) => setSlot(slots.find((each) => each === value))}
            data={slots.map((each) => ({ value: each, label: word('slot', each) }))}
          />
        )}
        <Radio.Group
          label={t('retrains.promotion-name')}
          value={promotion}
          onChange={(value) => setPromotion(PROMOTIONS.find((each) => each === value) ?? 'at_once')}
        >
          <Stack gap={8} mt={8}>
            {PROMOTIONS.map((each) => (
              <Radio key={each} value={each} label={t(`retrains.promotion.${each}`)} />
            ))}
          </Stack>
        </Radio.Group>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('close')}
          </Button>
          <Button type="submit" loading={start.isPending}>
            {t('retrains.start')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
