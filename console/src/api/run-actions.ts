/** What can be done to a run: cancel, retry, delete. Asks where it cannot be taken back, and says what came of it. */
import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { confirm } from '../components/confirm';
import { notifyDone, notifyFailed } from '../components/notify';
import { type Translation, useTranslation } from '../i18n/i18n';
import { answer, client } from './client';
import { refreshLists } from './list-refresh';
import { manifestQuery, runQuery } from './queries';
import type { RunStatus, RunSummary } from './types';

/** The part of a run that is needed to act on it. */
export type ActedRun = Pick<RunSummary, 'chain_id' | 'status' | 'input'>;

export const isUnderWay = (status: RunStatus): boolean => status === 'queued' || status === 'running';
export const isRetryable = (status: RunStatus): boolean => status === 'failed' || status === 'cancelled';

const ofRun = ({ chain_id }: ActedRun) => ({ params: { path: { chain_id } } });

export interface RunActions {
  cancel: (run: ActedRun) => Promise<void>;
  /** Gives the id of the run that is in work now: perhaps an equal one. */
  retry: (run: ActedRun) => Promise<string | undefined>;
  /** Gives whether it is gone. */
  remove: (run: ActedRun) => Promise<boolean>;
}

/** `actions` stays the same object, so that lists hand it to their rows. */
export function useRunActions(): { actions: RunActions; isBusy: boolean } {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const settled = (run: ActedRun): Promise<void> => refreshRun(queryClient, run);
  const cancelling = useMutation({
    mutationFn: (run: ActedRun) => answer(client.POST('/api/v1/runs/{chain_id}/cancel', ofRun(run))),
    onError: notifyFailed,
    onSettled: (_data, _error, run) => settled(run),
  });
  const retrying = useMutation({
    mutationFn: (run: ActedRun) => answer(client.POST('/api/v1/runs/{chain_id}/retry', ofRun(run))),
    onError: notifyFailed,
    onSettled: (_data, _error, run) => settled(run),
  });
  const removing = useMutation({
    mutationFn: (run: ActedRun) => client.DELETE('/api/v1/runs/{chain_id}', ofRun(run)),
    onError: notifyFailed,
    onSuccess: () => refreshLists(queryClient),
  });
  const { mutateAsync: cancel } = cancelling;
  const { mutateAsync: retry } = retrying;
  const { mutateAsync: remove } = removing;
  const actions = useMemo(
    (): RunActions => ({
      cancel: async (run) => {
        if (!(await confirm(cancelQuestion(t, run)))) return;
        const done = await cancel(run).catch(() => undefined);
        if (done) notifyDone(t('run.cancelled', { name: run.input.name }));
      },
      retry: async (run) => {
        const done = await retry(run).catch(() => undefined);
        if (done) notifyDone(t('run.retried', { name: run.input.name }));
        return done?.chain_id;
      },
      remove: async (run) => {
        if (!(await confirm(deleteQuestion(t, run)))) return false;
        const done = await remove(run).catch(() => undefined);
        if (done) notifyDone(t('run.deleted', { name: run.input.name }));
        return done !== undefined;
      },
    }),
    [t, cancel, retry, remove],
  );
  return { actions, isBusy: cancelling.isPending || retrying.isPending || removing.isPending };
}

async function refreshRun(queryClient: QueryClient, { chain_id }: ActedRun): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: runQuery(chain_id).queryKey, exact: true }),
    queryClient.invalidateQueries({ queryKey: manifestQuery(chain_id).queryKey }),
    refreshLists(queryClient),
  ]);
}

type Translate = Translation['t'];

function cancelQuestion(t: Translate, { input }: ActedRun) {
  return {
    title: t('run.cancel-title'),
    text: t('run.cancel-text', { name: input.name }),
    confirm: t('run.cancel-confirm'),
    dismiss: t('run.cancel-dismiss'),
    isDangerous: true,
  };
}

function deleteQuestion(t: Translate, { input }: ActedRun) {
  return {
    title: t('run.delete-title'),
    text: t('run.delete-text', { name: input.name }),
    confirm: t('run.delete-confirm'),
    dismiss: t('action.keep'),
    isDangerous: true,
  };
}
