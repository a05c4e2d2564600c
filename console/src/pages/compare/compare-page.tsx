/** One page read by two engines: both readings beside each other, line by line, with the page they were read from. */
import { Anchor, Group, Loader, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { pagesQuery, runQuery } from '../../api/queries';
import { isUnderWay } from '../../api/run-actions';
import type { Run } from '../../api/types';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem-alert';
import { useTranslation } from '../../i18n/i18n';
import { engineOf } from '../run/document/engines';
import { useRunFeed } from '../run/use-run-feed';
import { Comparison } from './comparison';

export function Component() {
  const { t } = useTranslation();
  const { runId = '', otherId = '' } = useParams();
  const left = useQuery(runQuery(runId));
  const right = useQuery(runQuery(otherId));
  useRunFeed(left.data);
  useRunFeed(right.data);
  const failed = [left, right].find(({ isError, data }) => isError && !data);
  const name = left.data?.input.name ?? '';
  const engines = left.data && right.data && { left: engineOf(left.data), right: engineOf(right.data) };
  return (
    <Page
      title={t('compare.heading', { name })}
      wide
      about={
        <>
          {engines?.left && engines.right && <Text size="sm">{t('compare.about', engines)}</Text>}
          <Anchor component={Link} to={`/runs/${runId}`} size="sm">
            {t('compare.back')}
          </Anchor>
        </>
      }
    >
      {failed ? (
        <ProblemAlert error={failed.error} onRetry={() => void failed.refetch()} />
      ) : left.data && right.data ? (
        <Both left={left.data} right={right.data} />
      ) : (
        <Waiting />
      )}
    </Page>
  );
}

function Waiting() {
  return (
    <Stack aria-busy="true">
      <Skeleton height={520} radius="lg" />
    </Stack>
  );
}

function Both({ left, right }: { left: Run; right: Run }) {
  const { t } = useTranslation();
  if (left.input.sha256 !== right.input.sha256) return <Text>{t('compare.other-document')}</Text>;
  const unread = [left, right].find(({ status }) => status !== 'completed');
  if (!unread) return <WithPages left={left} right={right} />;
  if (isUnderWay(unread.status)) {
    return (
      <Group gap={10} role="status">
        <Loader size={16} aria-hidden />
        <Text size="sm">{t('compare.waiting', { engine: engineOf(unread) })}</Text>
      </Group>
    );
  }
  return (
    <Stack>
      <Text>{t('compare.failed', { engine: engineOf(unread) })}</Text>
      {unread.error && <ProblemAlert error={unread.error} />}
    </Stack>
  );
}

function WithPages({ left, right }: { left: Run; right: Run }) {
  const leftPages = useQuery(pagesQuery(left.chain_id));
  const rightPages = useQuery(pagesQuery(right.chain_id));
  const failed = [leftPages, rightPages].find(({ isError, data }) => isError && !data);
  if (failed) return <ProblemAlert error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!leftPages.data || !rightPages.data) return <Waiting />;
  return (
    <Comparison
      left={{ engine: engineOf(left), pages: leftPages.data }}
      right={{ engine: engineOf(right), pages: rightPages.data }}
    />
  );
}
