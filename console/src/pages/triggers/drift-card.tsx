/** Drift of one slot: the estimated quality of its days, and feature by feature how far the newest days are from the first. */
import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { driftQuery } from '../../api/trigger-queries';
import type { DriftCheck } from '../../api/types';
import { Asked } from '../../components/asked';
import { BandChart } from '../../components/band-chart';
import { Card } from '../../components/card';
import { DataTable } from '../../components/data-table';
import { formatFigure, formatNumber } from '../../i18n/format';
import { useLocale, useTranslation } from '../../i18n/i18n';
import { useWord } from '../../i18n/loop-texts';
import classes from '../models/models-frame.module.css';

/** Of the standard error, on each side: about 95 %. */
const BAND = 1.96;

export function DriftCard({ slots }: { slots: readonly string[] }) {
  const { t } = useTranslation('loop');
  const word = useWord();
  const [chosen, setChosen] = useState(slots[0] ?? '');
  const drift = useQuery(driftQuery(chosen));
  return (
    <Card title={t('drift.title')}>
      <div className={classes.parts}>
        <NativeSelect
          w="fit-content"
          label={t('models.slot')}
          value={chosen}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={slots.map((slot) => ({ value: slot, label: word('slot', slot) }))}
        />
        <Asked query={drift}>
          {(checks) =>
            checks.length === 0 ? <p className={classes.note}>{t('drift.none')}</p> : <Drift checks={checks} />
          }
        </Asked>
      </div>
    </Card>
  );
}

function Drift({ checks }: { checks: readonly DriftCheck[] }) {
  const newest = checks.toSorted((a, b) => b.day.localeCompare(a.day));
  const compared = newest.find(({ window_runs: runs }) => runs > 0);
  return (
    <>
      <QualityChart checks={newest.toReversed()} />
      {compared && <Features check={compared} />}
    </>
  );
}

function QualityChart({ checks }: { checks: readonly DriftCheck[] }) {
  const { t } = useTranslation('loop');
  const locale = useLocale();
  const points = checks.flatMap(({ day, confidence }) => {
    if (!confidence) return [];
    const { mean, standard_error: error } = confidence;
    return [{ at: Date.parse(day), value: mean, low: mean - BAND * error, high: mean + BAND * error }];
  });
  const last = points.at(-1);
  if (!last) return null;
  const text = t('drift.quality', { days: points.length, value: formatFigure(last.value, locale) });
  return (
    <div className={classes.parts}>
      <BandChart text={text} points={points} isByDay />
      <p className={classes.note}>{text}</p>
    </div>
  );
}

function Features({ check }: { check: DriftCheck }) {
  const { t } = useTranslation('loop');
  const locale = useLocale();
  const word = useWord();
  const figure = (value: number | null): string => (value === null ? '–' : formatFigure(value, locale));
  return (
    <>
      <p className={classes.note}>
        {t('drift.compared', { day: check.day, runs: formatNumber(check.window_runs, locale), version: check.version })}
      </p>
      <DataTable
        label={t('drift.features')}
        columns={[
          t('drift.feature'),
          'p',
          t('drift.stability'),
          t('drift.stability-limit'),
          t('drift.jensen-shannon'),
          t('drift.wasserstein'),
          t('drift.test'),
        ]}
        rows={check.features.map((feature) => ({
          key: feature.name,
          cells: [
            word('feature', feature.name),
            figure(feature.p),
            figure(feature.stability_index),
            figure(feature.stability_index_limit),
            figure(feature.jensen_shannon),
            figure(feature.wasserstein),
            feature.test,
          ],
          isMarked: (feature.stability_index ?? 0) > (feature.stability_index_limit ?? Infinity),
        }))}
      />
    </>
  );
}
