/** What `sockets.ts` must know of each kind of socket; it does the rest for all of them. */
import type { WebSocket } from 'ws';
import type { Caller } from '../../db/repositories/identity';
import type { Permission } from '../routes/route';

export interface SocketRequest {
  caller: Caller;
  /** What the path's first group matched; empty where it has none. */
  id: string;
  query: URLSearchParams;
}

/** Serves an opened socket until what it returns is called, at the socket's end. */
export type Follow = (socket: WebSocket) => () => void;

export interface SocketKind {
  path: RegExp;
  permission: Permission;
  /** Looks whether the caller may follow what it asks for, before the upgrade; throws a `DomainError` where not. */
  admit(request: SocketRequest): Follow | Promise<Follow>;
}
