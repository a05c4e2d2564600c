/** Filters above the list of runs: part of a name, a status, a pipeline where there are several, a batch. */
import { CloseButton, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type RefObject, useState } from 'react';
import { countsQuery, pipelinesQuery } from '../../api/queries';
import { ChoiceBar } from '../../components/choice-bar';
import { StatusSign } from '../../components/status-badge';
import { formatNumber } from '../../i18n/format';
import { useLocale, useTranslation } from '../../i18n/i18n';
import classes from './filter-bar.module.css';
import { RUN_STATUSES, type RunFiltersInAddress } from './run-filters';

const DEBOUNCE_MS = 200;

interface FilterBarProps extends RunFiltersInAddress {
  searchRef: RefObject<HTMLInputElement | null>;
}

export function FilterBar({ filters, setFilter, searchRef }: FilterBarProps) {
  const { t } = useTranslation();
  const { batch_id: batchId } = filters;
  return (
    <search className={classes.bar} aria-label={t('runs.filters')}>
      <NameSearch key={filters.name === undefined ? 'none' : 'some'} {...{ filters, setFilter, searchRef }} />
      <StatusFilter {...{ filters, setFilter }} />
      <PipelineFilter {...{ filters, setFilter }} />
      {batchId !== undefined && (
        <span className={classes.batch}>
          {t('runs.batch', { id: batchId.slice(0, 8) })}
          <CloseButton size="sm" aria-label={t('runs.remove-batch')} onClick={() => setFilter('batch', null)} />
        </span>
      )}
    </search>
  );
}

type PartProps = Pick<FilterBarProps, 'filters' | 'setFilter'>;

function NameSearch({ filters, setFilter, searchRef }: Omit<FilterBarProps, 'clear'>) {
  const { t } = useTranslation();
  const [text, setText] = useState(filters.name ?? '');
  const search = useDebouncedCallback((name: string) => setFilter('name', name), DEBOUNCE_MS);
  const change = (name: string): void => {
    setText(name);
    search(name);
  };
  return (
    <TextInput
      ref={searchRef}
      className={classes.name}
      type="search"
      size="sm"
      aria-label={t('runs.search')}
      placeholder={t('runs.search')}
      leftSection={<IconSearch aria-hidden size={15} />}
      rightSection={
        text !== '' && <CloseButton size="sm" aria-label={t('runs.clear-search')} onClick={() => change('')} />
      }
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur();
      }}
    />
  );
}

function StatusFilter({ filters, setFilter }: PartProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { data: counts } = useQuery(countsQuery);
  const choices = RUN_STATUSES.map((status) => ({
    value: status,
    name: (
      <>
        <StatusSign status={status} size={14} />
        {t(`status.${status}`)}
        {counts?.[status] !== undefined && (
          <span className={classes.count}>{formatNumber(counts[status], locale)}</span>
        )}
      </>
    ),
  }));
  return (
    <ChoiceBar
      label={t('runs.status')}
      choices={[{ value: undefined, name: t('runs.all') }, ...choices]}
      value={filters.status}
      // Chosen a second time, it is let go.
      onChoose={(status) => setFilter('status', status === undefined || status === filters.status ? null : status)}
    />
  );
}

/** Not there while there is only one pipeline to choose from. */
function PipelineFilter({ filters, setFilter }: PartProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { data: pipelines = [] } = useQuery(pipelinesQuery);
  if (pipelines.length < 2 && filters.pipeline === undefined) return null;
  return (
    <NativeSelect
      size="sm"
      w={170}
      aria-label={t('runs.pipeline')}
      data={[
        { value: '', label: t('runs.every-pipeline') },
        ...pipelines.map(({ name, title }) => ({ value: name, label: title[locale] })),
      ]}
      value={filters.pipeline ?? ''}
      onChange={({ currentTarget }) => setFilter('pipeline', currentTarget.value || null)}
    />
  );
}
