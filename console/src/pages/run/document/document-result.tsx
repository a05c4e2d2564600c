/** The result of a document: its page on one side, and on the other what was found on it, as fields, text and layout. */
import { Skeleton, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentResult as Result } from '../../../../../contracts/documents/result';
import { pagesQuery } from '../../../api/queries';
import type { DocumentPage } from '../../../api/types';
import { ProblemAlert } from '../../../components/problem-alert';
import { useLocale } from '../../../i18n/i18n';
import { textAt } from '../../../i18n/texts';
import JsonResult, { JsonText } from '../json-result';
import type { ResultViewProps } from '../result-views';
import { blockMarks, fieldMarks, isDocumentResult, lineMarks, type Mark } from './document-marks';
import classes from './document-result.module.css';
import { fieldLabel } from './field-rows';
import { FieldsTab, LayoutTab, TextTab } from './document-tabs';
import { PageViewer } from './page-viewer';
import { PageWarnings } from './page-warnings';
import { type Pointer, PointingContext } from './pointing';

export default function DocumentResult({ run }: ResultViewProps) {
  const pages = useQuery(pagesQuery(run.chain_id));
  const { final_result: result } = run;
  if (!isDocumentResult(result)) return <JsonResult run={run} />;
  if (pages.isError) return <ProblemAlert error={pages.error} onRetry={() => void pages.refetch()} />;
  if (!pages.data) return <Skeleton height={520} radius="lg" />;
  return <ResultWithPages result={result} pages={pages.data} resultHref={run.links.result} />;
}

const TABS = ['fields', 'text', 'layout', 'json'] as const;
type Tab = (typeof TABS)[number];

const isTab = (value: string | null): value is Tab => TABS.some((tab) => tab === value);

interface ResultWithPagesProps {
  result: Result;
  pages: readonly DocumentPage[];
  resultHref: string;
}

function ResultWithPages({ result, pages, resultHref }: ResultWithPagesProps) {
  const { t } = useTranslation();
  const [tab, setTab] = useState<Tab>('fields');
  const [pageNumber, setPageNumber] = useState(pages[0]?.page ?? 1);
  const page = pages.find((each) => each.page === pageNumber);
  const marks = useMarks(result, page, tab);
  const pointing = usePointingState(marks.all, setPageNumber);
  return (
    <PointingContext value={pointing}>
      <div className={classes.result} data-paged={page !== undefined}>
        {page && <PageViewer pages={pages} page={page} onPage={setPageNumber} marks={marks.ofPage} />}
        <Tabs
          className={classes.panel}
          value={tab}
          onChange={(value) => isTab(value) && setTab(value)}
          keepMounted={false}
        >
          <Tabs.List className={classes.tabs}>
            {TABS.map((each) => (
              <Tabs.Tab key={each} value={each}>
                {t(`document.tab.${each}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <PageWarnings page={page} />
          <Tabs.Panel value="fields" className={classes.tab}>
            <FieldsTab result={result} />
          </Tabs.Panel>
          <Tabs.Panel value="text" className={classes.tab}>
            <TextTab page={page} text={result.text} />
          </Tabs.Panel>
          <Tabs.Panel value="layout" className={classes.tab}>
            <LayoutTab page={page} />
          </Tabs.Panel>
          <Tabs.Panel value="json" className={classes.tab}>
            <div className={classes.json}>
              <JsonText value={result} href={resultHref} />
            </div>
          </Tabs.Panel>
        </Tabs>
      </div>
    </PointingContext>
  );
}

interface Marks {
  all: readonly Mark[];
  ofPage: readonly Mark[];
}

/** On the page stands what the open tab tells of. */
function useMarks(result: Result, page: DocumentPage | undefined, tab: Tab): Marks {
  const locale = useLocale();
  return useMemo(() => {
    const ofTab = (): Mark[] => {
      if (tab === 'fields') return fieldMarks(result.fields, (field) => fieldLabel(field, locale));
      if (!page) return [];
      if (tab === 'text') return lineMarks(page);
      return tab === 'layout' ? blockMarks(page, (kind) => textAt(locale, 'document', 'block', kind) ?? kind) : [];
    };
    const all = ofTab();
    return { all, ofPage: all.filter((mark) => mark.page === page?.page) };
  }, [result, page, tab, locale]);
}

/** Pointing at what stands on another page turns to that page. */
function usePointingState(marks: readonly Mark[], setPage: (page: number) => void) {
  const [{ pointed, by }, setPointed] = useState<{ pointed: string | undefined; by: Pointer }>({
    pointed: undefined,
    by: 'list',
  });
  const point = useCallback(
    (id: string | undefined, pointer: Pointer) => {
      setPointed({ pointed: id, by: pointer });
      const mark = marks.find((each) => each.id === id);
      if (mark && pointer === 'list') setPage(mark.page);
    },
    [marks, setPage],
  );
  return useMemo(() => ({ pointed, by, point }), [pointed, by, point]);
}
