/** Every place where a model serves, and what serves there since when. */
import { useQuery } from '@tanstack/react-query';
import { slotsQuery } from '../../api/loop-queries';
import type { Slot } from '../../api/types';
import { Asked } from '../../components/asked';
import { Card } from '../../components/card';
import { Row, RowList } from '../../components/row-list';
import { StateBadge } from '../../components/state-badge';
import { RelativeTime } from '../../components/times';
import { useTranslation } from '../../i18n/i18n';
import { ModelsFrame } from './models-frame';
import { SlotLink, VersionLink } from './slot-name';

export function Component() {
  const { t } = useTranslation('loop');
  const slots = useQuery(slotsQuery);
  return (
    <ModelsFrame title={t('models.title')} about={t('models.about')}>
      <Card flush>
        <Asked query={slots}>
          {(items) => (
            <RowList label={t('models.way.slots')}>
              {items.map((slot) => (
                <SlotRow key={slot.slot} slot={slot} />
              ))}
            </RowList>
          )}
        </Asked>
      </Card>
    </ModelsFrame>
  );
}

function SlotRow({ slot: { slot, served, learns } }: { slot: Slot }) {
  const { t } = useTranslation('loop');
  return (
    <Row
      name={<SlotLink slot={slot} />}
      beside={
        <StateBadge as={served ? 'completed' : 'pending'} plain>
          {t(served ? 'models.serves' : 'models.serves-nothing')}
        </StateBadge>
      }
      facts={[
        ...(served
          ? [
              <VersionLink id={served.model_id} version={served.version} />,
              <RelativeTime at={served.since} />,
              served.by ?? t('models.by-system'),
              served.reason,
            ]
          : []),
        t(learns ? 'models.learns' : 'models.does-not-learn'),
      ]}
    />
  );
}
