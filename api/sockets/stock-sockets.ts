/**
 * `/ws/stock`: the caller's own stock. First all of it, or with `?after=SEQ` what changed after that, then each change as
 * it comes.
 */
import type { WebSocket } from 'ws';
import { DomainError } from '../../contracts/errors';
import type { StockMessage } from '../../contracts/receipts/stock';
import type { StockState } from '../../db/repositories/stock';
import { stockChanged, stockSnapshot } from '../representations/stock';
import { sendMessage } from './send-message';
import type { SocketKind } from './socket-kind';
import type { StockFollower, StockHub } from './stock-hub';

export interface StockSocketsDeps {
  stockHub: Pick<StockHub, 'subscribe'>;
}

export function stockSockets({ stockHub }: StockSocketsDeps): SocketKind {
  return {
    path: /^\/ws\/stock$/,
    permission: { role: 'viewer', scope: 'stock:read' },
    admit: ({ caller, query }) => {
      const after = parseAfter(query.get('after'));
      return (socket) => stockHub.subscribe(caller.id, new StockSocket(socket, after));
    },
  };
}

class StockSocket implements StockFollower {
  private isTold = false;

  constructor(
    private readonly socket: WebSocket,
    public lastSeq: number | undefined,
  ) {}

  begin(state: StockState): void {
    this.send(state, stockSnapshot(state));
  }

  deliver({ seq, items }: StockState): void {
    const last = this.lastSeq ?? 0;
    const later = { seq: Math.max(seq, last), items: items.filter((item) => item.seq > last) };
    // A client that came back hears at once where it stands.
    if (later.items.length > 0 || !this.isTold) this.send(later, stockChanged(later));
    this.lastSeq = later.seq;
  }

  private send({ seq }: StockState, message: StockMessage): void {
    this.isTold = true;
    this.lastSeq = seq;
    sendMessage(this.socket, Buffer.from(JSON.stringify(message)));
  }
}

/** @throws REQUEST_INVALID */
function parseAfter(text: string | null): number | undefined {
  if (text === null) return undefined;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new DomainError('REQUEST_INVALID', { problem: 'The parameter "after" must be the number of a change' });
}
