import { setTimeout as sleep } from 'node:timers/promises';
import WebSocket from 'ws';

/** A client of a socket that keeps what it gets. */
export class Follower<Message extends { type: string }> {
  readonly messages: Message[] = [];
  readonly socket: WebSocket;

  constructor(url: string, options: { token?: string; protocols?: string[] }) {
    const headers = options.token === undefined ? {} : { authorization: `Bearer ${options.token}` };
    this.socket = new WebSocket(url.replace('http', 'ws'), options.protocols ?? [], { headers });
    this.socket.on('message', (data: Buffer) => this.messages.push(JSON.parse(data.toString()) as Message));
    this.socket.on('error', () => {});
  }

  async untilOpen(): Promise<void> {
    await until(() => this.socket.readyState === WebSocket.OPEN);
  }

  async untilType(type: string): Promise<void> {
    await until(() => this.messages.some((message) => message.type === type));
  }

  /** Status and body of the refusal, where the upgrade is refused. */
  refusal(): Promise<[status: number | undefined, body: Record<string, unknown>]> {
    return new Promise((resolve) => {
      this.socket.on('unexpected-response', (_request, response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString()));
        response.on('end', () => resolve([response.statusCode, JSON.parse(text) as Record<string, unknown>]));
      });
    });
  }
}

export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await sleep(5);
}
