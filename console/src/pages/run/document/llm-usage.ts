/** What a run has asked of the language model, in one line. */
import type { LlmUsage } from '../../../../../contracts/documents/result';
import { formatCost, formatDuration, formatNumber } from '../../../i18n/format';
import type { Translation } from '../../../i18n/i18n';
import type { Locale } from '../../../i18n/locale';

export function llmUsageText(usage: LlmUsage, locale: Locale, t: Translation['t']): string {
  const number = (value: number): string => formatNumber(value, locale);
  return [
    usage.model,
    t('run.llm-calls', { count: usage.calls }),
    t('run.llm-tokens', { input: number(usage.input_tokens), output: number(usage.output_tokens) }),
    formatDuration(usage.duration_ms, locale),
    ...(usage.cost_usd === null ? [] : [formatCost(usage.cost_usd, locale)]),
  ].join(' · ');
}
