/** Experiments on live traffic, newest first. */
import { IconFlask } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { experimentsQuery } from '../../api/experiment-queries';
import { usePipelineTexts } from '../../api/pipeline-texts';
import type { Experiment } from '../../api/types';
import { Card } from '../../components/card';
import { ChoiceBar } from '../../components/choice-bar';
import { EmptyState } from '../../components/empty-state';
import { Page } from '../../components/page';
import { PagedList } from '../../components/paged-list';
import { Row, RowList } from '../../components/row-list';
import { RelativeTime } from '../../components/times';
import { formatPercent } from '../../i18n/format';
import { useLocale, useTranslation } from '../../i18n/i18n';
import { useWord } from '../../i18n/loop-texts';
import { BeginExperiment } from './begin-experiment';
import { EXPERIMENT_STATES, ExperimentStateBadge } from './experiment-state';
import link from '../models/link.module.css';
import classes from '../models/models-frame.module.css';

export function Component() {
  const { t } = useTranslation('loop');
  const [search, setSearch] = useSearchParams();
  const state = EXPERIMENT_STATES.find((each) => each === search.get('state'));
  const experiments = useInfiniteQuery({ ...experimentsQuery(state), placeholderData: keepPreviousData });
  const choices = EXPERIMENT_STATES.map((value) => ({ value, name: t(`experiments.state.${value}`) }));
  return (
    <Page title={t('experiments.title')} about={t('experiments.about')} actions={<BeginExperiment />}>
      <div className={classes.parts}>
        <ChoiceBar
          label={t('models.standing')}
          choices={[{ value: undefined, name: t('experiments.all') }, ...choices]}
          value={state}
          onChoose={(chosen) => setSearch(chosen === undefined ? {} : { state: chosen }, { replace: true })}
        />
        <PagedList
          query={experiments}
          empty={<EmptyState icon={IconFlask} title={t('experiments.none')} text={t('experiments.none-text')} />}
        >
          {(items) => (
            <Card flush>
              <RowList label={t('experiments.title')}>
                {items.map((experiment) => (
                  <ExperimentRow key={experiment.id} experiment={experiment} />
                ))}
              </RowList>
            </Card>
          )}
        </PagedList>
      </div>
    </Page>
  );
}

function ExperimentRow({ experiment }: { experiment: Experiment }) {
  const { t } = useTranslation('loop');
  const locale = useLocale();
  const word = useWord();
  const { pipeline: pipelineTitle } = usePipelineTexts();
  const { id, name, state, slot, pipeline, mode, verdict, coverage } = experiment;
  return (
    <Row
      name={
        <Link to={`/experiments/${id}`} className={link.link}>
          {name}
        </Link>
      }
      beside={<ExperimentStateBadge state={state} />}
      facts={[
        slot ? word('slot', slot) : pipelineTitle(pipeline),
        t(`experiments.mode.${mode}`),
        verdict
          ? t(`experiments.reason.${verdict.reason}`)
          : t('experiments.takes-part', { share: formatPercent(coverage, locale) }),
        experiment.created_by ?? t('models.by-system'),
        <RelativeTime at={experiment.created_at} />,
      ]}
    />
  );
}
