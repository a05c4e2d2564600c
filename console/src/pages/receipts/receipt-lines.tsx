/** What was bought, line by line, each to be set right where it stands. Keys go from line to line. */
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type LineChange, useLineChange, useOffered, useReceiptChanges } from '../../api/receipt-actions';
import { categoriesQuery } from '../../api/receipt-queries';
import type { Receipt } from '../../api/receipt-types';
import { Card } from '../../components/card';
import { EmptyState } from '../../components/empty-state';
import { StateBadge } from '../../components/state-badge';
import { IconReceipt } from '@tabler/icons-react';
import { useTranslation } from '../../i18n/i18n';
import { ItemDialog } from './item-dialog';
import { LineRow } from './line-row';
import classes from './receipt-lines.module.css';
import { useLineKeys } from './use-line-keys';

interface ReceiptLinesProps {
  receipt: Receipt;
  mayChange: boolean;
}

export function ReceiptLines({ receipt, mayChange }: ReceiptLinesProps) {
  const { t } = useTranslation('receipts');
  const { data: categories = [] } = useQuery(categoriesQuery);
  const { mutate: change } = useLineChange(receipt.chain_id);
  const { offeredOf, choose } = useOffered(receipt.chain_id);
  const { removeLine } = useReceiptChanges(receipt.chain_id);
  const { items } = receipt;
  const unsure = items.filter((item) => item.is_unsure && item.included).length;
  const changeLine = (wished: LineChange): void => {
    change(wished);
    const {
      line,
      change: { category },
    } = wished;
    const item = items.find((each) => each.line === line);
    if (item && category !== undefined) choose(item, category);
  };
  useLineKeys(items, changeLine);
  return (
    <Card
      title={t('page.items')}
      aside={unsure > 0 && <StateBadge as="retrying">{t('page.unsure', { count: unsure })}</StateBadge>}
      flush
    >
      {items.length === 0 ? (
        <EmptyState icon={IconReceipt} title={t('page.none')} text={t('page.none-text')} />
      ) : (
        <ul aria-label={t('page.items')} className={classes.lines}>
          {items.map((item) => (
            <LineRow
              key={item.line}
              {...{ item, categories, mayChange }}
              offered={offeredOf(item)}
              currency={receipt.currency}
              onChange={(wished) => changeLine({ line: item.line, change: wished })}
              onRemove={() => removeLine.mutate(item.line)}
            />
          ))}
        </ul>
      )}
      {mayChange && <AddLine runId={receipt.chain_id} />}
    </Card>
  );
}

function AddLine({ runId }: { runId: string }) {
  const { t } = useTranslation('receipts');
  const [isOpen, setIsOpen] = useState(false);
  const { addLine } = useReceiptChanges(runId);
  return (
    <div className={classes.add}>
      <Button variant="subtle" leftSection={<IconPlus aria-hidden size={16} />} onClick={() => setIsOpen(true)}>
        {t('page.add-line')}
      </Button>
      {isOpen && (
        <ItemDialog
          title={t('page.add-line-title')}
          submit={t('page.add-line')}
          isBusy={addLine.isPending}
          onClose={() => setIsOpen(false)}
          onSubmit={(item) => addLine.mutate(item, { onSuccess: () => setIsOpen(false) })}
        />
      )}
    </div>
  );
}
