/**
 * `/ws/pipeline/{chain_id}`: who may follow, the upgrade, heartbeats and the end of dead sockets. A socket stays open
 * after the run has ended, because the run may be retried.
 */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { Gauge, type Registry } from 'prom-client';
import { WebSocketServer, type WebSocket } from 'ws';
import { DomainError } from '../../contracts/errors';
import type { RunsRepository } from '../../db/repositories/runs';
import type { Authenticator } from '../middleware/authenticate';
import { isUuid } from '../representations/run-cursor';
import type { ProgressHub } from './progress-hub';
import { ProgressSocket } from './progress-socket';
import { refuseUpgrade } from './refuse-upgrade';

const PATH = /^\/ws\/pipeline\/([^/]+)$/;
const TOKEN_PROTOCOL = /^treadle\.bearer\.(.+)$/;
const HEARTBEAT_MS = 25_000;
/** Clients have nothing to say. */
const MESSAGE_BYTES_MAX = 4_096;

export interface ProgressSocketsDeps {
  authenticator: Authenticator;
  hub: ProgressHub;
  runs: Pick<RunsRepository, 'find' | 'snapshot' | 'events'>;
  registry: Registry;
  logger: Logger;
}

export class ProgressSockets {
  private readonly server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: MESSAGE_BYTES_MAX,
    clientTracking: true,
    handleProtocols: chooseProtocol,
  });
  /** Sockets that have not answered the last ping. */
  private readonly silent = new WeakSet<WebSocket>();
  private readonly heartbeat = setInterval(() => this.ping(), HEARTBEAT_MS);

  constructor(private readonly deps: ProgressSocketsDeps) {
    this.heartbeat.unref();
    const { clients } = this.server;
    new Gauge({
      name: 'treadle_sockets_open',
      help: 'Progress sockets open.',
      registers: [deps.registry],
      collect() {
        this.set(clients.size);
      },
    });
  }

  attach(server: Server): void {
    server.on('upgrade', (req: IncomingMessage, socket: Duplex, head: Buffer) => {
      socket.on('error', () => socket.destroy());
      this.upgrade(req, socket, head).catch((error: unknown) =>
        refuseUpgrade(req, socket, { error, logger: this.deps.logger }),
      );
    });
  }

  /** Closes every socket with 1001 (going away); clients come back to another process. */
  close(): void {
    clearInterval(this.heartbeat);
    for (const socket of this.server.clients) socket.close(1001, 'the server stops');
    this.server.close();
  }

  private async upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const url = new URL(req.url ?? '/', 'http://localhost');
    const runId = PATH.exec(url.pathname)?.[1];
    if (runId === undefined) throw new DomainError('ROUTE_NOT_FOUND', { method: 'GET', path: url.pathname });
    const { projectId } = await this.authenticated(req);
    const run = isUuid(runId) ? await this.deps.runs.find(runId, projectId) : undefined;
    if (!run) throw new DomainError('RUN_NOT_FOUND', { runId });
    const after = parseAfter(url.searchParams.get('after'));
    this.server.handleUpgrade(req, socket, head, (opened) => this.follow(opened, run.id, after));
  }

  private async authenticated(req: IncomingMessage): Promise<{ projectId: string }> {
    const token = offeredProtocols(req).flatMap((protocol) => TOKEN_PROTOCOL.exec(protocol)?.[1] ?? [])[0];
    const { authenticator } = this.deps;
    return token === undefined ? authenticator.fromHeader(req.headers.authorization) : authenticator.fromToken(token);
  }

  private follow(socket: WebSocket, runId: string, after: number | undefined): void {
    const { hub, runs, logger } = this.deps;
    const follower = new ProgressSocket({ socket, runId, after, runs, logger });
    // Subscribed before the state is read, so that nothing falls between the two.
    const unsubscribe = hub.subscribe(runId, follower);
    socket.on('close', unsubscribe);
    socket.on('pong', () => this.silent.delete(socket));
    socket.on('error', (error) => logger.debug({ err: error, run_id: runId }, 'a progress socket failed'));
    void follower.open();
  }

  private ping(): void {
    for (const socket of this.server.clients) {
      if (this.silent.has(socket)) {
        socket.terminate();
      } else {
        this.silent.add(socket);
        socket.ping();
      }
    }
  }
}

function offeredProtocols(req: IncomingMessage): string[] {
  return (req.headers['sec-websocket-protocol'] ?? '').split(',').map((protocol) => protocol.trim());
}

/** A browser gives up unless one of the protocols that it offered comes back; the token is sent back only for want of another. */
function chooseProtocol(offered: Set<string>): string | false {
  const protocols = [...offered];
  return protocols.find((protocol) => !TOKEN_PROTOCOL.test(protocol)) ?? protocols[0] ?? false;
}

/** Throws REQUEST_INVALID. */
function parseAfter(text: string | null): number | undefined {
  if (text === null) return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new DomainError('REQUEST_INVALID', { problem: 'The parameter "after" must be the number of an event' });
}
