/** The datasets that were made of feedback, newest first. Their rows hold text of documents, so only for administrators. */
import { Button } from '@mantine/core';
import { IconDatabase, IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { datasetsQuery } from '../../api/loop-queries';
import { useMay } from '../../api/session';
import type { Dataset } from '../../api/types';
import { Asked } from '../../components/asked';
import { ByteSize } from '../../components/byte-size';
import { Card } from '../../components/card';
import { DataTable } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { RelativeTime } from '../../components/times';
import { formatNumber } from '../../i18n/format';
import { useLocale, useTranslation } from '../../i18n/i18n';
import { useWord } from '../../i18n/loop-texts';
import { ModelsFrame } from './models-frame';
import { SlotFilter, useSlotFilter } from './slot-filter';

const COUNTS = ['rows', 'train', 'test', 'new', 'sources', 'disputed', 'scrubbed'] as const;

export function Component() {
  const { t } = useTranslation('loop');
  const datasets = useQuery(datasetsQuery(useSlotFilter()));
  return (
    <ModelsFrame title={t('models.way.datasets')} about={t('datasets.about')}>
      <SlotFilter />
      <Asked query={datasets}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState icon={IconDatabase} title={t('datasets.none')} text={t('datasets.none-text')} />
          ) : (
            <Card flush>
              <DatasetsTable datasets={items} />
            </Card>
          )
        }
      </Asked>
    </ModelsFrame>
  );
}

function DatasetsTable({ datasets }: { datasets: readonly Dataset[] }) {
  const { t } = useTranslation('loop');
  const locale = useLocale();
  const word = useWord();
  const maySeeRows = useMay('admin', 'models:read');
  return (
    <DataTable
      label={t('models.way.datasets')}
      columns={[
        t('models.dataset'),
        ...COUNTS.map((count) => (
          <span title={t(`datasets.about-count.${count}`)}>{t(`datasets.count.${count}`)}</span>
        )),
        t('datasets.size'),
        t('models.made'),
        ...(maySeeRows ? [t('datasets.suspects'), t('datasets.rows')] : []),
      ]}
      rows={datasets.map(({ id, slot, version, counts, size_bytes: bytes, created_at: at }) => ({
        key: id,
        cells: [
          `${word('slot', slot)} ${t('models.dataset-version', { version })}`,
          ...COUNTS.map((count) => formatNumber(counts[count], locale)),
          <ByteSize bytes={bytes} />,
          <RelativeTime at={at} />,
          ...(maySeeRows ? linksOf({ id, name: `${word('slot', slot)} ${version}` }) : []),
        ],
      }))}
    />
  );
}

interface Named {
  id: string;
  name: string;
}

const linksOf = (dataset: Named) => [<SuspectsLink {...dataset} />, <RowsLink {...dataset} />];

function SuspectsLink({ id, name }: Named) {
  const { t } = useTranslation('loop');
  return (
    <Button
      component={Link}
      to={`/models/datasets/${id}/suspects`}
      variant="default"
      size="compact-xs"
      aria-label={t('datasets.suspects-named', { name })}
    >
      {t('datasets.look')}
    </Button>
  );
}

function RowsLink({ id, name }: Named) {
  const { t } = useTranslation('loop');
  return (
    <Button
      component="a"
      href={`/api/v1/datasets/${id}/rows.jsonl`}
      download
      variant="default"
      size="compact-xs"
      aria-label={t('datasets.download-named', { name })}
      leftSection={<IconDownload aria-hidden size={13} />}
    >
      {t('datasets.download')}
    </Button>
  );
}
