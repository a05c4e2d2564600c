/** The month's budget for language models: how much of it is used, what it alerted of, and the budget itself. */
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ComponentProps, type SyntheticEvent, useState } from 'react';
import { costsQuery, setBudget } from '../../api/cost-queries';
import { useMay } from '../../api/session';
import type { Costs } from '../../api/types';
import { Card } from '../../components/card';
import { DataTable } from '../../components/data-table';
import { Facts } from '../../components/facts';
import { Note } from '../../components/note';
import { notifyDone } from '../../components/notify';
import { NumberField } from '../../components/number-field';
import { ProblemAlert } from '../../components/problem-alert';
import { RelativeTime } from '../../components/times';
import { formatCost, formatPercent } from '../../i18n/format';
import { useLocale, useTranslation } from '../../i18n/i18n';
import classes from './settings-page.module.css';

export function CostBudgetCard({ costs: { budget, alerts } }: { costs: Costs }) {
  const { t } = useTranslation('loop');
  const locale = useLocale();
  const maySet = useMay('admin', 'models:write');
  const spent = formatCost(budget.cost_usd, locale);
  const facts: ComponentProps<typeof Facts>['facts'] = [
    [
      t('costs.spent'),
      budget.share === null ? spent : t('costs.of-budget', { cost: spent, share: formatPercent(budget.share, locale) }),
    ],
    [
      t('costs.budget'),
      budget.usd_per_month === null ? t('costs.no-budget') : formatCost(budget.usd_per_month, locale),
    ],
  ];
  return (
    <Card title={t('costs.budget')}>
      {budget.state === 'near' && <Note role="status">{t('costs.near')}</Note>}
      {budget.state === 'used' && (
        <Note role="alert" tone="danger">
          {t('costs.used')}
        </Note>
      )}
      <Facts facts={facts} />
      {alerts.length > 0 && <Alerts alerts={alerts} />}
      {maySet && <BudgetForm usdPerMonth={budget.usd_per_month} />}
    </Card>
  );
}

function Alerts({ alerts }: Pick<Costs, 'alerts'>) {
  const { t } = useTranslation('loop');
  const locale = useLocale();
  return (
    <DataTable
      label={t('costs.alerts')}
      columns={[t('costs.alerts'), t('costs.month'), t('costs.reached'), t('costs.of')]}
      rows={alerts.map(({ month, share, budget_usd: budget, cost_usd: cost, at }) => ({
        key: `${at} ${share}`,
        cells: [
          formatPercent(share, locale),
          month,
          <>
            {formatCost(cost, locale)} · <RelativeTime at={at} />
          </>,
          formatCost(budget, locale),
        ],
      }))}
    />
  );
}

function BudgetForm({ usdPerMonth }: { usdPerMonth: number | null }) {
  const { t } = useTranslation('loop');
  const queryClient = useQueryClient();
  const [usd, setUsd] = useState(usdPerMonth ?? undefined);
  const change = useMutation({
    mutationFn: setBudget,
    onSuccess: () => notifyDone(t('costs.budget-changed')),
    onSettled: () => queryClient.invalidateQueries({ queryKey: costsQuery.queryKey }),
  });
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    change.mutate(usd ?? null);
  };
  return (
    <form onSubmit={submit} className={classes.stack}>
      {change.error && <ProblemAlert error={change.error} />}
      <div className={classes.filters}>
        <NumberField
          label={t('costs.budget-usd')}
          description={t('costs.budget-text')}
          min={0}
          value={usd}
          onChange={setUsd}
        />
        <Button type="submit" loading={change.isPending}>
          {t('triggers.save')}
        </Button>
      </div>
    </form>
  );
}
