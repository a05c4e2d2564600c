/** Names of a version's figures in words, with where they were measured. */
import { useTranslation } from '../../i18n/i18n';
import { useWord } from '../../i18n/loop-texts';

export function useMetricName(): (name: string) => string {
  const { t } = useTranslation('loop');
  const word = useWord();
  return (name) => {
    const [, where, metric] = /^(test|validation)_(.+)$/.exec(name) ?? [];
    if (metric === undefined) return word('metric', name);
    return t(where === 'test' ? 'models.on-test' : 'models.on-validation', { metric: word('metric', metric) });
  };
}
