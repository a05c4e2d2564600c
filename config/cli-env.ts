/**
 * What the `treadle` command reads from the environment. Unlike the server's settings (`env.ts`) it is of the person at
 * the terminal: where the server is, who one is, which language and how output looks.
 */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../contracts/project-root';
import { ConfigurationError, readEnv } from './env';
import { loadEnvFiles } from './env-files';
import { releaseVersion } from './release-version';

/** What a server binds to be reached from everywhere is no address to call. */
const EVERY_ADDRESS: ReadonlySet<string> = new Set(['0.0.0.0', '::']);

const text = z.string().optional();

const cliEnvSchema = z.object({
  TREADLE_URL: z.url({ protocol: /^https?$/ }).optional(),
  TREADLE_TOKEN: text,
  XDG_CONFIG_HOME: text,
  LC_ALL: text,
  LC_MESSAGES: text,
  LANG: text,
  /** Any value means no colours and no bars. */
  NO_COLOR: text,
  CI: text,
});

export interface CliEnv {
  /** Address and token from the environment, which win over those of `treadle sign-in`. */
  url: string | undefined;
  token: string | undefined;
  /** Folder of the command's own files, such as the credentials. */
  configFolder: string;
  /** Where a server that runs from this checkout listens, and its data folder. Throws ConfigurationError. */
  local(): { url: string; home: string };
  locale: 'en' | 'ko';
  version: string;
  /** Whether lines may be coloured and rewritten. */
  mayDecorate: boolean;
}

/** @throws ConfigurationError */
export function readCliEnv(source: NodeJS.ProcessEnv = process.env): CliEnv {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = cliEnvSchema.safeParse(present);
  if (!parsed.success) throw new ConfigurationError('TREADLE_URL must be an address such as http://127.0.0.1:8000.');
  const { TREADLE_URL, TREADLE_TOKEN, XDG_CONFIG_HOME, ...env } = parsed.data;
  return {
    url: TREADLE_URL,
    token: TREADLE_TOKEN,
    configFolder: join(XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'treadle'),
    local: () => localServer(present),
    locale: /^ko/i.test(env.LC_ALL ?? env.LC_MESSAGES ?? env.LANG ?? '') ? 'ko' : 'en',
    version: releaseVersion(),
    mayDecorate: env.NO_COLOR === undefined && env.CI === undefined,
  };
}

/** The server reads `.env` too, so the command finds it where it listens. */
function localServer(present: NodeJS.ProcessEnv): { url: string; home: string } {
  const root = projectRoot(__dirname);
  const environment = { ...present };
  loadEnvFiles(root, environment);
  const { HOST, PORT, TREADLE_HOME } = readEnv(environment);
  const host = EVERY_ADDRESS.has(HOST) ? '127.0.0.1' : HOST;
  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${PORT}`, home: resolve(root, TREADLE_HOME) };
}
