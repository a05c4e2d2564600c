/** The annotation queue: the result that is most worth a look, opened or passed over, by key if one likes. */
import { Button, Group, NativeSelect } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconChecks } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { annotationStatisticsQuery, nextAnnotationQuery, useSkip } from '../../api/annotation-queries';
import { usePipelineTexts } from '../../api/pipeline-texts';
import { pipelinesQuery, runQuery } from '../../api/queries';
import type { AnnotationItem } from '../../api/types';
import { Asked } from '../../components/asked';
import { Card } from '../../components/card';
import { EmptyState } from '../../components/empty-state';
import { Facts } from '../../components/facts';
import { formatDateTime, formatPercent } from '../../i18n/format';
import { useLocale, useTranslation } from '../../i18n/i18n';
import { Counts } from './counts';
import { ModelsFrame } from './models-frame';

export function Component() {
  const { t } = useTranslation('loop');
  const { data: pipelines } = useQuery(pipelinesQuery);
  const [search] = useSearchParams();
  const queues = pipelines?.filter(({ feedback_kinds: kinds }) => kinds.length > 0).map(({ name }) => name) ?? [];
  const pipeline = search.get('pipeline') ?? queues[0];
  return (
    <ModelsFrame title={t('models.way.annotation')} about={t('annotation.about')}>
      {pipeline !== undefined && (
        <>
          {queues.length > 1 && <QueueChoice queues={queues} pipeline={pipeline} />}
          <Queue key={pipeline} pipeline={pipeline} />
        </>
      )}
    </ModelsFrame>
  );
}

function QueueChoice({ queues, pipeline }: { queues: readonly string[]; pipeline: string }) {
  const { t } = useTranslation('loop');
  const { pipeline: titleOf } = usePipelineTexts();
  const [, setSearch] = useSearchParams();
  return (
    <NativeSelect
      w="fit-content"
      label={t('annotation.queue')}
      value={pipeline}
      onChange={({ currentTarget: { value } }) => setSearch({ pipeline: value }, { replace: true })}
      data={queues.map((name) => ({ value: name, label: titleOf(name) }))}
    />
  );
}

function Queue({ pipeline }: { pipeline: string }) {
  const { t } = useTranslation('loop');
  const next = useQuery(nextAnnotationQuery(pipeline));
  // What is kept for whoever asks is no longer open: counted before, it would be both.
  const statistics = useQuery({ ...annotationStatisticsQuery(pipeline), enabled: next.isFetched });
  return (
    <>
      <Asked query={next} rows={2}>
        {(item) => (item === null ? <NothingLeft /> : <Next key={item.chain_id} item={item} />)}
      </Asked>
      <Asked query={statistics} rows={1}>
        {({ open, claimed, done, disputed, skipped_by_me: skipped }) => (
          <Counts
            counts={[
              [t('annotation.open'), open],
              [t('annotation.claimed'), claimed],
              [t('annotation.done'), done],
              [t('annotation.disputed'), disputed],
              [t('annotation.skipped'), skipped],
            ]}
          />
        )}
      </Asked>
    </>
  );
}

function NothingLeft() {
  const { t } = useTranslation('loop');
  return <EmptyState icon={IconChecks} title={t('annotation.none')} text={t('annotation.none-text')} />;
}

function Next({ item }: { item: AnnotationItem }) {
  const { t } = useTranslation('loop');
  const locale = useLocale();
  const navigate = useNavigate();
  const { data: run } = useQuery(runQuery(item.chain_id));
  const skip = useSkip();
  const address = `/runs/${item.chain_id}`;
  const pass = (): void => {
    if (!skip.isPending) skip.mutate(item.chain_id);
  };
  useHotkeys([
    ['o', () => void navigate(address)],
    ['s', pass],
  ]);
  return (
    <Card title={run?.input.name ?? t('annotation.next')}>
      <Facts
        facts={[
          [t('annotation.unsure'), formatPercent(item.uncertainty, locale)],
          [t('annotation.people'), String(item.people)],
          [t('annotation.kept-until'), formatDateTime(Date.parse(item.claimed_until), locale)],
        ]}
      />
      <Group mt="md">
        <Button component={Link} to={address} aria-keyshortcuts="o">
          {t('annotation.open-it')}
        </Button>
        <Button variant="default" onClick={pass} loading={skip.isPending} aria-keyshortcuts="s">
          {t('annotation.pass')}
        </Button>
      </Group>
    </Card>
  );
}
