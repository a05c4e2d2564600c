/**
 * Follows a run on its own socket and keeps what was read of it up to date. While the socket is away the run is asked for
 * every few seconds; while it is there, never.
 */
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { followRun, type RunEvent, type RunMessage } from '../../../../client/follow-run';
import { client } from '../../api/client';
import { type Connection, noting } from '../../api/connection';
import { manifestQuery, readStatus, runQuery } from '../../api/queries';
import { isUnderWay } from '../../api/run-actions';
import type { Run } from '../../api/types';
import { Store, useStore } from '../../state/store';
import { isLastEvent, manifestAfterEvent, manifestAfterSnapshot, runAfterEvent } from './stage-progress';

const POLL_MS = 3_000;

export function useRunFeed(run: Run | undefined): void {
  const queryClient = useQueryClient();
  const [connection] = useState(() => new Store<Connection>('idle'));
  const { chain_id: runId, attempt } = run ?? {};
  const isLive = run !== undefined && isUnderWay(run.status);
  // A run that is retried begins anew: its attempt is another.
  useEffect(() => {
    if (runId === undefined || !isLive) return;
    const end = new AbortController();
    const feed = new RunFeed(queryClient, runId);
    feed.follow(end.signal, connection).catch(() => refresh(queryClient, runId));
    return () => {
      end.abort();
      feed.stop();
      connection.set('idle');
    };
  }, [queryClient, runId, attempt, isLive, connection]);
  const isLost = useStore(connection) === 'lost';
  usePolling(runId, isLive && isLost);
}

function usePolling(runId: string | undefined, isWanted: boolean): void {
  const queryClient = useQueryClient();
  useQuery({
    queryKey: ['status', runId],
    queryFn: async ({ signal }) => {
      if (runId === undefined) return null;
      const run = await readStatus(runId, signal);
      queryClient.setQueryData(runQuery(runId).queryKey, run);
      await queryClient.invalidateQueries({ queryKey: manifestQuery(runId).queryKey });
      return run.status;
    },
    enabled: isWanted && runId !== undefined,
    refetchInterval: POLL_MS,
    gcTime: 0,
  });
}

/** Everything that was read of the run, but not its pages, which never change. */
async function refresh(queryClient: QueryClient, runId: string): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: runQuery(runId).queryKey, exact: true }),
    queryClient.invalidateQueries({ queryKey: manifestQuery(runId).queryKey }),
  ]);
}

/** Gathers the messages of a frame and lays them over the cache at once. */
class RunFeed {
  private waiting: RunMessage[] = [];
  private frame: number | undefined;

  constructor(
    private readonly queryClient: QueryClient,
    private readonly runId: string,
  ) {}

  async follow(signal: AbortSignal, connection: Store<Connection>): Promise<void> {
    const messages = followRun({ client, chainId: this.runId }, { signal, openSocket: noting(connection) });
    for await (const message of messages) {
      this.waiting.push(message);
      this.frame ??= requestAnimationFrame(() => this.flush());
    }
    // It is over, and no connection is missing.
    connection.set('idle');
    // The end of the run brings its result; a hidden page draws no frames but wants it too.
    if (!signal.aborted) await refresh(this.queryClient, this.runId);
  }

  stop(): void {
    if (this.frame !== undefined) cancelAnimationFrame(this.frame);
  }

  private flush(): void {
    this.frame = undefined;
    const messages = this.waiting;
    this.waiting = [];
    const { queryClient, runId } = this;
    queryClient.setQueryData(manifestQuery(runId).queryKey, (manifest) =>
      messages.reduce(
        (now, message) =>
          now && (message.type === 'snapshot' ? manifestAfterSnapshot(now, message) : manifestAfterEvent(now, message)),
        manifest,
      ),
    );
    // The last event waits for the whole run, with its result or its error: an empty frame between would flicker.
    const events = messages.filter(
      (message): message is RunEvent => message.type !== 'snapshot' && !isLastEvent(message),
    );
    queryClient.setQueryData(runQuery(runId).queryKey, (run) => run && events.reduce(runAfterEvent, run));
  }
}
