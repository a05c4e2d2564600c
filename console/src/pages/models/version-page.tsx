/** One version of a model: where it comes from, how well it did, what it is made of. */
import { Code } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { modelQuery, slotsQuery } from '../../api/loop-queries';
import type { Model } from '../../api/types';
import { ByteSize } from '../../components/byte-size';
import { Card } from '../../components/card';
import { CopyButton } from '../../components/copy-button';
import { Facts } from '../../components/facts';
import { ProblemAlert } from '../../components/problem-alert';
import { RowsSkeleton } from '../../components/rows-skeleton';
import { Row, RowList } from '../../components/row-list';
import { RelativeTime } from '../../components/times';
import { formatFigure } from '../../i18n/format';
import { type Translation, useLocale, useTranslation } from '../../i18n/i18n';
import { useMetricName } from './metric-name';
import { ModelStateBadge } from './model-state';
import { ModelsFrame } from './models-frame';
import { PromoteButton } from './promote-button';
import { SlotLink, VersionLink } from './slot-name';

export function Component() {
  const { modelId = '' } = useParams();
  const { t } = useTranslation('loop');
  const model = useQuery(modelQuery(modelId));
  if (model.data) return <VersionView model={model.data} />;
  return (
    <ModelsFrame title={t('models.version')}>
      {model.isPending && <RowsSkeleton rows={5} />}
      {model.isError && <ProblemAlert error={model.error} onRetry={() => void model.refetch()} />}
    </ModelsFrame>
  );
}

function VersionView({ model }: { model: Model }) {
  const { t } = useTranslation('loop');
  const locale = useLocale();
  const metricName = useMetricName();
  const { data: slots } = useQuery(slotsQuery);
  const served = slots?.find(({ slot }) => slot === model.slot)?.served?.version;
  const metrics = Object.entries(model.metrics);
  const parameters = Object.entries(model.parameters);
  return (
    <ModelsFrame
      title={model.version}
      beside={<ModelStateBadge state={model.state} />}
      about={<SlotLink slot={model.slot} />}
      actions={<PromoteButton model={model} served={served} />}
    >
      <Card title={t('models.comes-from')}>
        <Facts facts={originOf(model, t)} />
      </Card>
      <Card title={t('models.metrics')}>
        {metrics.length === 0 && t('models.no-metrics')}
        <Facts facts={metrics.map(([name, value]) => [metricName(name), formatFigure(value, locale)])} />
      </Card>
      <Card title={t('models.parameters')}>
        {parameters.length === 0 && t('models.no-parameters')}
        <Facts facts={parameters.map(([name, value]) => [name, String(value)])} />
      </Card>
      {model.files.length > 0 && (
        <Card flush title={t('models.files')}>
          <RowList label={t('models.files')}>
            {model.files.map(({ name, sha256, size_bytes: bytes }) => (
              <Row
                key={name}
                name={name}
                facts={[<ByteSize bytes={bytes} />, <Code>{sha256.slice(0, 16)}…</Code>]}
                actions={<CopyButton text={sha256} label={t('models.copy-sha256', { name })} />}
              />
            ))}
          </RowList>
        </Card>
      )}
    </ModelsFrame>
  );
}

function originOf(model: Model, t: Translation<'loop'>['t']) {
  const { origin, parent, dataset, code_version: code, created_at: at } = model;
  return [
    [t('models.origin-name'), t(`models.origin.${origin}`)],
    [t('models.made'), <RelativeTime at={at} />],
    [t('models.parent'), parent ? <VersionLink id={parent.id} version={parent.version} /> : '–'],
    [t('models.dataset'), dataset ? t('models.dataset-version', { version: dataset.version }) : '–'],
    [t('models.code'), code ?? '–'],
  ] as const;
}
