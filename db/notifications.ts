/**
 * Listens to Postgres notifications on one connection of its own, and opens it again for ever when it breaks. What was
 * announced while it was broken is lost, so each reconnection is told, and its hearers read again what they need.
 */
import { Client } from 'pg';

export interface NotificationsOptions {
  url: string;
  /** Shown in `pg_stat_activity`. */
  applicationName: string;
  onError: (error: Error) => void;
}

export interface Channel {
  name: string;
  onMessage: (payload: string) => void;
}

const RETRY_FIRST_MS = 50;
const RETRY_LONGEST_MS = 5_000;
/** A dead peer that sent no word is noticed by a small query within this time. */
const PROBE_INTERVAL_MS = 15_000;
const PROBE_TIMEOUT_MS = 10_000;

export class Notifications {
  private readonly channels: Channel[] = [];
  private readonly reconnectionHearers: (() => void)[] = [];
  private client: Client | null = null;
  private retryMs = RETRY_FIRST_MS;
  private timer: NodeJS.Timeout | null = null;
  private stopped = false;

  constructor(private readonly options: NotificationsOptions) {}

  /** Call before `start`. */
  on(name: string, onMessage: (payload: string) => void): void {
    this.channels.push({ name, onMessage });
  }

  /** Called each time that the connection stands again after a break. Call before `start`. */
  onReconnected(hearer: () => void): void {
    this.reconnectionHearers.push(hearer);
  }

  /** Connects; where that fails now it is tried for ever, and its success is told as a reconnection. */
  async start(): Promise<void> {
    await this.connect().catch((error: unknown) => this.notConnected(error));
  }

  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    const { client } = this;
    this.client = null;
    await client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new Client({
      connectionString: this.options.url,
      application_name: this.options.applicationName,
      keepAlive: true,
      connectionTimeoutMillis: PROBE_TIMEOUT_MS,
      query_timeout: PROBE_TIMEOUT_MS,
    });
    client.on('error', (error: Error) => this.lost(client, error));
    client.on('end', () => this.lost(client, new Error('The connection for notifications ended.')));
    client.on('notification', ({ channel, payload }) => {
      for (const { name, onMessage } of this.channels) if (name === channel) onMessage(payload ?? '');
    });
    this.client = client;
    await client.connect();
    for (const { name } of this.channels) await client.query(`listen ${client.escapeIdentifier(name)}`);
    this.retryMs = RETRY_FIRST_MS;
    this.probeLater(client);
  }

  private lost(client: Client, error: Error): void {
    if (this.client !== client || this.stopped) return;
    this.client = null;
    this.options.onError(error);
    void client.end().catch(() => undefined);
    this.retryLater();
  }

  /** The client's own event may have told of the failure already; then a retry is under way. */
  private notConnected(error: unknown): void {
    if (this.client) this.lost(this.client, error instanceof Error ? error : new Error(String(error)));
  }

  private retryLater(): void {
    this.later(this.retryMs, () => {
      this.connect().then(
        () => this.reconnectionHearers.forEach((hearer) => hearer()),
        (error: unknown) => this.notConnected(error),
      );
    });
    this.retryMs = Math.min(this.retryMs * 2, RETRY_LONGEST_MS);
  }

  private probeLater(client: Client): void {
    this.later(PROBE_INTERVAL_MS, () => {
      client.query('select 1').then(
        () => this.client === client && this.probeLater(client),
        (error: unknown) => this.lost(client, error instanceof Error ? error : new Error(String(error))),
      );
    });
  }

  private later(ms: number, action: () => void): void {
    if (this.timer) clearTimeout(this.timer);
    if (this.stopped) return;
    this.timer = setTimeout(action, ms);
    this.timer.unref();
  }
}
