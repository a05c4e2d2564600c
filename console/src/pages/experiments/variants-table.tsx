/** What was counted and measured of each variant. */
import type { ExperimentResults } from '../../api/types';
import { DataTable } from '../../components/data-table';
import { formatFigure, formatNumber, formatPercent } from '../../i18n/format';
import { useLocale, useTranslation } from '../../i18n/i18n';
import type { Locale } from '../../i18n/locale';
import { useWord } from '../../i18n/loop-texts';
import { textAt } from '../../i18n/texts';
import { VersionLink } from '../models/slot-name';
import { METRIC_NAMES } from './experiment-state';

/** `Reader: Tesseract`; what has no words as it is. */
function optionsText(pipeline: string, options: Readonly<Record<string, unknown>>, locale: Locale): string {
  const word = (...path: string[]) => textAt(locale, 'options', pipeline, ...path);
  const said = (name: string, value: unknown): string =>
    typeof value === 'string' ? (word(name, 'choices', value) ?? value) : JSON.stringify(value);
  const texts = Object.entries(options).map(
    ([name, value]) =>
      `${word(name, 'label') ?? name}: ${Array.isArray(value) ? value.map((each) => said(name, each)).join(', ') : said(name, value)}`,
  );
  return texts.length === 0 ? '–' : texts.join(' · ');
}

export function VariantsTable({ experiment }: { experiment: ExperimentResults }) {
  const { t } = useTranslation('loop');
  const locale = useLocale();
  const word = useWord();
  const { pipeline, variants, weights, results, dropped } = experiment;
  const measured = METRIC_NAMES.filter((metric) => results.some(({ means }) => typeof means[metric] === 'number'));
  const figuresOf = (name: string, ofGroup: string | null = null): string[] => {
    const found = results.find(({ variant, group }) => variant === name && group === ofGroup);
    const means = measured.map((metric) => {
      const mean = found?.means[metric];
      return typeof mean !== 'number'
        ? '–'
        : `${formatFigure(mean, locale)} (${formatNumber(found?.counts[metric] ?? 0, locale)})`;
    });
    return [formatNumber(found?.units ?? 0, locale), formatNumber(found?.count ?? 0, locale), ...means];
  };
  const holdout = results.some(({ variant }) => variant === 'holdout');
  return (
    <DataTable
      label={t('experiments.variants')}
      columns={[
        t('experiments.variant'),
        t('experiments.role-name'),
        t('experiments.serves'),
        t('experiments.weight'),
        t('experiments.units'),
        t('experiments.runs'),
        ...measured.map((metric) => word('metric', metric)),
      ]}
      rows={[
        ...variants.map(({ name, role, model, options }, index) => ({
          key: name,
          cells: [
            name,
            dropped.includes(name) ? t('experiments.dropped') : t(`experiments.role.${role}`),
            model ? (
              <VersionLink id={model.id} version={model.version} />
            ) : options ? (
              optionsText(pipeline, options, locale)
            ) : (
              '–'
            ),
            formatPercent(weights[index] ?? 0, locale),
            ...figuresOf(name),
          ],
          isMarked: role === 'control',
        })),
        ...(holdout
          ? [{ key: 'holdout', cells: ['holdout', t('experiments.holdout'), '–', '–', ...figuresOf('holdout')] }]
          : []),
        ...results.flatMap(({ variant, group }) =>
          group === null
            ? []
            : [
                {
                  key: `${variant} of ${group}`,
                  cells: [
                    t('experiments.group', { variant, group }),
                    t('experiments.by-group'),
                    '–',
                    '–',
                    ...figuresOf(variant, group),
                  ],
                },
              ],
        ),
      ]}
    />
  );
}
