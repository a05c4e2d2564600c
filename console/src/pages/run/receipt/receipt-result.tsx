/** What was read on a receipt, for whoever checks it: each item with its category, to be confirmed or set right at once. */
import { Button, Group } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { ReceiptItem, ReceiptResult as Result } from '../../../../../contracts/receipts/result';
import { feedbackQuery, giveCategories, saidCategoriesQuery } from '../../../api/feedback';
import { useOffered } from '../../../api/receipt-actions';
import { categoriesQuery, receiptQuery, RECEIPTS_KEY } from '../../../api/receipt-queries';
import { meQuery, useMay } from '../../../api/session';
import type { Run } from '../../../api/types';
import { Card } from '../../../components/card';
import { DataTable } from '../../../components/data-table';
import { notifyDone, notifyFailed } from '../../../components/notify';
import { formatPercent } from '../../../i18n/format';
import { useLocale, useTranslation } from '../../../i18n/i18n';
import '../../../i18n/receipt-texts';
import { useShortcuts } from '../../../keyboard/shortcuts';
import { useSaveKey } from '../../../keyboard/use-save-key';
import { CategorySelect } from '../../receipts/category-select';
import { formatMoney } from '../../receipts/format';
import { JsonResult } from '../json-result';
import type { ResultViewProps } from '../result-views';

export function ReceiptResult({ run }: ResultViewProps) {
  const { final_result: result } = run;
  return isReceiptResult(result) ? <Items run={run} result={result} /> : <JsonResult run={run} />;
}

function isReceiptResult(result: unknown): result is Result {
  return typeof result === 'object' && result !== null && 'items' in result && Array.isArray(result.items);
}

function Items({ run: { chain_id: runId }, result: { items, currency, fields } }: { run: Run; result: Result }) {
  const { t } = useTranslation('receipts');
  const locale = useLocale();
  const { data: categories = [] } = useQuery(categoriesQuery);
  const { data: me } = useQuery(meQuery);
  const { data: said } = useQuery(saidCategoriesQuery(runId, me?.id ?? ''));
  // Only its owner has one; their lines are sorted by what they and annotators have said since.
  const own = useQuery({ ...receiptQuery(runId), retry: false });
  const ownLines = new Map(own.data?.items.map(({ line, category }) => [line, category]));
  const mayChange = useMay('annotator', 'feedback:write');
  const [chosen, setChosen] = useState<ReadonlyMap<number, string>>(new Map());
  const offered = useOffered(runId);
  const save = useSaving(runId);
  const categoryOf = ({ line, category }: ReceiptItem): string =>
    chosen.get(line) ?? ownLines.get(line) ?? said?.get(line) ?? category;
  const choose = (item: ReceiptItem, category: string): void => {
    setChosen(new Map(chosen).set(item.line, category));
    offered.choose(item, category);
  };
  const maySave = mayChange && items.length > 0 && !own.isPending && !save.isPending;
  const saveAll = (): void => save.mutate(items.map((item) => ({ line: item.line, category: categoryOf(item) })));
  useShortcuts(maySave ? { a: saveAll } : NO_KEYS);
  useSaveKey(maySave, saveAll);
  return (
    <Card
      title={fields.shop?.value ?? t('unnamed-shop')}
      aside={own.data && <Link to={`/receipts/${runId}`}>{t('result.own')}</Link>}
    >
      <DataTable
        label={t('page.items')}
        columns={[t('name'), t('result.sure'), t('category'), t('page.total')]}
        rows={items.map((item) => ({
          key: String(item.line),
          cells: [
            item.text,
            formatPercent(item.category_confidence, locale),
            <CategorySelect
              key="category"
              label={t('line.category', { name: item.name })}
              value={categoryOf(item)}
              likely={offered.offeredOf(item)}
              {...{ categories, mayChange }}
              onChange={(category) => choose(item, category)}
            />,
            item.amount === null ? '' : formatMoney(item.amount, currency, locale),
          ],
        }))}
      />
      {mayChange && items.length > 0 && (
        <Group mt="md">
          <Button
            loading={save.isPending}
            disabled={own.isPending}
            onClick={saveAll}
            aria-keyshortcuts="a Control+Enter"
          >
            {t('result.save')}
          </Button>
        </Group>
      )}
    </Card>
  );
}

const NO_KEYS = {};

function useSaving(runId: string) {
  const { t } = useTranslation('receipts');
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (items: { line: number; category: string }[]) => giveCategories(runId, items),
    onSuccess: () => notifyDone(t('result.saved')),
    onError: notifyFailed,
    onSettled: () =>
      Promise.all(
        [feedbackQuery(runId).queryKey, RECEIPTS_KEY].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
      ),
  });
}
