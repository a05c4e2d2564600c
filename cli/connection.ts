/**
 * Which server the command talks to, and as whom. The command line wins over the environment, that over the stored
 * credentials, and those over the server that runs from this checkout with the token it keeps for its administrator.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CliEnv } from '../config/cli-env';
import { credentialsFile, readCredentials } from './credentials';
import { UsageError } from './failure';

/** Written by the first start, under TREADLE_HOME. */
const ADMIN_TOKEN_FILE = 'admin-token';

export interface Server {
  url: string;
  token: string | undefined;
}

export interface ServerChoice {
  url?: string;
  token?: string;
}

export function chooseServer(env: CliEnv, choice: ServerChoice): Server {
  const stored = readCredentials(credentialsFile(env.configFolder));
  const url = originOf(choice.url ?? env.url ?? stored?.url ?? env.local().url);
  const token = choice.token ?? env.token;
  if (token !== undefined) return { url, token };
  if (stored && originOf(stored.url) === url) return { url, token: stored.token };
  return { url, token: administratorToken(env, url) };
}

/** Of the server that runs from this checkout, and of no other. */
function administratorToken(env: CliEnv, url: string): string | undefined {
  const local = env.local();
  if (url.replace('//localhost:', '//127.0.0.1:') !== originOf(local.url)) return undefined;
  try {
    return readFileSync(join(local.home, ADMIN_TOKEN_FILE), 'utf8').trim() || undefined;
  } catch {
    return undefined;
  }
}

/** Throws UsageError for what is no address. */
export function originOf(url: string): string {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  if (address?.protocol === 'http:' || address?.protocol === 'https:') return address.href.replace(/\/+$/, '');
  throw new UsageError(`"${url}" is no address. Give one such as http://127.0.0.1:8000.`);
}
