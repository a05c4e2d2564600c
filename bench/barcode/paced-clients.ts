/**
 * Clients that ask at a steady pace, each on a connection of its own. The time of an answer counts from when it was due
 * to be asked for, so that a server which stalls does not hide it by being asked less.
 */
import { Agent, get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Pace {
  clients: number;
  perSecond: number;
  seconds: number;
}

/** Milliseconds of every request; `ask` is given the number of the client and of its request. */
export async function atPace(
  { clients, perSecond, seconds }: Pace,
  ask: (client: number, index: number) => Promise<void>,
): Promise<number[]> {
  const intervalMs = 1_000 / perSecond;
  const startAt = performance.now() + 50;
  const samples = await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      const own: number[] = [];
      for (let index = 0; index < seconds * perSecond; index++) {
        const dueAt = startAt + (index + client / clients) * intervalMs;
        await sleep(Math.max(0, dueAt - performance.now()));
        // A timer that fires late is not the server's doing.
        const from = own.length > 0 && performance.now() - dueAt > intervalMs ? dueAt : performance.now();
        await ask(client, index);
        own.push(performance.now() - from);
      }
      return own;
    }),
  );
  return samples.flat();
}

export interface Reply {
  status: number;
  body: string;
}

/** A connection that stays open. */
export class HttpClient {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(private readonly headers: Record<string, string> = {}) {}

  ask(url: string): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const request = get(url, { agent: this.agent, headers: this.headers }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString('utf8') }),
        );
        response.on('error', reject);
      });
      request.on('error', reject);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
