/** The tables of a page as tables: to be read, and to be taken over into a spreadsheet. */
import { Text } from '@mantine/core';
import type { DocumentPage } from '../../../api/types';
import { CopyButton } from '../../../components/copy-button';
import { useTranslation } from '../../../i18n/i18n';
import { Nothing, TabHead } from './document-tabs';
import { asTsv, cellId, type PageTable, tablesOf } from './page-tables';
import { usePointing } from './pointing';
import classes from './tables-tab.module.css';

export function TablesTab({ page }: { page: DocumentPage | undefined }) {
  const { t } = useTranslation();
  const tables = page ? tablesOf(page) : [];
  if (!page || tables.length === 0) return <Nothing text={t('tables.none')} />;
  return (
    <>
      <TabHead text={t('tables.count', { count: tables.length })} />
      {tables.map((table, index) => (
        <OneTable key={table.block} page={page.page} table={table} number={index + 1} />
      ))}
    </>
  );
}

interface OneTableProps {
  page: number;
  table: PageTable;
  number: number;
}

function OneTable({ page, table, number }: OneTableProps) {
  const { t } = useTranslation();
  const { pointed, point } = usePointing();
  const { rows, columns, block } = table;
  return (
    <section className={classes.table} aria-label={t('tables.name', { number })}>
      <div className={classes.head}>
        <Text size="sm" fw={600}>
          {t('tables.name', { number })}
        </Text>
        <CopyButton text={asTsv(table)} label={t('tables.copy', { number })} />
      </div>
      {/* Keys scroll it sideways, so it can be reached by keys. */}
      <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('tables.name', { number })} data-no-swipe>
        <table className={classes.cells}>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>
                {Array.from({ length: columns }, (_, column) => {
                  const cell = row.find((each) => each.column === column);
                  if (!cell) return <td key={column} />;
                  const id = cellId(page, block, cell);
                  return (
                    <td
                      key={column}
                      data-row={id}
                      data-pointed={id === pointed}
                      onPointerEnter={() => point(id, 'list')}
                    >
                      {cell.text}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
