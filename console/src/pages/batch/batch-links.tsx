/** Ways on from a batch: its results as files, its runs, and the Temporal Web UI. */
import { Button } from '@mantine/core';
import { IconDownload, IconExternalLink, IconListDetails } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { systemQuery } from '../../api/queries';
import { batchRunsQuery, workflowsLink } from '../../api/temporal-links';
import type { Batch } from '../../api/types';
import { Card } from '../../components/card';
import { useTranslation } from '../../i18n/i18n';
import classes from './batch-page.module.css';

const OUTSIDE = { target: '_blank', rel: 'noreferrer' } as const;

export function BatchLinks({ batch }: { batch: Batch }) {
  const { t } = useTranslation();
  const { data: system } = useQuery(systemQuery);
  const download = <IconDownload aria-hidden size={15} />;
  const outside = <IconExternalLink aria-hidden size={15} />;
  return (
    <Card title={t('batch.further')}>
      <div className={classes.links}>
        <Button component="a" variant="default" href={batch.links.results_jsonl} download leftSection={download}>
          {t('batch.download-jsonl')}
        </Button>
        <Button component="a" variant="default" href={batch.links.results_csv} download leftSection={download}>
          {t('batch.download-csv')}
        </Button>
        <Button
          component={Link}
          variant="default"
          to={`/runs?batch=${batch.batch_id}`}
          leftSection={<IconListDetails aria-hidden size={15} />}
        >
          {t('batch.runs')}
        </Button>
        <Button component="a" variant="default" href={batch.links.workflow} rightSection={outside} {...OUTSIDE}>
          {t('batch.workflow')}
        </Button>
        {system && (
          <Button
            component="a"
            variant="default"
            href={workflowsLink(system, batchRunsQuery(batch.batch_id))}
            rightSection={outside}
            {...OUTSIDE}
          >
            {t('batch.run-workflows')}
          </Button>
        )}
      </div>
    </Card>
  );
}
