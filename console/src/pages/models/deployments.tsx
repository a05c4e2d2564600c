/** What served when: the history of a slot, and the answer for one moment. */
import { TextInput } from '@mantine/core';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { servedAtQuery } from '../../api/loop-queries';
import type { Deployment } from '../../api/types';
import { Asked } from '../../components/asked';
import { Card } from '../../components/card';
import { useProblem } from '../../components/problem-alert';
import { Row, RowList } from '../../components/row-list';
import { RelativeTime } from '../../components/times';
import { formatDateTime } from '../../i18n/format';
import { useLocale, useTranslation } from '../../i18n/i18n';
import classes from './models-frame.module.css';
import { VersionLink } from './slot-name';

interface DeploymentsProps {
  slot: string;
  history: UseQueryResult<Deployment[]>;
}

export function Deployments({ slot, history }: DeploymentsProps) {
  const { t } = useTranslation('loop');
  const locale = useLocale();
  return (
    <Card flush title={t('models.history')}>
      <div className={classes.padded}>
        <ServedAt slot={slot} />
      </div>
      <Asked query={history}>
        {(items) => (
          <RowList label={t('models.history')}>
            {items.map((deployment) => (
              <Row
                key={deployment.since}
                name={<VersionLink id={deployment.model_id} version={deployment.version} />}
                facts={[
                  formatDateTime(Date.parse(deployment.since), locale),
                  <RelativeTime at={deployment.since} />,
                  deployment.by ?? t('models.by-system'),
                  deployment.reason,
                ]}
              />
            ))}
          </RowList>
        )}
      </Asked>
    </Card>
  );
}

/** A moment is written as the clock on the wall shows it. */
function ServedAt({ slot }: { slot: string }) {
  const { t } = useTranslation('loop');
  const [written, setWritten] = useState('');
  const at = written === '' ? '' : new Date(written).toISOString();
  const served = useQuery({ ...servedAtQuery(slot, at), enabled: at !== '' });
  return (
    <div className={classes.line}>
      <TextInput
        type="datetime-local"
        label={t('models.who-served')}
        value={written}
        onChange={(event) => setWritten(event.currentTarget.value)}
      />
      <p role="status" className={classes.note}>
        {served.data && <VersionLink id={served.data.model_id} version={served.data.version} />}
        {served.isError && <NotServed error={served.error} />}
      </p>
    </div>
  );
}

function NotServed({ error }: { error: Error }) {
  return <>{useProblem(error).detail}</>;
}
