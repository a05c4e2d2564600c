/** Speaks to a server byte by byte, as an attacker does: what no HTTP client would send. */
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export class RawClient {
  private readonly socket: Socket;
  private received = '';
  readonly closed: Promise<void>;

  constructor(url: string) {
    const { hostname, port } = new URL(url);
    this.socket = connect({ host: hostname, port: Number(port) });
    this.socket.setEncoding('latin1').on('data', (text: string) => (this.received += text));
    this.socket.on('error', () => {});
    this.closed = new Promise((resolve) => this.socket.once('close', () => resolve()));
  }

  /** Without waiting for anything. */
  send(text: string): this {
    this.socket.write(text, 'latin1');
    return this;
  }

  /** All that came until the server closed the connection. */
  async rest(): Promise<string> {
    await this.closed;
    return this.received;
  }

  /** What came, as soon as it matches. */
  async until(pattern: RegExp): Promise<string> {
    while (!pattern.test(this.received)) {
      if (this.socket.destroyed) throw new Error(`Closed before ${String(pattern)} came: ${this.received}`);
      await sleep(5);
    }
    return this.received;
  }

  get isOpen(): boolean {
    return !this.socket.destroyed;
  }

  get text(): string {
    return this.received;
  }

  end(): void {
    this.socket.destroy();
  }
}

/** The status of each answer in a stream of them. */
export function statusesOf(stream: string): number[] {
  return [...stream.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
}
