/** Live progress of one run: its state first, then every event once and in order, over as many connections as it takes. */
import { answer, type TreadleClient } from './client';
import { follow, type FollowOptions } from './follow';
import type { components } from './schema';

export type RunSnapshot = components['schemas']['SnapshotMessage'];
export type RunEvent = components['schemas']['RunEvent'];
export type RunMessage = RunSnapshot | RunEvent;

const ENDED: ReadonlySet<string> = new Set(['completed', 'failed', 'cancelled']);
const LAST_EVENTS: ReadonlySet<string> = new Set(['run_completed', 'run_failed', 'run_cancelled']);

export interface FollowRunOptions extends FollowOptions {
  /** Sequence of the last event that the caller has; without it the events so far are told by the snapshot alone. */
  after?: number;
}

export interface RunToFollow {
  client: TreadleClient;
  chainId: string;
}

/** Ends with the run. Throws `TreadleError` where there is no such run. */
export async function* followRun(
  { client, chainId }: RunToFollow,
  options: FollowRunOptions = {},
): AsyncGenerator<RunMessage, void, undefined> {
  let { after } = options;
  let hasSnapshot = false;
  const messages = follow<RunMessage>({
    ...options,
    client,
    path: () => `/ws/pipeline/${chainId}${after === undefined ? '' : `?after=${after}`}`,
    check: () => answer(client.GET('/api/v1/runs/{chain_id}', { params: { path: { chain_id: chainId } } })),
    isLast: (message) => isLast(message, after),
  });
  for await (const message of messages) {
    if (message.type !== 'snapshot') {
      after = message.seq;
      yield message;
    } else {
      // After a break the events that were missed follow, so one snapshot is enough.
      if (!hasSnapshot) yield message;
      hasSnapshot = true;
      after ??= message.seq;
    }
  }
}

/** A snapshot of an ended run is the last message unless kept events that the caller lacks follow it. */
function isLast(message: RunMessage, after: number | undefined): boolean {
  if (message.type !== 'snapshot') return LAST_EVENTS.has(message.type);
  return ENDED.has(message.status) && (after === undefined || after >= message.seq);
}
