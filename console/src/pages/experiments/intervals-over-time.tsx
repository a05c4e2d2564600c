/** How the interval of one metric of one treatment became narrower from look to look, and what was decided then. */
import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { looksQuery } from '../../api/experiment-queries';
import type { ExperimentFinding, ExperimentLook, ExperimentResults } from '../../api/types';
import { Asked } from '../../components/asked';
import { BandChart } from '../../components/band-chart';
import { Card } from '../../components/card';
import { Row, RowList } from '../../components/row-list';
import { formatDateTime, formatDifference, formatPercent } from '../../i18n/format';
import { useLocale, useTranslation } from '../../i18n/i18n';
import { useWord } from '../../i18n/loop-texts';
import classes from '../models/models-frame.module.css';
import { limitOf } from './experiment-state';

const keyOf = ({ metric, variant }: ExperimentFinding): string => `${metric} ${variant}`;

export function IntervalsOverTime({ experiment }: { experiment: ExperimentResults }) {
  const { t } = useTranslation('loop');
  const word = useWord();
  const { id, looked_at: lookedAt, findings } = experiment;
  const looks = useQuery({ ...looksQuery(id, lookedAt), placeholderData: (before) => before });
  const [chosen, setChosen] = useState<string>();
  const measured = findings.filter(({ difference }) => difference !== null);
  const shown =
    findings.find((each) => keyOf(each) === chosen) ??
    measured.find(({ role }) => role === 'goal') ??
    measured[0] ??
    findings[0];
  return (
    <>
      {shown && (
        <Card title={t('experiments.over-time')}>
          <Asked query={looks}>
            {(items) => (
              <div className={classes.parts}>
                <NativeSelect
                  w="fit-content"
                  label={t('models.metric')}
                  value={keyOf(shown)}
                  onChange={(event) => setChosen(event.currentTarget.value)}
                  data={findings.map((each) => ({
                    value: keyOf(each),
                    label: `${word('metric', each.metric)} · ${each.variant}`,
                  }))}
                />
                <IntervalChart looks={items} shown={shown} />
              </div>
            )}
          </Asked>
        </Card>
      )}
      {looks.data && <Decisions looks={looks.data} />}
    </>
  );
}

function IntervalChart({ looks, shown }: { looks: readonly ExperimentLook[]; shown: ExperimentFinding }) {
  const { t } = useTranslation('loop');
  const locale = useLocale();
  const word = useWord();
  const points = looks.flatMap(({ at, findings }) => {
    const found = findings.find((finding) => keyOf(finding) === keyOf(shown));
    if (!found || found.difference === null) return [];
    return [{ at: Date.parse(at), value: found.difference, low: found.low, high: found.high }];
  });
  const last = points.at(-1);
  if (!last) return <p className={classes.note}>{t('experiments.nothing-measured')}</p>;
  const said = (value: number | null): string => (value === null ? '–' : formatDifference(value, locale));
  const text = t('experiments.chart', {
    metric: word('metric', shown.metric),
    looks: points.length,
    difference: said(last.value),
    low: said(last.low),
    high: said(last.high),
  });
  return (
    <>
      <BandChart text={text} points={points} zero={0} limit={limitOf(shown)} isDifference />
      <p className={classes.note}>
        {text} {t('experiments.chart-key')}
      </p>
    </>
  );
}

/** Looks at which something was done, newest first. */
function Decisions({ looks }: { looks: readonly ExperimentLook[] }) {
  const { t } = useTranslation('loop');
  const locale = useLocale();
  const decided = looks.filter(({ decision }) => decision !== 'continue').toReversed();
  if (decided.length === 0) return null;
  return (
    <Card flush title={t('experiments.decisions')}>
      <RowList label={t('experiments.decisions')}>
        {decided.map(({ id, at, decision, reason, coverage }) => (
          <Row
            key={id}
            name={t(`experiments.decision.${decision}`)}
            facts={[
              t(`experiments.reason.${reason}`),
              t('experiments.takes-part', { share: formatPercent(coverage, locale) }),
              formatDateTime(Date.parse(at), locale),
            ]}
          />
        ))}
      </RowList>
    </Card>
  );
}
