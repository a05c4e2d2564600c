/** Several versions side by side: figures with their difference to what serves, parameters where they differ. */
import { useQuery } from '@tanstack/react-query';
import { IconColumns } from '@tabler/icons-react';
import { useSearchParams } from 'react-router';
import { comparedModelsQuery } from '../../api/loop-queries';
import type { Model } from '../../api/types';
import { Asked } from '../../components/asked';
import { Card } from '../../components/card';
import { DataTable } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { formatDifference, formatFigure } from '../../i18n/format';
import { useLocale, useTranslation } from '../../i18n/i18n';
import { useMetricName } from './metric-name';
import { ModelStateBadge } from './model-state';
import { ModelsFrame } from './models-frame';
import { VersionLink } from './slot-name';

export function Component() {
  const { t } = useTranslation('loop');
  const [search] = useSearchParams();
  const ids = (search.get('ids') ?? '').split(',').filter((id) => id !== '');
  const models = useQuery(comparedModelsQuery(ids));
  const none = <EmptyState icon={IconColumns} title={t('models.none-chosen')} text={t('models.none-chosen-text')} />;
  return (
    <ModelsFrame title={t('models.compare-title')} about={t('models.compare-about')} wide>
      {ids.length === 0 ? (
        none
      ) : (
        <Asked query={models}>{(items) => (items.length === 0 ? none : <Comparison models={items} />)}</Asked>
      )}
    </ModelsFrame>
  );
}

const keysOf = (records: readonly object[]): string[] => [...new Set(records.flatMap(Object.keys))].toSorted();

function Comparison({ models }: { models: readonly Model[] }) {
  const { t } = useTranslation('loop');
  const locale = useLocale();
  const metricName = useMetricName();
  // Without what serves among them, the first is what the others are compared with.
  const base = models.find(({ state }) => state === 'production') ?? models[0];
  const versions = models.map((model) => (
    <>
      <VersionLink id={model.id} version={model.version} />
      {model === base && ` · ${t('models.base')}`}
    </>
  ));
  const figure = (model: Model, name: string): string => {
    const value = model.metrics[name];
    const compared = base?.metrics[name];
    if (value === undefined) return '–';
    if (model === base || compared === undefined) return formatFigure(value, locale);
    return `${formatFigure(value, locale)} (${formatDifference(value - compared, locale)})`;
  };
  const said = (value: Model['parameters'][string] | undefined): string => (value === undefined ? '–' : String(value));
  return (
    <>
      <Card flush title={t('models.metrics')}>
        <DataTable
          label={t('models.metrics')}
          columns={[t('models.metric'), ...versions]}
          rows={[
            {
              key: 'state',
              cells: [t('models.standing'), ...models.map(({ state }) => <ModelStateBadge state={state} plain />)],
            },
            ...keysOf(models.map(({ metrics }) => metrics)).map((name) => ({
              key: name,
              cells: [metricName(name), ...models.map((model) => figure(model, name))],
            })),
          ]}
        />
      </Card>
      <Card flush title={t('models.parameters')}>
        <DataTable
          label={t('models.parameters')}
          columns={[t('models.parameter'), ...models.map(({ version }) => version)]}
          rows={keysOf(models.map(({ parameters }) => parameters)).map((name) => {
            const values = models.map(({ parameters }) => said(parameters[name]));
            return { key: name, cells: [name, ...values], isMarked: new Set(values).size > 1 };
          })}
        />
      </Card>
    </>
  );
}
