/** What can be done with a run, and what is said of it below its name. */
import { ActionIcon, Anchor, Button, Menu, Tooltip } from '@mantine/core';
import {
  IconBan,
  IconBraces,
  IconChevronDown,
  IconChevronUp,
  IconDots,
  IconDownload,
  IconExternalLink,
  IconRefresh,
  IconTrash,
} from '@tabler/icons-react';
import { Link, useNavigate } from 'react-router';
import { usePipelineTexts } from '../../api/pipeline-texts';
import { isRetryable, isUnderWay, type RunActions } from '../../api/run-actions';
import { useMay } from '../../api/session';
import type { Run } from '../../api/types';
import { ByteSize } from '../../components/byte-size';
import { RelativeTime } from '../../components/times';
import { formatCost } from '../../i18n/format';
import { useLocale, useTranslation } from '../../i18n/i18n';
import { CompareItem } from './document/compare-item';
import { DocumentDownloads } from './document/document-downloads';
import classes from './run-header.module.css';
import type { Neighbours } from './run-neighbours';
import { RunVote } from './run-vote';

export function RunAbout({ run }: { run: Run }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const texts = usePipelineTexts();
  return (
    <ul className={classes.about}>
      <li>{texts.pipeline(run.pipeline)}</li>
      <li>
        <RelativeTime at={run.created_at} />
      </li>
      <li>{t('run.by', { name: run.owner.name })}</li>
      <li>
        <ByteSize bytes={run.input.size_bytes} />
      </li>
      {run.cost_usd !== null && <li>{formatCost(run.cost_usd, locale)}</li>}
      {run.attempt > 1 && <li>{t('run.attempt', { count: run.attempt })}</li>}
      {run.batch_id !== null && (
        <li>
          <Anchor component={Link} to={`/batches/${run.batch_id}`} inherit>
            {t('run.of-batch')}
          </Anchor>
        </li>
      )}
    </ul>
  );
}

interface RunButtonsProps {
  run: Run;
  actions: RunActions;
  isBusy: boolean;
  neighbours: Neighbours;
}

export function RunButtons({ run, actions, isBusy, neighbours }: RunButtonsProps) {
  const { t } = useTranslation();
  const mayChange = useMay('operator', 'runs:write');
  return (
    <>
      <NeighbourButtons neighbours={neighbours} />
      {run.status === 'completed' && <RunVote runId={run.chain_id} />}
      {mayChange && isUnderWay(run.status) && (
        <Button
          variant="default"
          leftSection={<IconBan aria-hidden size={16} />}
          disabled={isBusy}
          onClick={() => void actions.cancel(run)}
        >
          {t('run.cancel-confirm')}
        </Button>
      )}
      {mayChange && isRetryable(run.status) && (
        <Button
          leftSection={<IconRefresh aria-hidden size={16} />}
          loading={isBusy}
          onClick={() => void actions.retry(run)}
        >
          {t('action.retry')}
        </Button>
      )}
      <MoreMenu run={run} actions={actions} mayChange={mayChange} />
    </>
  );
}

function NeighbourButtons({ neighbours }: { neighbours: Neighbours }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { newer, older } = neighbours;
  if (newer === undefined && older === undefined) return null;
  const go = (runId: string | undefined) => () => {
    if (runId !== undefined) void navigate(`/runs/${runId}`, { replace: true });
  };
  return (
    <ActionIcon.Group>
      <Tooltip label={`${t('keyboard.key.previous-run')}  [`}>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={t('keyboard.key.previous-run')}
          disabled={newer === undefined}
          onClick={go(newer)}
        >
          <IconChevronUp aria-hidden size={16} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={`${t('keyboard.key.next-run')}  ]`}>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={t('keyboard.key.next-run')}
          disabled={older === undefined}
          onClick={go(older)}
        >
          <IconChevronDown aria-hidden size={16} />
        </ActionIcon>
      </Tooltip>
    </ActionIcon.Group>
  );
}

interface MoreMenuProps {
  run: Run;
  actions: RunActions;
  mayChange: boolean;
}

function MoreMenu({ run, actions, mayChange }: MoreMenuProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const remove = async (): Promise<void> => {
    if (await actions.remove(run)) await navigate('/runs', { replace: true });
  };
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label={t('action.more')}>
          <IconDots aria-hidden size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          component="a"
          href={run.links.workflow}
          target="_blank"
          rel="noreferrer"
          leftSection={<IconExternalLink aria-hidden size={16} />}
        >
          {t('run.open-temporal')}
        </Menu.Item>
        <Menu.Item
          component="a"
          href={run.links.self}
          target="_blank"
          rel="noreferrer"
          leftSection={<IconBraces aria-hidden size={16} />}
        >
          {t('run.open-json')}
        </Menu.Item>
        <Menu.Item
          component="a"
          href={`/api/v1/blobs/${run.input.sha256}`}
          download={run.input.name}
          leftSection={<IconDownload aria-hidden size={16} />}
        >
          {t('run.download-input')}
        </Menu.Item>
        {mayChange && run.pipeline === 'documents' && run.status === 'completed' && <CompareItem run={run} />}
        <DocumentDownloads run={run} />
        {mayChange && !isUnderWay(run.status) && (
          <>
            <Menu.Divider />
            <Menu.Item color="red" leftSection={<IconTrash aria-hidden size={16} />} onClick={() => void remove()}>
              {t('run.delete-confirm')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
