/** One slot: what serves, where its versions come from, and what served when. */
import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { useRollBack } from '../../api/loop-actions';
import { deploymentsQuery, slotsQuery, versionsQuery } from '../../api/loop-queries';
import { useMay } from '../../api/session';
import type { Deployment } from '../../api/types';
import { Card } from '../../components/card';
import { PagedList } from '../../components/paged-list';
import { ProblemAlert } from '../../components/problem-alert';
import { useTranslation } from '../../i18n/i18n';
import { useWord } from '../../i18n/loop-texts';
import { StartRetrain } from '../retrains/start-retrain';
import { Deployments } from './deployments';
import { servedBefore } from './lineage';
import { LineageGraph } from './lineage-graph';
import { ModelsFrame } from './models-frame';
import { VersionsTable } from './versions-table';

export function Component() {
  const { pipeline = '', slot = '' } = useParams();
  return <SlotView slot={`${pipeline}/${slot}`} />;
}

function SlotView({ slot }: { slot: string }) {
  const { t } = useTranslation('loop');
  const word = useWord();
  const { data: slots } = useQuery(slotsQuery);
  const history = useQuery(deploymentsQuery(slot));
  const versions = useInfiniteQuery(versionsQuery(slot));
  const known = slots?.find((each) => each.slot === slot);
  const actions = (
    <>
      {known?.learns && <StartRetrain slots={[known.slot]} />}
      {history.data && <RollBack slot={slot} history={history.data} />}
    </>
  );
  if (history.isError && !history.data) {
    return (
      <ModelsFrame title={word('slot', slot)}>
        <ProblemAlert error={history.error} onRetry={() => void history.refetch()} />
      </ModelsFrame>
    );
  }
  return (
    <ModelsFrame title={word('slot', slot)} about={slot} actions={actions}>
      <PagedList query={versions} empty={<p>{t('models.no-versions')}</p>}>
        {(items) => (
          <>
            <Card flush title={t('models.lineage')}>
              <LineageGraph versions={items} />
            </Card>
            <VersionsTable versions={items} />
          </>
        )}
      </PagedList>
      <Deployments slot={slot} history={history} />
    </ModelsFrame>
  );
}

function RollBack({ slot, history }: { slot: string; history: readonly Deployment[] }) {
  const { t } = useTranslation('loop');
  const mayWrite = useMay('operator', 'models:write');
  const rollBack = useRollBack(slot);
  const before = servedBefore(history);
  const [now] = history;
  if (!mayWrite || !before || !now) return null;
  return (
    <Button
      variant="default"
      leftSection={<IconArrowBackUp aria-hidden size={15} />}
      loading={rollBack.isBusy}
      onClick={() => void rollBack.ask({ served: now.version, before: before.version })}
    >
      {t('models.roll-back')}
    </Button>
  );
}
