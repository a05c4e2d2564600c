/**
 * `/ws/batch/{batch_id}`: one batch. Each message is the whole state. The first is the snapshot, and once the batch has
 * ended the last one says so; the socket stays open after that, because failed items may be retried.
 */
import type { WebSocket } from 'ws';
import { type BatchMessage, isBatchTerminal } from '../../contracts/batch';
import { DomainError } from '../../contracts/errors';
import type { BatchesRepository } from '../../db/repositories/batches';
import { runReader } from '../identity/run-reader';
import { isUuid } from '../uuid';
import type { BatchFollower, BatchHub } from './batch-hub';
import { GOING_AWAY, sendMessage } from './send-message';
import type { SocketKind } from './socket-kind';

export interface BatchSocketsDeps {
  batchHub: Pick<BatchHub, 'subscribe'>;
  batches: Pick<BatchesRepository, 'find'>;
}

export function batchSockets({ batchHub, batches }: BatchSocketsDeps): SocketKind {
  return {
    path: /^\/ws\/batch\/([^/]+)$/,
    permission: { role: 'viewer', scope: 'batches:read' },
    admit: async ({ caller, id: batchId }) => {
      const batch = isUuid(batchId) ? await batches.find(batchId, runReader(caller)) : undefined;
      if (!batch) throw new DomainError('BATCH_NOT_FOUND', { batchId });
      return (socket) => batchHub.subscribe(batch.id, new BatchSocket(socket));
    },
  };
}

class BatchSocket implements BatchFollower {
  /** What was sent last, without its time. */
  private sent: string | null = null;

  constructor(private readonly socket: WebSocket) {}

  deliver(message: BatchMessage | undefined): void {
    if (!message) return this.socket.close(GOING_AWAY, 'the batch was deleted');
    const state = JSON.stringify([message.status, message.counts]);
    if (state === this.sent) return;
    const isFirst = this.sent === null;
    this.sent = state;
    if (isFirst) this.send({ ...message, type: 'snapshot' });
    // A client that came late may wait for the end as well.
    if (!isFirst || isBatchTerminal(message.status)) this.send(message);
  }

  private send(message: BatchMessage): void {
    sendMessage(this.socket, Buffer.from(JSON.stringify(message)));
  }
}
