/** The command-line options of `npm start`. Each that sets a thing stands for one environment
 * variable, so there is one way to set it. */
import { parseArgs } from 'node:util';
import { ConfigurationError, type EnvOverrides } from '../config/env';
import { errorText } from '../config/error-text';

const OPTIONS = {
  port: { type: 'string', variable: 'PORT', help: '--port NUMBER     port of the API (PORT, default 8000)' },
  home: {
    type: 'string',
    variable: 'TREADLE_HOME',
    help: '--home FOLDER     folder of all data (TREADLE_HOME, default .treadle)',
  },
  'no-samples': {
    type: 'boolean',
    variable: 'SAMPLES',
    help: '--no-samples      do not process the shipped samples (SAMPLES=false)',
  },
  'sign-in-link': {
    type: 'boolean',
    variable: null,
    help: '--sign-in-link    print a new sign-in link for the administrator',
  },
  help: { type: 'boolean', variable: null, help: '--help            print this' },
} as const;

export const START_HELP = `npm start -- [options]

Starts Treadle on this machine: Postgres, Temporal with its Web UI, workers and API. Ctrl-C stops all of it.

${Object.values(OPTIONS)
  .map(({ help }) => `  ${help}`)
  .join('\n')}

All settings: .env.example. They are read from the environment, from .env in the data folder, and from .env here.
`;

export interface StartOptions {
  help: boolean;
  /** The first start prints a link in any case. */
  signInLink: boolean;
  overrides: EnvOverrides;
}

/** @throws ConfigurationError for an option that does not exist or lacks its value. */
export function parseStartOptions(args: readonly string[]): StartOptions {
  const values = parse(args);
  const overrides: EnvOverrides = {};
  if (values.port !== undefined) overrides[OPTIONS.port.variable] = values.port;
  if (values.home !== undefined) overrides[OPTIONS.home.variable] = values.home;
  if (values['no-samples'] === true) overrides[OPTIONS['no-samples'].variable] = 'false';
  return { help: values.help === true, signInLink: values['sign-in-link'] === true, overrides };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true, allowPositionals: false }).values;
  } catch (error) {
    const reason = errorText(error).split('. ')[0];
    throw new ConfigurationError(`${reason}. The options are listed by: npm start -- --help`, { cause: error });
  }
}
