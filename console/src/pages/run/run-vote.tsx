/** Whether one is satisfied with a result: a tap says so, another takes it back. */
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconThumbDown, IconThumbUp } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { feedbackQuery, giveVote, type Vote, voteQuery } from '../../api/feedback';
import { meQuery, useMay } from '../../api/session';
import { notifyFailed } from '../../components/notify';
import { useTranslation } from '../../i18n/i18n';

const CHOICES = [
  { vote: 'up', Icon: IconThumbUp },
  { vote: 'down', Icon: IconThumbDown },
] as const satisfies readonly { vote: Vote; Icon: unknown }[];

export function RunVote({ runId }: { runId: string }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { data: me } = useQuery(meQuery);
  const { data: given } = useQuery(voteQuery(runId, me?.id ?? ''));
  const mayVote = useMay('annotator', 'feedback:write');
  const voting = useMutation({
    mutationFn: (vote: Vote | null) => giveVote(runId, vote),
    onError: notifyFailed,
    onSettled: () => queryClient.invalidateQueries({ queryKey: feedbackQuery(runId).queryKey }),
  });
  if (!mayVote) return null;
  return (
    <ActionIcon.Group>
      {CHOICES.map(({ vote, Icon }) => (
        <Tooltip key={vote} label={t(`run.vote-${vote}`)}>
          <ActionIcon
            variant={given === vote ? 'filled' : 'default'}
            size={36}
            aria-label={t(`run.vote-${vote}`)}
            aria-pressed={given === vote}
            disabled={given === undefined || voting.isPending}
            onClick={() => voting.mutate(given === vote ? null : vote)}
          >
            <Icon aria-hidden size={16} />
          </ActionIcon>
        </Tooltip>
      ))}
    </ActionIcon.Group>
  );
}
