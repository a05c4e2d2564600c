/** Begins an experiment between what serves a slot and another of its versions, or between sets of run options. */
import { Button, Group, Modal, Stack } from '@mantine/core';
import { IconFlask } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { TreadleError } from '../../api/client';
import { beginExperiment, EXPERIMENTS_KEY } from '../../api/experiment-queries';
import { useMay } from '../../api/session';
import type { Experiment } from '../../api/types';
import { ProblemAlert } from '../../components/problem-alert';
import { useTranslation } from '../../i18n/i18n';
import { bodyOf, type ChoiceField, fieldOfProblem, FIRST, isComplete } from './begin-choice';
import { BeginFields } from './begin-fields';

export function BeginExperiment() {
  const { t } = useTranslation('loop');
  const mayBegin = useMay('operator', 'experiments:write');
  const [isOpen, setIsOpen] = useState(false);
  if (!mayBegin) return null;
  return (
    <>
      <Button leftSection={<IconFlask aria-hidden size={15} />} onClick={() => setIsOpen(true)}>
        {t('experiments.begin')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setIsOpen(false)}
        title={t('experiments.begin')}
        size="lg"
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <BeginForm onClose={() => setIsOpen(false)} />
      </Modal>
    </>
  );
}

function BeginForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('loop');
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [choice, setChoice] = useState(FIRST);
  const begin = useMutation({
    mutationFn: beginExperiment,
    onSuccess: async ({ id }: Experiment) => {
      await queryClient.invalidateQueries({ queryKey: EXPERIMENTS_KEY });
      onClose();
      await navigate(`/experiments/${id}`);
    },
  });
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    begin.mutate(bodyOf(choice));
  };
  const problem = begin.error instanceof TreadleError ? begin.error.problem : undefined;
  const faulty = problem && fieldOfProblem(problem);
  const faultOf = (field: ChoiceField): string | undefined => (field === faulty ? problem?.detail : undefined);
  return (
    <form onSubmit={submit}>
      <Stack>
        <BeginFields
          choice={choice}
          faultOf={faultOf}
          onChange={(change) => setChoice((before) => ({ ...before, ...change }))}
        />
        {begin.error && <ProblemAlert error={begin.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('close')}
          </Button>
          <Button type="submit" loading={begin.isPending} disabled={!isComplete(choice)}>
            {t('experiments.begin')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
