/** Rows of a dataset whose labels are probably wrong: each with what it should say and the run to correct it in. */
import { IconCheck, IconHelp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { suspectsQuery } from '../../api/loop-queries';
import type { DatasetSuspects } from '../../api/types';
import { Asked } from '../../components/asked';
import { Card } from '../../components/card';
import { DataTable } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { formatPercent } from '../../i18n/format';
import { useLocale, useTranslation } from '../../i18n/i18n';
import classes from './link.module.css';
import { ModelsFrame } from './models-frame';

const COLUMNS = ['run', 'label', 'given', 'suggested', 'confidence'] as const;

export function Component() {
  const { t } = useTranslation('loop');
  const { datasetId = '' } = useParams();
  const suspects = useQuery(suspectsQuery(datasetId));
  return (
    <ModelsFrame title={t('suspects.title')} about={t('suspects.about')}>
      <Asked query={suspects}>{(found) => <Suspects {...found} />}</Asked>
    </ModelsFrame>
  );
}

function Suspects({ screened_at: screenedAt, items }: DatasetSuspects) {
  const { t } = useTranslation('loop');
  const locale = useLocale();
  if (screenedAt === null) {
    return <EmptyState icon={IconHelp} title={t('suspects.unscreened')} text={t('suspects.unscreened-text')} />;
  }
  if (items.length === 0) {
    return <EmptyState icon={IconCheck} title={t('suspects.none')} text={t('suspects.none-text')} />;
  }
  return (
    <Card flush>
      <DataTable
        label={t('suspects.title')}
        columns={COLUMNS.map((column) => t(`suspects.column.${column}`))}
        rows={items.map(({ feedback_id: id, run_id: runId, name, given, suggested, confidence }) => ({
          key: `${id} ${name}`,
          cells: [
            <Link to={`/runs/${runId}`} className={classes.link}>
              {runId.slice(0, 8)}
            </Link>,
            name,
            textOf(given),
            textOf(suggested),
            formatPercent(confidence, locale),
          ],
        }))}
      />
    </Card>
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
