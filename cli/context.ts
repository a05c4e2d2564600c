/** What every command is given: the server, the language, where to write, and whether it should stop. */
import { createTreadleClient, type TreadleClient } from '../client/client';
import type { CliEnv } from '../config/cli-env';
import { chooseServer } from './connection';
import { Interrupted } from './failure';
import { Output, type Streams } from './output';
import { BarProgress, PlainProgress, type ProgressView } from './progress-view';
import type { Texts } from './texts';

/** Options that every command takes. */
export interface GlobalOptions {
  json?: boolean;
  url?: string;
  token?: string;
  lang?: 'en' | 'ko';
  /** Seconds. */
  patience: number;
}

/** What `main` finds and tests make. */
export interface Surroundings extends Streams {
  env: CliEnv;
  stdin: NodeJS.ReadableStream & { isTTY?: boolean };
  locale: 'en' | 'ko';
  text: Texts;
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
}

export class CommandContext {
  readonly output: Output;
  readonly text: Texts;
  readonly signal: AbortSignal;
  readonly patienceMs: number;
  private connected: TreadleClient | undefined;

  constructor(
    readonly surroundings: Surroundings,
    readonly options: GlobalOptions,
  ) {
    this.output = new Output(surroundings, options.json === true);
    this.text = surroundings.text;
    this.signal = surroundings.signal;
    this.patienceMs = options.patience * 1_000;
  }

  /** Made at first use: a command that talks to nobody needs no server. */
  get client(): TreadleClient {
    if (!this.connected) {
      const { url, token } = chooseServer(this.surroundings.env, this.options);
      const { locale } = this.surroundings;
      this.connected = createTreadleClient({ url, locale, ...(token === undefined ? {} : { token }) });
    }
    return this.connected;
  }

  openProgress(): ProgressView {
    const { stderr, env } = this.surroundings;
    return stderr.isTTY && env.mayDecorate ? new BarProgress(stderr) : new PlainProgress(stderr);
  }

  /** Throws Interrupted after Ctrl-C; `goesOn` says how to come back. */
  throwIfInterrupted(goesOn: () => string): void {
    if (this.signal.aborted) throw new Interrupted(goesOn());
  }
}
