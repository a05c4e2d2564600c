/** The search over everything: pages, things to do, and runs by the name of their file or by their id. */
import '@mantine/spotlight/styles.layer.css';
import { useDebouncedValue } from '@mantine/hooks';
import {
  createSpotlight,
  Spotlight,
  type SpotlightActionData,
  type SpotlightActionGroupData,
} from '@mantine/spotlight';
import { IconFileText, IconKeyboard, IconPlus, IconSearch } from '@tabler/icons-react';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { answer, client } from '../api/client';
import { useMay } from '../api/session';
import type { RunSummary } from '../api/types';
import { StatusSign } from '../components/status-badge';
import { useTranslation } from '../i18n/i18n';
import { openUpload } from '../upload/upload-request';
import { NAVIGATION } from './navigation';
import classes from './search-dialog.module.css';

const [store, spotlight] = createSpotlight();

const RUNS_SHOWN = 6;
const DEBOUNCE_MS = 150;
const RUN_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

interface SearchDialogProps {
  opened: boolean;
  onClose: () => void;
  onHelp: () => void;
}

export default function SearchDialog({ opened, onClose, onHelp }: SearchDialogProps) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const groups = [...useRuns(query.trim()), ...usePages(onHelp, query)];
  useEffect(() => {
    if (opened) spotlight.open();
    else spotlight.close();
  }, [opened]);
  return (
    <Spotlight
      store={store}
      shortcut={null}
      actions={groups}
      query={query}
      onQueryChange={setQuery}
      // Every group has looked for itself already.
      filter={(_query, actions) => actions}
      onSpotlightClose={onClose}
      nothingFound={t('search.nothing')}
      scrollable
      maxHeight={420}
      title={t('shell.search')}
      classNames={{
        header: classes.header,
        content: classes.content,
        action: classes.action,
        actionDescription: classes.description,
      }}
      searchProps={{
        leftSection: <IconSearch aria-hidden size={18} />,
        placeholder: t('search.placeholder'),
        'aria-label': t('search.placeholder'),
      }}
    />
  );
}

const matches = (label: string, query: string): boolean => label.toLowerCase().includes(query.trim().toLowerCase());

function usePages(onHelp: () => void, query: string): SpotlightActionGroupData[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const maySubmit = useMay('operator', 'runs:write');
  const pages: SpotlightActionData[] = NAVIGATION.map(({ path, name, icon: Sign }) => ({
    id: path,
    label: t(`navigation.${name}`),
    leftSection: <Sign aria-hidden size={18} stroke={1.6} />,
    onClick: () => void navigate(path),
  }));
  const create: SpotlightActionData = {
    id: 'new',
    label: t('shell.new-run'),
    leftSection: <IconPlus aria-hidden size={18} stroke={1.6} />,
    onClick: () => openUpload([]),
  };
  const help: SpotlightActionData = {
    id: 'help',
    label: t('shell.keyboard'),
    leftSection: <IconKeyboard aria-hidden size={18} stroke={1.6} />,
    onClick: onHelp,
  };
  const actions = [...(maySubmit ? [create] : []), ...pages, help].filter(({ label = '' }) => matches(label, query));
  return actions.length > 0 ? [{ group: t('search.go'), actions }] : [];
}

const foundRunsQuery = (name: string) =>
  queryOptions({
    queryKey: ['found-runs', name],
    queryFn: ({ signal }) =>
      answer(client.GET('/api/v1/runs', { params: { query: { name, limit: RUNS_SHOWN } }, signal })),
    enabled: name !== '' && !RUN_ID.test(name),
    placeholderData: keepPreviousData,
  });

function useRuns(query: string): SpotlightActionGroupData[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [name] = useDebouncedValue(query, DEBOUNCE_MS);
  const { data } = useQuery(foundRunsQuery(name));
  const open = (runId: string) => () => void navigate(`/runs/${runId}`);
  const group = t('search.runs');
  if (RUN_ID.test(query)) {
    const leftSection = <IconFileText aria-hidden size={18} stroke={1.6} />;
    return [{ group, actions: [{ id: query, label: query, leftSection, onClick: open(query.toLowerCase()) }] }];
  }
  const action = (run: RunSummary): SpotlightActionData => ({
    id: run.chain_id,
    label: run.input.name,
    description: t(`status.${run.status}`),
    leftSection: <StatusSign status={run.status} size={18} />,
    onClick: open(run.chain_id),
  });
  return query !== '' && data && data.items.length > 0 ? [{ group, actions: data.items.map(action) }] : [];
}
