/** What a token of each language model costs: list prices, those of the environment, and those that were set here. */
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { changePrices, type PriceForm, pricesQuery } from '../../api/cost-queries';
import { useMay } from '../../api/session';
import type { LlmPrice } from '../../api/types';
import { Asked } from '../../components/asked';
import { Card } from '../../components/card';
import { DataTable } from '../../components/data-table';
import { notifyDone, notifyFailed } from '../../components/notify';
import { NumberField } from '../../components/number-field';
import { formatNumber } from '../../i18n/format';
import { useLocale, useTranslation } from '../../i18n/i18n';
import classes from './settings-page.module.css';

export function CostPricesCard() {
  const { t } = useTranslation('loop');
  const prices = useQuery(pricesQuery);
  const maySet = useMay('admin', 'models:write');
  return (
    <Card title={t('costs.prices')}>
      <div className={classes.stack}>
        <p className={classes.note}>{t('costs.price-text')}</p>
        <Asked query={prices}>{({ items }) => <Prices prices={items} maySet={maySet} />}</Asked>
        {maySet && <PriceFields />}
      </div>
    </Card>
  );
}

function usePriceChange() {
  const { t } = useTranslation('loop');
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (change: { price: PriceForm } | { removed: string }) =>
      changePrices('price' in change ? { set: [change.price] } : { removed: [change.removed] }),
    onError: notifyFailed,
    onSuccess: (prices, change) => {
      queryClient.setQueryData(pricesQuery.queryKey, prices);
      notifyDone(t('costs.price-changed', { model: 'price' in change ? change.price.model : change.removed }));
    },
  });
}

function Prices({ prices, maySet }: { prices: readonly LlmPrice[]; maySet: boolean }) {
  const { t } = useTranslation('loop');
  const locale = useLocale();
  const { mutate, isPending } = usePriceChange();
  const takeBack = (model: string) => (
    <Button
      variant="default"
      size="xs"
      loading={isPending}
      aria-label={t('costs.price-remove-named', { model })}
      onClick={() => mutate({ removed: model })}
    >
      {t('costs.price-remove')}
    </Button>
  );
  return (
    <DataTable
      label={t('costs.prices')}
      columns={[t('costs.model'), t('costs.input'), t('costs.output'), t('costs.source')]}
      rows={prices.map(({ model, input_usd_per_million: input, output_usd_per_million: output, source }) => ({
        key: model,
        cells: [
          model,
          formatNumber(input, locale),
          formatNumber(output, locale),
          <>
            {t(`costs.source-${source}`)} {source === 'set' && maySet && takeBack(model)}
          </>,
        ],
      }))}
    />
  );
}

interface Fields {
  model: string;
  input?: number | undefined;
  output?: number | undefined;
}

const EMPTY: Fields = { model: '', input: undefined, output: undefined };

function PriceFields() {
  const { t } = useTranslation('loop');
  const [{ model, input, output }, setFields] = useState(EMPTY);
  const { mutate, isPending } = usePriceChange();
  const set = (change: Partial<Fields>): void => setFields((before) => ({ ...before, ...change }));
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (input === undefined || output === undefined) return;
    const price = { model: model.trim(), input_usd_per_million: input, output_usd_per_million: output };
    mutate({ price }, { onSuccess: () => setFields(EMPTY) });
  };
  return (
    <form onSubmit={submit} className={classes.filters}>
      <TextInput
        label={t('costs.model')}
        required
        value={model}
        onChange={({ currentTarget }) => set({ model: currentTarget.value })}
      />
      <NumberField
        label={t('costs.input')}
        required
        min={0}
        value={input}
        onChange={(value) => set({ input: value })}
      />
      <NumberField
        label={t('costs.output')}
        required
        min={0}
        value={output}
        onChange={(value) => set({ output: value })}
      />
      <Button type="submit" loading={isPending}>
        {t('triggers.save')}
      </Button>
    </form>
  );
}
