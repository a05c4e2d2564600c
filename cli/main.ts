/**
 * Entry of the `treadle` command: finds the language, runs what the command line says, and ends with the exit code that
 * tells how it went. `treadle.cjs` starts it.
 */
import { readCliEnv, type CliEnv } from '../config/cli-env';
import { EXIT, type ExitCode } from './exit-codes';
import { failureOf } from './failure';
import { runProgram } from './program';
import { textsIn } from './texts';

async function main(): Promise<ExitCode> {
  const { argv, stdin, stdout, stderr } = process;
  const args = argv.slice(2);
  const interrupt = new AbortController();
  process.on('SIGINT', () => {
    // The second time nothing is waited for.
    if (interrupt.signal.aborted) process.exit(EXIT.interrupted);
    interrupt.abort();
  });
  // Whoever read our output has seen enough, as `treadle runs | head` does.
  stdout.on('error', () => process.exit(EXIT.ok));

  let text = textsIn(languageOf(args, 'en'));
  try {
    const env: CliEnv = readCliEnv();
    const locale = languageOf(args, env.locale);
    text = textsIn(locale);
    return await runProgram(args, { env, locale, text, stdin, stdout, stderr, signal: interrupt.signal });
  } catch (error) {
    const { exitCode, sentence } = failureOf(error, text);
    if (sentence !== undefined) stderr.write(`${sentence}\n`);
    return exitCode;
  }
}

/** Looked for before the command line is read, because the help is in that language too. */
function languageOf(args: readonly string[], otherwise: 'en' | 'ko'): 'en' | 'ko' {
  const index = args.findIndex((argument) => argument === '--lang' || argument.startsWith('--lang='));
  const value = args[index]?.split('=')[1] ?? args[index + 1];
  if (index < 0) return otherwise;
  return value === 'ko' ? 'ko' : 'en';
}

void main().then((exitCode) => {
  process.exitCode = exitCode;
});
