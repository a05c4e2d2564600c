/** Puts something into stock: by its barcode, which the camera reads or somebody types, or wholly by hand. */
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { barcodeQuery, saveProduct } from '../../api/barcode-queries';
import type { BarcodeLookup } from '../../api/receipt-types';
import { useStockActions } from '../../api/stock-actions';
import { Card } from '../../components/card';
import { notifyDone, notifyFailed } from '../../components/notify';
import { Page } from '../../components/page';
import { useTranslation } from '../../i18n/i18n';
import '../../i18n/receipt-texts';
import { isComplete, ItemFields, newDraft } from '../receipts/item-fields';
import { BarcodeCard } from './barcode-card';
import classes from './new-page.module.css';

/** What the barcode told; `isUnknown` where nobody knows it. */
interface FoundCode {
  code: string;
  isUnknown: boolean;
}

export function Component() {
  const { t } = useTranslation('receipts');
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [found, setFound] = useState<FoundCode>();
  const [draft, setDraft] = useState(newDraft);
  const { isSaving, save } = useSaving();
  const take = (code: string, lookup: BarcodeLookup | undefined): void => {
    const { product, category } = lookup ?? {};
    setFound({ code, isUnknown: !lookup });
    setDraft((now) => ({
      ...now,
      name: product?.name ?? now.name,
      category: category?.id ?? now.category,
    }));
  };
  const send = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (!isComplete(draft)) return;
    void save(draft, found).then((isSaved) => isSaved && navigate('/stock'));
  };
  return (
    <Page title={t('new.title')} about={t('new.about')}>
      <div className={classes.columns}>
        <BarcodeCard begin={search.has('scan')} onFound={take} />
        <Card>
          <form onSubmit={send} className={classes.form}>
            <ItemFields draft={draft} onChange={setDraft} />
            <Button type="submit" size="md" loading={isSaving} disabled={!isComplete(draft)}>
              {t('new.add')}
            </Button>
          </form>
        </Card>
      </div>
    </Page>
  );
}

/** What nobody knew is kept for the next time, before it goes into stock. */
function useSaving() {
  const { t } = useTranslation('receipts');
  const queryClient = useQueryClient();
  const { add } = useStockActions();
  const save = async (item: Parameters<typeof add.mutateAsync>[0], found: FoundCode | undefined): Promise<boolean> => {
    try {
      if (found?.isUnknown) {
        await saveProduct(found.code, { name: item.name, category_id: item.category }).catch(notifyFailed);
        await queryClient.invalidateQueries({ queryKey: barcodeQuery(found.code).queryKey });
      }
      const name = item.name.trim();
      await add.mutateAsync({ ...item, name, ...(found && { barcode: found.code }) });
      notifyDone(t('stock.added', { name }));
      return true;
    } catch {
      // It was told already.
      return false;
    }
  };
  return { isSaving: add.isPending, save };
}
