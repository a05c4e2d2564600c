/** What went wrong as one sentence for a person and one number for a script. */
import { CommanderError } from 'commander';
import { TreadleError, TreadleUnreachableError } from '../client/treadle-error';
import { ConfigurationError } from '../config/env';
import { errorText } from '../config/error-text';
import { EXIT, type ExitCode } from './exit-codes';
import type { Texts } from './texts';

/** A wrong use of the command that its own checks find. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Ctrl-C: the sentence says what goes on without the command. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

export interface Failure {
  exitCode: ExitCode;
  /** Undefined where it has been said already. */
  sentence: string | undefined;
}

export function failureOf(error: unknown, text: Texts): Failure {
  if (error instanceof CommanderError)
    return { exitCode: error.exitCode === 0 ? EXIT.ok : EXIT.usage, sentence: undefined };
  if (error instanceof UsageError || error instanceof ConfigurationError) {
    return { exitCode: EXIT.usage, sentence: error.message };
  }
  if (error instanceof Interrupted) return { exitCode: EXIT.interrupted, sentence: error.message };
  if (error instanceof TreadleUnreachableError) {
    const reason = reasonOf(error);
    return { exitCode: EXIT.unreachable, sentence: text('unreachable', { url: error.url, reason }) };
  }
  if (error instanceof TreadleError) return { exitCode: exitCodeOf(error), sentence: sentenceOf(error, text) };
  return { exitCode: EXIT.failed, sentence: errorText(error) };
}

function exitCodeOf({ status }: TreadleError): ExitCode {
  if (status === 401 || status === 403) return EXIT.refused;
  if (status === 404) return EXIT.notFound;
  if (status === 400 || status === 413 || status === 415 || status === 422) return EXIT.usage;
  return status >= 502 && status <= 504 ? EXIT.unreachable : EXIT.failed;
}

/** The problem in the API's own words; where no one is signed in, how to cure that here. */
function sentenceOf({ code, problem }: TreadleError, text: Texts): string {
  const hint = code === 'TOKEN_MISSING' || code === 'TOKEN_INVALID' ? ` ${text('signInHint')}` : '';
  return `${problem.detail}${hint} [${code}]`;
}

/** The innermost cause: `fetch` wraps the one that says something. */
function reasonOf(error: Error): string {
  return error.cause instanceof Error ? reasonOf(error.cause) : errorText(error);
}
