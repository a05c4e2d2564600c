/** Trainings from feedback, newest first: what asked for them, and what came of each. */
import { IconBrain } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { retrainsQuery } from '../../api/loop-queries';
import type { Retrain } from '../../api/types';
import { Asked } from '../../components/asked';
import { Card } from '../../components/card';
import { EmptyState } from '../../components/empty-state';
import { Row, RowList } from '../../components/row-list';
import { Duration, RelativeTime } from '../../components/times';
import { useTranslation } from '../../i18n/i18n';
import { useWord } from '../../i18n/loop-texts';
import { ModelsFrame } from '../models/models-frame';
import { SlotFilter, useLearningSlots, useSlotFilter } from '../models/slot-filter';
import { RetrainStateBadge } from './retrain-state';
import { StartRetrain } from './start-retrain';
import classes from '../models/link.module.css';

export function Component() {
  const { t } = useTranslation('loop');
  const retrains = useQuery(retrainsQuery(useSlotFilter()));
  const slots = useLearningSlots().map(({ slot }) => slot);
  return (
    <ModelsFrame title={t('models.way.retrains')} about={t('retrains.about')} actions={<StartRetrain slots={slots} />}>
      <SlotFilter />
      <Asked query={retrains}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState icon={IconBrain} title={t('retrains.none')} text={t('retrains.none-text')} />
          ) : (
            <Card flush>
              <RowList label={t('models.way.retrains')}>
                {items.map((retrain) => (
                  <RetrainRow key={retrain.id} retrain={retrain} />
                ))}
              </RowList>
            </Card>
          )
        }
      </Asked>
    </ModelsFrame>
  );
}

function RetrainRow({ retrain }: { retrain: Retrain }) {
  const { t } = useTranslation('loop');
  const word = useWord();
  const { id, slot, state, outcome, candidate, cause, requested_by: by } = retrain;
  return (
    <Row
      name={
        <Link to={`/models/retrains/${id}`} className={classes.link}>
          {word('slot', slot)}
        </Link>
      }
      beside={<RetrainStateBadge state={state} />}
      facts={[
        ...(outcome ? [t(`retrains.outcome.${outcome}`)] : []),
        ...(candidate?.version ? [candidate.version] : []),
        by ?? t(`retrains.cause.${cause}`),
        <RelativeTime at={retrain.started_at} />,
        <Duration from={retrain.started_at} to={retrain.ended_at} />,
      ]}
    />
  );
}
