/** The result of a document: its page on one side, and on the other what was found on it, as fields, text and layout. */
import { Skeleton, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { DocumentResult as Result } from '../../../../../contracts/documents/result';
import { pagesQuery } from '../../../api/queries';
import type { DocumentPage, Run } from '../../../api/types';
import { ProblemAlert } from '../../../components/problem-alert';
import { useLocale, useTranslation } from '../../../i18n/i18n';
import { textAt } from '../../../i18n/texts';
import { JsonResult, JsonText } from '../json-result';
import type { ResultViewProps } from '../result-views';
import { blockMarks, cellMarks, fieldMarks, isDocumentResult, lineMarks, type Mark } from './document-marks';
import classes from './document-result.module.css';
import { FallbackNote } from './fallback-note';
import { fieldLabel } from './field-label';
import { LayoutTab } from './document-tabs';
import { PageViewer } from './page-viewer';
import { hasTables } from './page-tables';
import { PageWarnings } from './page-warnings';
import panelClasses from './panel.module.css';
import { PointingContext } from './pointing';
import { TablesTab } from './tables-tab';
import { usePointingState } from './use-pointing-state';
import { FieldsTab } from '../review/fields-tab';
import { SaveBar } from '../review/save-bar';
import { TextTab } from '../review/text-tab';
import { useLeaveGuard } from '../review/use-leave-guard';
import type { Ordering } from '../review/use-ordering';
import { ReviewContext, useReview } from '../review/use-review';
import { useReviewKeys } from '../review/use-review-keys';
import { useWantedPrecision } from '../review/wanted-precision';

export function DocumentResult({ run }: ResultViewProps) {
  const pages = useQuery(pagesQuery(run.chain_id));
  const { final_result: result } = run;
  if (!isDocumentResult(result)) return <JsonResult run={run} />;
  if (pages.isError) return <ProblemAlert error={pages.error} onRetry={() => void pages.refetch()} />;
  if (!pages.data) return <Skeleton height={520} radius="lg" />;
  return (
    <>
      {result.fallback && <FallbackNote fallback={result.fallback} />}
      <ResultWithPages run={run} result={result} pages={pages.data} />
    </>
  );
}

const TABS = ['fields', 'text', 'tables', 'layout', 'json'] as const;
type Tab = (typeof TABS)[number];

const isTab = (value: string | null): value is Tab => TABS.some((tab) => tab === value);

/** Few documents have tables. */
const shownTabs = (pages: readonly DocumentPage[]): readonly Tab[] =>
  TABS.filter((tab) => tab !== 'tables' || pages.some(hasTables));

interface ResultWithPagesProps {
  run: Run;
  result: Result;
  pages: readonly DocumentPage[];
}

function ResultWithPages({ run, result, pages }: ResultWithPagesProps) {
  const { t } = useTranslation();
  const [tab, setTab] = useState<Tab>('fields');
  const [pageNumber, setPageNumber] = useState(pages[0]?.page ?? 1);
  const page = pages.find((each) => each.page === pageNumber);
  const review = useReview({ run, result, pages });
  const marks = useMarks({ result, page, tab, ordering: review.ordering });
  const pointing = usePointingState(marks.all, setPageNumber);
  useLeaveGuard(run.chain_id, review.isUnsaved);
  useReviewKeys({
    review,
    pointing,
    show: ({ field }) => {
      setTab('fields');
      if (field.page !== null) setPageNumber(field.page);
    },
  });
  return (
    <PointingContext value={pointing}>
      <ReviewContext value={review}>
        <div className={classes.result} data-paged={page !== undefined}>
          {page && <PageViewer pages={pages} page={page} onPage={setPageNumber} marks={marks.ofPage} />}
          <Tabs
            className={panelClasses.panel}
            value={tab}
            onChange={(value) => isTab(value) && setTab(value)}
            keepMounted={false}
          >
            <Tabs.List className={classes.tabs}>
              {shownTabs(pages).map((each) => (
                <Tabs.Tab key={each} value={each}>
                  {t(`document.tab.${each}`)}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            <PageWarnings page={page} />
            <Tabs.Panel value="fields" className={classes.tab}>
              <FieldsTab />
            </Tabs.Panel>
            <Tabs.Panel value="text" className={classes.tab}>
              <TextTab page={page} text={result.text} />
            </Tabs.Panel>
            <Tabs.Panel value="tables" className={classes.tab}>
              <TablesTab page={page} />
            </Tabs.Panel>
            <Tabs.Panel value="layout" className={classes.tab}>
              <LayoutTab page={page} />
            </Tabs.Panel>
            <Tabs.Panel value="json" className={classes.tab}>
              <div className={classes.json}>
                <JsonText value={result} href={run.links.result} />
              </div>
            </Tabs.Panel>
            <SaveBar />
          </Tabs>
        </div>
      </ReviewContext>
    </PointingContext>
  );
}

interface Marks {
  all: readonly Mark[];
  ofPage: readonly Mark[];
}

interface Marking {
  result: Result;
  page: DocumentPage | undefined;
  tab: Tab;
  ordering: Ordering;
}

/** On the page stands what the open tab tells of. */
function useMarks({ result, page, tab, ordering }: Marking): Marks {
  const locale = useLocale();
  const sureMin = useWantedPrecision();
  const order = page && ordering.isShown ? ordering.of(page) : undefined;
  return useMemo(() => {
    const ofTab = (): Mark[] => {
      if (tab === 'fields')
        return fieldMarks(result.fields, { sureMin, labelOf: (field) => fieldLabel(field, locale) });
      if (!page) return [];
      if (tab === 'text') return lineMarks(page, order);
      if (tab === 'tables') return cellMarks(page);
      return tab === 'layout' ? blockMarks(page, (kind) => textAt(locale, 'document', 'block', kind) ?? kind) : [];
    };
    const all = ofTab();
    return { all, ofPage: all.filter((mark) => mark.page === page?.page) };
  }, [result, page, tab, locale, sureMin, order]);
}
