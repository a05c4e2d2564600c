/** The page with its rows marked, and both readings of each row. */
import { Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { DocumentPage } from '../../api/types';
import { ChoiceBar } from '../../components/choice-bar';
import { useTranslation } from '../../i18n/i18n';
import { Confidence } from '../run/document/confidence';
import { isUnsureReading, type Mark } from '../run/document/document-marks';
import { MarkedList } from '../run/document/marked-list';
import { PageViewer } from '../run/document/page-viewer';
import panelClasses from '../run/document/panel.module.css';
import { PointingContext } from '../run/document/pointing';
import { usePointingState } from '../run/document/use-pointing-state';
import { type ComparedRow, compareLines, type Reading } from './compare-lines';
import classes from './comparison.module.css';

interface Side {
  engine: string;
  pages: readonly DocumentPage[];
}

export function Comparison({ left, right }: { left: Side; right: Side }) {
  const { t } = useTranslation();
  const [pageNumber, setPageNumber] = useState(left.pages[0]?.page ?? 1);
  const [shownRows, setShownRows] = useState<'all' | 'different'>('all');
  const page = left.pages.find((each) => each.page === pageNumber);
  const other = right.pages.find((each) => each.page === pageNumber);
  const rows = useMemo(() => (page && other ? compareLines(page, other) : []), [page, other]);
  const marks = useMemo(() => rows.map((row, index) => markOf(row, pageNumber, index)), [rows, pageNumber]);
  const pointing = usePointingState(marks, setPageNumber);
  const same = rows.filter(({ isSame }) => isSame).length;
  const shown = rows
    .map((row, index) => ({ row, id: rowId(pageNumber, index) }))
    .filter(({ row }) => shownRows === 'all' || !row.isSame);
  return (
    <PointingContext value={pointing}>
      <div className={classes.comparison}>
        {page && <PageViewer pages={left.pages} page={page} onPage={setPageNumber} marks={marks} />}
        <section className={panelClasses.panel} aria-label={t('compare.lines')}>
          <div className={classes.head}>
            <Text size="xs" c="dimmed" role="status">
              {t('compare.same', { same, count: rows.length })}
            </Text>
            <ChoiceBar
              label={t('compare.shown')}
              choices={[
                { value: 'all', name: t('compare.all') },
                { value: 'different', name: t('compare.only-different') },
              ]}
              value={shownRows}
              onChoose={setShownRows}
            />
          </div>
          <div className={classes.engines}>
            <span>{left.engine}</span>
            <span>{right.engine}</span>
          </div>
          {shown.length > 0 ? (
            <div className={classes.rows}>
              <MarkedList
                label={t('compare.lines')}
                rows={shown.map(({ row, id }) => ({ id, content: <RowContent row={row} left={left} right={right} /> }))}
              />
            </div>
          ) : (
            <Text c="dimmed" p="lg" ta="center">
              {t(rows.length === 0 ? 'compare.no-text' : 'compare.all-same')}
            </Text>
          )}
        </section>
      </div>
    </PointingContext>
  );
}

const rowId = (page: number, index: number): string => `row/${page}/${index}`;

function markOf({ box, left, right, isSame }: ComparedRow, page: number, index: number): Mark {
  const label = (left ?? right)?.words.map(({ text }) => text).join(' ') ?? '';
  return { id: rowId(page, index), page, box, label, kind: 'line', isUnsure: !isSame };
}

function RowContent({ row, left, right }: { row: ComparedRow; left: Side; right: Side }) {
  return (
    <span className={classes.pair}>
      <ReadingText engine={left.engine} reading={row.left} />
      <ReadingText engine={right.engine} reading={row.right} />
    </span>
  );
}

function ReadingText({ engine, reading }: { engine: string; reading: Reading | undefined }) {
  const { t } = useTranslation();
  return (
    <span className={classes.reading}>
      <span className={classes.engine}>{engine}</span>
      {reading ? (
        <>
          <span className={classes.words}>
            {reading.words.map(({ text, isShared }, index) => (
              <span key={index}>
                {index > 0 && ' '}
                {isShared ? text : <mark className={classes.different}>{text}</mark>}
              </span>
            ))}
          </span>
          <Confidence value={reading.confidence} isLow={isUnsureReading(reading.confidence)} />
        </>
      ) : (
        <em className={classes.missing}>{t('compare.missing')}</em>
      )}
    </span>
  );
}
