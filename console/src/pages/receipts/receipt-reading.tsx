/** A receipt that is being read: which steps are done, and which one is under way. */
import { Progress, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { usePipelineTexts } from '../../api/pipeline-texts';
import { manifestQuery } from '../../api/queries';
import type { Run } from '../../api/types';
import { Card } from '../../components/card';
import { Page } from '../../components/page';
import { StatusSign } from '../../components/status-badge';
import { useTranslation } from '../../i18n/i18n';
import classes from './receipt-reading.module.css';

export function ReceiptReading({ run }: { run: Run }) {
  const { t } = useTranslation('receipts');
  const { data: manifest } = useQuery(manifestQuery(run.chain_id));
  const texts = usePipelineTexts();
  const percent = Math.round(100 * run.progress);
  return (
    <Page title={t('reading.title')} about={run.input.name}>
      <Card>
        <div className={classes.body} role="status">
          <Progress value={percent} aria-label={t('reading.title')} animated />
          <ol className={classes.stages}>
            {manifest?.stages.map(({ name, status }) => (
              <li key={name} className={classes.stage} data-status={status}>
                <StatusSign status={status} />
                {texts.stage(run.pipeline, name)}
              </li>
            ))}
          </ol>
          <Text size="sm" c="dimmed">
            {t('reading.about')}
          </Text>
        </div>
      </Card>
    </Page>
  );
}
