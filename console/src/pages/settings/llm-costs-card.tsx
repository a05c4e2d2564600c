/** What language models cost by day, and how much of today's budget is left. Only where somebody is told of it. */
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ComponentProps } from 'react';
import { llmCostsQuery } from '../../api/settings-queries';
import type { LlmCosts } from '../../api/types';
import { Card } from '../../components/card';
import { DayBars } from '../../components/day-bars';
import { Facts } from '../../components/facts';
import { Note } from '../../components/note';
import { ProblemAlert } from '../../components/problem-alert';
import { formatCost, formatNumber, formatPercent } from '../../i18n/format';
import { useLocale, useTranslation } from '../../i18n/i18n';
import classes from './llm-costs-card.module.css';
import pageClasses from './system-page.module.css';

type Day = LlmCosts['items'][number];

export function LlmCostsCard() {
  const { t } = useTranslation();
  const costs = useQuery(llmCostsQuery);
  return (
    <Card title={t('settings.system.cost.title')}>
      {costs.isPending && <Skeleton height={150} />}
      {costs.isError && <ProblemAlert error={costs.error} onRetry={() => void costs.refetch()} />}
      {costs.data && <Costs costs={costs.data} />}
    </Card>
  );
}

function Costs({ costs }: { costs: LlmCosts }) {
  const { t } = useTranslation();
  const days = costs.items.length;
  const isAsked = costs.items.some(({ calls }) => calls > 0);
  return (
    <>
      <BudgetWarning state={costs.budget.state} />
      {isAsked ? (
        <CostBars costs={costs} />
      ) : (
        <p className={pageClasses.about}>{t('settings.system.cost.none', { days })}</p>
      )}
      <CostFacts costs={costs} />
      {isAsked && <EveryDay days={costs.items.filter(({ calls }) => calls > 0)} />}
    </>
  );
}

function BudgetWarning({ state }: Pick<LlmCosts['budget'], 'state'>) {
  const { t } = useTranslation();
  if (state !== 'near' && state !== 'used') return null;
  const isUsed = state === 'used';
  return (
    <Note tone={isUsed ? 'danger' : 'warning'} role={isUsed ? 'alert' : 'status'}>
      {t(`settings.system.cost.${isUsed ? 'spent' : 'near'}`)}
    </Note>
  );
}

/** The line is the budget. */
function CostBars({ costs: { items, budget } }: { costs: LlmCosts }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const days = items.toReversed();
  const dearest = days.reduce((most, day) => (day.cost_usd > most.cost_usd ? day : most));
  const text = t('settings.system.cost.bars', {
    days: days.length,
    day: dearest.day,
    cost: formatCost(dearest.cost_usd, locale),
  });
  return (
    <DayBars
      text={text}
      line={budget.usd_per_day}
      days={days.map(({ day, cost_usd: usd }, index) => ({
        day,
        title: formatCost(usd, locale),
        value: usd,
        state: index === days.length - 1 ? budget.state : undefined,
      }))}
    />
  );
}

function CostFacts({ costs: { budget, cost_usd: sum, items } }: { costs: LlmCosts }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const today = formatCost(items[0]?.cost_usd ?? 0, locale);
  const facts: ComponentProps<typeof Facts>['facts'] = [
    [
      t('settings.system.cost.today'),
      budget.share === null
        ? today
        : t('settings.system.cost.of-budget', { cost: today, share: formatPercent(budget.share, locale) }),
    ],
    [
      t('settings.system.cost.budget'),
      budget.usd_per_day === null ? t('settings.system.cost.no-budget') : formatCost(budget.usd_per_day, locale),
    ],
    [t('settings.system.cost.sum', { days: items.length }), formatCost(sum, locale)],
  ];
  return <Facts facts={facts} />;
}

/** The bars again, for whoever cannot see them or wants to know exactly. */
function EveryDay({ days }: { days: readonly Day[] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <details className={classes.every}>
      <summary>{t('settings.system.cost.by-day')}</summary>
      {/* Keys scroll it, so it can be reached by keys. */}
      <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('settings.system.cost.by-day')}>
        <table className={classes.table}>
          <thead>
            <tr>
              {(['day', 'used', 'tokens', 'cost'] as const).map((name) => (
                <th key={name} scope="col">
                  {t(`settings.system.cost.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {days.map(({ day, calls, input_tokens: input, output_tokens: output, cost_usd: usd }) => (
              <tr key={day}>
                <th scope="row">{day}</th>
                <td>{formatNumber(calls, locale)}</td>
                <td>{`${formatNumber(input, locale)} · ${formatNumber(output, locale)}`}</td>
                <td>{formatCost(usd, locale)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
