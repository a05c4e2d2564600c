/** What is to be used next: past its date, today, and within the week. */
import { IconCalendarCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useStockFeed } from '../../api/stock-feed';
import { remindersQuery } from '../../api/stock-queries';
import { Asked } from '../../components/asked';
import { Card } from '../../components/card';
import { EmptyState } from '../../components/empty-state';
import { useTranslation } from '../../i18n/i18n';
import { StockFrame } from './stock-frame';
import { StockList } from './stock-list';

const WHEN = ['expired', 'today', 'soon'] as const;

export function Component() {
  const { t } = useTranslation('receipts');
  const reminders = useQuery(remindersQuery);
  useStockFeed();
  return (
    <StockFrame title={t('reminders.title')} about={t('reminders.about')}>
      <Asked query={reminders}>
        {(data) =>
          WHEN.every((when) => data[when].length === 0) ? (
            <EmptyState icon={IconCalendarCheck} title={t('reminders.none')} text={t('reminders.none-text')} />
          ) : (
            WHEN.filter((when) => data[when].length > 0).map((when) => (
              <Card key={when} title={t(`reminders.${when}`)} aside={data[when].length} flush>
                <StockList label={t(`reminders.${when}`)} items={data[when]} />
              </Card>
            ))
          )
        }
      </Asked>
    </StockFrame>
  );
}
