/**
 * `/ws/pipeline/{chain_id}`: one run. The socket stays open after the run has ended, because the run may be retried.
 */
import type { Logger } from 'pino';
import { DomainError } from '../../contracts/errors';
import type { RunsRepository } from '../../db/repositories/runs';
import { runReader } from '../identity/run-reader';
import { isUuid } from '../uuid';
import type { ProgressHub } from './progress-hub';
import { ProgressSocket } from './progress-socket';
import type { SocketKind } from './socket-kind';

export interface RunSocketsDeps {
  hub: Pick<ProgressHub, 'subscribe'>;
  runs: Pick<RunsRepository, 'find' | 'snapshot' | 'events'>;
  logger: Logger;
}

export function runSockets({ hub, runs, logger }: RunSocketsDeps): SocketKind {
  return {
    path: /^\/ws\/pipeline\/([^/]+)$/,
    permission: { role: 'viewer', scope: 'runs:read' },
    admit: async ({ caller, id: runId, query }) => {
      const run = isUuid(runId) ? await runs.find(runId, runReader(caller)) : undefined;
      if (!run) throw new DomainError('RUN_NOT_FOUND', { runId });
      const after = parseAfter(query.get('after'));
      return (socket) => {
        const follower = new ProgressSocket({ socket, runId: run.id, after, runs, logger });
        // Subscribed before the state is read, so that nothing falls between the two.
        const unsubscribe = hub.subscribe(run.id, follower);
        void follower.open();
        return unsubscribe;
      };
    },
  };
}

/** Throws REQUEST_INVALID. */
function parseAfter(text: string | null): number | undefined {
  if (text === null) return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new DomainError('REQUEST_INVALID', { problem: 'The parameter "after" must be the number of an event' });
}
