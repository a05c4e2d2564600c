/** What work costs: by month, pipeline, model and run, beside the month's budget and the prices that it is counted by. */
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { costlyRunsQuery, costsQuery } from '../../api/cost-queries';
import { pipelinesQuery } from '../../api/queries';
import type { CostMonth } from '../../api/types';
import { Asked } from '../../components/asked';
import { Card } from '../../components/card';
import { DataTable, type TableRow } from '../../components/data-table';
import { formatCost, formatDuration, formatNumber } from '../../i18n/format';
import { useLocale, useTranslation } from '../../i18n/i18n';
import '../../i18n/loop-texts';
import linkClasses from '../models/link.module.css';
import { CostBudgetCard } from './cost-budget-card';
import { CostPricesCard } from './cost-prices-card';
import { SettingsPage } from './settings-page';
import classes from './settings-page.module.css';

const SECOND_MS = 1_000;

export function Component() {
  const costs = useQuery(costsQuery);
  return (
    <SettingsPage name="costs">
      <div className={classes.stack}>
        <Asked query={costs}>
          {(data) => (
            <>
              <CostBudgetCard costs={data} />
              <Months months={data.months} />
              {data.months[0] && <ThisMonth month={data.months[0]} />}
            </>
          )}
        </Asked>
        <DearestRuns />
        <CostPricesCard />
      </div>
    </SettingsPage>
  );
}

function Months({ months }: { months: readonly CostMonth[] }) {
  const { t } = useTranslation('loop');
  const { t: main } = useTranslation();
  const locale = useLocale();
  return (
    <Card title={t('costs.months')} flush>
      <DataTable
        label={t('costs.months')}
        columns={[
          t('costs.month'),
          main('settings.system.cost.cost'),
          main('settings.system.cost.used'),
          t('experiments.runs'),
          t('costs.work'),
        ]}
        rows={months.map(({ month, cost_usd: usd, calls, runs, busy_seconds: seconds }) => ({
          key: month,
          cells: [
            month,
            formatCost(usd, locale),
            formatNumber(calls, locale),
            formatNumber(runs, locale),
            formatDuration(seconds * SECOND_MS, locale),
          ],
        }))}
      />
    </Card>
  );
}

function ThisMonth({ month: { pipelines, models } }: { month: CostMonth }) {
  const { t } = useTranslation('loop');
  const { t: main } = useTranslation();
  const locale = useLocale();
  const { data: known = [] } = useQuery(pipelinesQuery);
  const nameOf = (pipeline: string): string => known.find(({ name }) => name === pipeline)?.title[locale] ?? pipeline;
  return (
    <>
      <CostTable
        title={t('costs.pipelines')}
        columns={[
          t('experiments.pipeline'),
          main('settings.system.cost.cost'),
          t('costs.per-run'),
          t('experiments.runs'),
          t('costs.work'),
        ]}
        rows={pipelines.map(({ pipeline, cost_usd: usd, cost_usd_per_run: each, runs, busy_seconds: seconds }) => ({
          key: pipeline,
          cells: [
            nameOf(pipeline),
            formatCost(usd, locale),
            each === null ? '–' : formatCost(each, locale),
            formatNumber(runs, locale),
            formatDuration(seconds * SECOND_MS, locale),
          ],
        }))}
      />
      <CostTable
        title={t('costs.models')}
        columns={[
          t('costs.model'),
          main('settings.system.cost.cost'),
          main('settings.system.cost.used'),
          main('settings.system.cost.tokens'),
        ]}
        rows={models.map(({ model, cost_usd: usd, calls, input_tokens: input, output_tokens: output }) => ({
          key: model,
          cells: [
            model,
            formatCost(usd, locale),
            formatNumber(calls, locale),
            `${formatNumber(input, locale)} · ${formatNumber(output, locale)}`,
          ],
        }))}
      />
    </>
  );
}

function DearestRuns() {
  const { t } = useTranslation('loop');
  const { t: main } = useTranslation();
  const locale = useLocale();
  const runs = useQuery(costlyRunsQuery);
  return (
    <Asked query={runs}>
      {(items) => (
        <CostTable
          title={t('costs.dearest')}
          columns={[t('costs.run'), main('settings.system.cost.cost'), t('costs.work')]}
          rows={items.map(({ chain_id: id, input_name: name, cost_usd: usd, busy_seconds: seconds }) => ({
            key: id,
            cells: [
              <Link to={`/runs/${id}`} className={linkClasses.link}>
                {name}
              </Link>,
              formatCost(usd, locale),
              formatDuration(seconds * SECOND_MS, locale),
            ],
          }))}
        />
      )}
    </Asked>
  );
}

interface CostTableProps {
  title: string;
  columns: readonly string[];
  rows: readonly TableRow[];
}

function CostTable({ title, columns, rows }: CostTableProps) {
  const { t } = useTranslation('loop');
  return (
    <Card title={title} flush={rows.length > 0}>
      {rows.length === 0 ? (
        <p className={classes.note}>{t('costs.none')}</p>
      ) : (
        <DataTable label={title} columns={columns} rows={rows} />
      )}
    </Card>
  );
}
