/** The versions of a slot, newest first: some can be chosen to be compared, one to serve. */
import { Button, Checkbox } from '@mantine/core';
import { IconColumns } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Model } from '../../api/types';
import { Card } from '../../components/card';
import { DataTable } from '../../components/data-table';
import { RelativeTime } from '../../components/times';
import { formatFigure } from '../../i18n/format';
import { useLocale, useTranslation } from '../../i18n/i18n';
import { useMetricName } from './metric-name';
import { ModelStateBadge } from './model-state';
import { PromoteButton } from './promote-button';
import { VersionLink } from './slot-name';

/** Of the test rows: what the gates looked at. */
const SHOWN_METRICS = 2;

export function VersionsTable({ versions }: { versions: readonly Model[] }) {
  const { t } = useTranslation('loop');
  const locale = useLocale();
  const metricName = useMetricName();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const names = [...new Set(versions.flatMap(({ metrics }) => Object.keys(metrics)))]
    .toSorted((a, b) => Number(b.startsWith('test_')) - Number(a.startsWith('test_')))
    .slice(0, SHOWN_METRICS);
  const serving = versions.find(({ state }) => state === 'production');
  const choose = (id: string, isChosen: boolean): void =>
    setChosen((before) => (isChosen ? [...before, id] : before.filter((each) => each !== id)));
  const rows = versions.map((model) => ({
    key: model.id,
    cells: [
      <VersionLink id={model.id} version={model.version} />,
      <Checkbox
        size="xs"
        aria-label={t('models.choose-to-compare', { version: model.version })}
        checked={chosen.includes(model.id)}
        onChange={(event) => choose(model.id, event.currentTarget.checked)}
      />,
      <ModelStateBadge state={model.state} plain />,
      model.dataset ? t('models.dataset-version', { version: model.dataset.version }) : '–',
      ...names.map((name) => figure(model.metrics[name])),
      <RelativeTime at={model.created_at} />,
      <PromoteButton model={model} served={serving?.version} small />,
    ],
  }));
  function figure(value: number | undefined): string {
    return value === undefined ? '–' : formatFigure(value, locale);
  }
  return (
    <Card flush title={t('models.versions')} aside={<CompareButton ids={chosen} />}>
      <DataTable
        label={t('models.versions')}
        columns={[
          t('models.version'),
          t('models.compare'),
          t('models.standing'),
          t('models.dataset'),
          ...names.map(metricName),
          t('models.made'),
          t('models.action'),
        ]}
        rows={rows}
      />
    </Card>
  );
}

function CompareButton({ ids }: { ids: readonly string[] }) {
  const { t } = useTranslation('loop');
  const sign = <IconColumns aria-hidden size={15} />;
  const words = t('models.compare-chosen', { count: ids.length });
  if (ids.length < 2) {
    return (
      <Button variant="default" size="xs" leftSection={sign} disabled>
        {words}
      </Button>
    );
  }
  return (
    <Button component={Link} to={`/models/compare?ids=${ids.join(',')}`} variant="default" size="xs" leftSection={sign}>
      {words}
    </Button>
  );
}
