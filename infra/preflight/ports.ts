/** Looks whether the wanted ports are free before anything starts, and says who holds one that is not. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { ConfigurationError } from '../../config/env';
import { StartError } from '../../config/start-error';

export interface WantedPort {
  port: number;
  host: string;
  /** What it is for, as in "the API". */
  use: string;
  setting: string;
}

/** LISTEN, in the `st` column of /proc/net/tcp. */
const LISTENING = '0A';

/**
 * @throws ConfigurationError where two uses share one port.
 * @throws StartError for the first port that cannot be bound, with the setting that chooses another.
 */
export async function requireFreePorts(wanted: readonly WantedPort[]): Promise<void> {
  for (const [index, { port, setting }] of wanted.entries()) {
    const twin = wanted.slice(0, index).find((other) => other.port === port);
    if (twin)
      throw new ConfigurationError(`${twin.setting} and ${setting} are both ${port}. Give each a port of its own.`);
  }
  for (const want of wanted) {
    const code = await bindingError(want);
    if (code !== undefined) throw new StartError(sentence(want, code));
  }
}

function bindingError({ port, host }: WantedPort): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code ?? 'unknown error');
    });
    server.listen({ port, host, exclusive: true }, () => {
      server.close(() => {
        resolve(undefined);
      });
    });
  });
}

function sentence({ port, host, use, setting }: WantedPort, code: string): string {
  if (code === 'EADDRINUSE') {
    const holder = portHolder(port);
    const who = holder ? `${holder.command} (process ${holder.pid})` : 'another program';
    return `Port ${port} for ${use} is in use by ${who}. End that program, or choose another port with ${setting}.`;
  }
  if (code === 'EACCES')
    return `Port ${port} for ${use} needs more rights than this user has. Choose a port from 1024 with ${setting}.`;
  return `Port ${port} on ${host} for ${use} cannot be opened (${code}). Check HOST and ${setting}.`;
}

/** The program that listens on `port`; undefined where this system or our rights do not tell. */
export function portHolder(port: number): { pid: number; command: string } | undefined {
  try {
    const inodes = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) => listeningInodes(table, port));
    const sockets = new Set(inodes.map((inode) => `socket:[${inode}]`));
    if (sockets.size === 0) return undefined;
    const pid = readdirSync('/proc').find((entry) => /^\d+$/.test(entry) && holdsAny(entry, sockets));
    return pid === undefined
      ? undefined
      : { pid: Number(pid), command: readFileSync(`/proc/${pid}/comm`, 'utf8').trim() };
  } catch {
    return undefined;
  }
}

function listeningInodes(table: string, port: number): string[] {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return readFileSync(table, 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local, , state]) => local?.endsWith(suffix) && state === LISTENING)
    .flatMap((columns) => columns[9] ?? []);
}

function holdsAny(pid: string, sockets: ReadonlySet<string>): boolean {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((fd) => {
      try {
        return sockets.has(readlinkSync(`/proc/${pid}/fd/${fd}`));
      } catch {
        return false;
      }
    });
  } catch {
    return false;
  }
}
