/**
 * Every socket of the API: who may open one, the upgrade, heartbeats and the end of dead ones. What a socket then says
 * is up to its kind.
 */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { Gauge, type Registry } from 'prom-client';
import { WebSocketServer, type WebSocket } from 'ws';
import { DomainError } from '../../contracts/errors';
import type { Caller } from '../../db/repositories/identity';
import type { AuditTrail } from '../identity/audit-trail';
import { refusedUpgrade } from '../identity/refused-upgrade';
import { type Authenticator, TOKEN_PROTOCOL } from '../middleware/authenticate';
import { requirePermission } from '../middleware/authorise';
import type { RateLimit } from '../middleware/rate-limit';
import { requireSmallHead } from '../middleware/request-size';
import { refuseUpgrade } from './refuse-upgrade';
import { GOING_AWAY, POLICY_VIOLATION } from './send-message';
import type { Follow, SocketKind } from './socket-kind';

const HEARTBEAT_MS = 25_000;
/** Clients have nothing to say. */
const MESSAGE_BYTES_MAX = 4_096;

export interface SocketsDeps {
  kinds: readonly SocketKind[];
  authenticator: Pick<Authenticator, 'ofUpgrade'>;
  auditTrail: Pick<AuditTrail, 'record'>;
  rateLimit: Pick<RateLimit, 'countUpgrade'>;
  registry: Registry;
  logger: Logger;
}

export class Sockets {
  private readonly server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: MESSAGE_BYTES_MAX,
    clientTracking: true,
    handleProtocols: chooseProtocol,
  });
  /** Sockets that have not answered the last ping. */
  private readonly silent = new WeakSet<WebSocket>();
  private readonly callers = new WeakMap<IncomingMessage, Caller>();
  /** Each throws where its socket's caller may follow no longer. */
  private readonly checks = new WeakMap<WebSocket, () => Promise<void>>();
  private readonly heartbeat = setInterval(() => this.ping(), HEARTBEAT_MS);

  constructor(private readonly deps: SocketsDeps) {
    this.heartbeat.unref();
    const { clients } = this.server;
    new Gauge({
      name: 'treadle_sockets_open',
      help: 'Sockets open.',
      registers: [deps.registry],
      collect() {
        this.set(clients.size);
      },
    });
  }

  attach(server: Server): void {
    server.on('upgrade', (req: IncomingMessage, socket: Duplex, head: Buffer) => {
      socket.on('error', () => socket.destroy());
      this.upgrade(req, socket, head).catch((error: unknown) => {
        const refusal = refusedUpgrade(req, error, this.callers.get(req));
        if (refusal) this.deps.auditTrail.record(refusal);
        refuseUpgrade(req, socket, { error, logger: this.deps.logger });
      });
    });
  }

  /** Closes every socket with 1001 (going away); clients come back to another process. */
  close(): void {
    clearInterval(this.heartbeat);
    for (const socket of this.server.clients) socket.close(GOING_AWAY, 'the server stops');
    this.server.close();
  }

  private async upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    await this.deps.rateLimit.countUpgrade(req);
    requireSmallHead(req);
    const { pathname, searchParams: query } = addressOf(req);
    const kind = this.deps.kinds.find(({ path }) => path.test(pathname));
    if (!kind) throw new DomainError('ROUTE_NOT_FOUND', { method: 'GET', path: pathname });
    const caller = await this.permitted(req, kind);
    const follow = await kind.admit({ caller, id: kind.path.exec(pathname)?.[1] ?? '', query });
    this.server.handleUpgrade(req, socket, head, (opened) => {
      this.checks.set(opened, async () => void (await this.permitted(req, kind)));
      this.serve(opened, follow);
    });
  }

  private async permitted(req: IncomingMessage, { permission }: SocketKind): Promise<Caller> {
    const caller = await this.deps.authenticator.ofUpgrade(req);
    this.callers.set(req, caller);
    requirePermission(caller, permission);
    return caller;
  }

  private serve(socket: WebSocket, follow: Follow): void {
    socket.on('pong', () => this.silent.delete(socket));
    socket.on('error', (error) => this.deps.logger.debug({ err: error }, 'a socket failed'));
    socket.on('close', follow(socket));
  }

  /** A session that ended, a role that was taken away: the socket ends with the next heartbeat. A database that is away ends nothing. */
  private endIfRefused(socket: WebSocket, error: unknown): void {
    if (error instanceof DomainError) socket.close(POLICY_VIOLATION, error.code);
    else this.deps.logger.warn({ err: error }, 'the caller of a socket could not be looked up');
  }

  private ping(): void {
    for (const socket of this.server.clients) {
      if (this.silent.has(socket)) {
        socket.terminate();
      } else {
        this.silent.add(socket);
        socket.ping();
        this.checks
          .get(socket)?.()
          .catch((error: unknown) => this.endIfRefused(socket, error));
      }
    }
  }
}

/** A browser gives up unless one of the protocols that it offered comes back; the token is sent back only for want of another. */
function chooseProtocol(offered: Set<string>): string | false {
  const protocols = [...offered];
  return protocols.find((protocol) => !TOKEN_PROTOCOL.test(protocol)) ?? protocols[0] ?? false;
}

/** @throws REQUEST_INVALID */
function addressOf({ url = '/' }: IncomingMessage): URL {
  const base = 'http://localhost';
  if (URL.canParse(url, base)) return new URL(url, base);
  throw new DomainError('REQUEST_INVALID', { problem: 'The address cannot be read' });
}
