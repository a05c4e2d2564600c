/** Of lists that were mixed from two variants: whose entries people chose, and how sure that is. */
import type { ExperimentFinding } from '../../api/types';
import { Card } from '../../components/card';
import { Facts } from '../../components/facts';
import { formatFigure, formatNumber } from '../../i18n/format';
import { useLocale, useTranslation } from '../../i18n/i18n';

export function ClicksWon({ finding: { credits, variant } }: { finding: ExperimentFinding }) {
  const { t } = useTranslation('loop');
  const locale = useLocale();
  if (!credits) return null;
  const { control, treatment, ties, p } = credits;
  return (
    <Card title={t('experiments.clicks.title')}>
      <Facts
        facts={[
          [t('experiments.clicks.won', { variant }), formatNumber(treatment, locale)],
          [t('experiments.clicks.won', { variant: t('experiments.role.control') }), formatNumber(control, locale)],
          [t('experiments.clicks.ties'), formatNumber(ties, locale)],
          [t('experiments.clicks.luck'), t('experiments.clicks.at-most', { p: formatFigure(p, locale) })],
        ]}
      />
    </Card>
  );
}
