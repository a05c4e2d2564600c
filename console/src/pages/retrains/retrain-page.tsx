/** One retrain: its steps, its verdict in words, and what the gates found as intervals against the margin. */
import { Button } from '@mantine/core';
import { IconBan } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { useCancelRetrain } from '../../api/loop-actions';
import { datasetsQuery, modelQuery, retrainQuery } from '../../api/loop-queries';
import { useMay } from '../../api/session';
import type { Retrain } from '../../api/types';
import { Card } from '../../components/card';
import { Facts } from '../../components/facts';
import { ProblemAlert } from '../../components/problem-alert';
import { RowsSkeleton } from '../../components/rows-skeleton';
import { Duration, RelativeTime } from '../../components/times';
import { useTranslation } from '../../i18n/i18n';
import { useWord } from '../../i18n/loop-texts';
import { ModelsFrame } from '../models/models-frame';
import { SlotLink, VersionLink } from '../models/slot-name';
import { GateFindings } from './gate-findings';
import { RetrainStateBadge } from './retrain-state';
import { RetrainSteps } from './retrain-steps';
import classes from '../models/models-frame.module.css';

export function Component() {
  const { retrainId = '' } = useParams();
  const { t } = useTranslation('loop');
  const retrain = useQuery(retrainQuery(retrainId));
  if (retrain.data) return <RetrainView retrain={retrain.data} />;
  return (
    <ModelsFrame title={t('retrains.one')}>
      {retrain.isPending && <RowsSkeleton rows={5} />}
      {retrain.isError && <ProblemAlert error={retrain.error} onRetry={() => void retrain.refetch()} />}
    </ModelsFrame>
  );
}

function RetrainView({ retrain }: { retrain: Retrain }) {
  const { t } = useTranslation('loop');
  const word = useWord();
  const mayWrite = useMay('operator', 'models:write');
  const cancel = useCancelRetrain();
  const { slot, state, verdict, error } = retrain;
  const button = (
    <Button
      variant="default"
      leftSection={<IconBan aria-hidden size={15} />}
      loading={cancel.isBusy}
      onClick={() => void cancel.ask(retrain)}
    >
      {t('retrains.cancel')}
    </Button>
  );
  return (
    <ModelsFrame
      title={t('retrains.of', { slot: word('slot', slot) })}
      beside={<RetrainStateBadge state={state} />}
      about={<SlotLink slot={slot} />}
      actions={mayWrite && retrain.ended_at === null && button}
    >
      {error && <ProblemAlert error={{ title: t('retrains.failed'), detail: error.message, code: error.code }} />}
      <Card title={t('retrains.steps')}>
        <RetrainSteps retrain={retrain} />
        <p className={classes.note} role="status">
          {t(`retrains.said.${retrain.outcome ?? state}`)}
        </p>
      </Card>
      {verdict && verdict.findings.length > 0 && <GateFindings slot={slot} findings={verdict.findings} />}
      <Card title={t('retrains.facts')}>
        <RetrainFacts retrain={retrain} />
      </Card>
    </ModelsFrame>
  );
}

function RetrainFacts({ retrain }: { retrain: Retrain }) {
  const { t } = useTranslation('loop');
  const { slot, candidate, baseline_id: baselineId, dataset_id: datasetId } = retrain;
  const { data: baseline } = useQuery({ ...modelQuery(baselineId ?? ''), enabled: baselineId !== null });
  const { data: datasets } = useQuery({ ...datasetsQuery(slot), enabled: datasetId !== null });
  const dataset = datasets?.find(({ id }) => id === datasetId);
  return (
    <Facts
      facts={[
        [t('retrains.cause-name'), retrain.requested_by ?? t(`retrains.cause.${retrain.cause}`)],
        [t('retrains.reason'), retrain.reason],
        [t('retrains.started'), <RelativeTime at={retrain.started_at} />],
        [t('retrains.took'), <Duration from={retrain.started_at} to={retrain.ended_at} />],
        [t('models.dataset'), dataset ? t('models.dataset-version', { version: dataset.version }) : '–'],
        [
          t('retrains.candidate'),
          candidate ? <VersionLink id={candidate.id} version={candidate.version ?? candidate.id} /> : '–',
        ],
        [t('retrains.baseline'), baseline ? <VersionLink id={baseline.id} version={baseline.version} /> : '–'],
      ]}
    />
  );
}
