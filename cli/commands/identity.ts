/** `treadle sign-in`, `sign-out` and `whoami`. */
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text as readText } from 'node:stream/consumers';
import { answer, createTreadleClient } from '../../client/client';
import { chooseServer, originOf } from '../connection';
import type { CommandContext } from '../context';
import { credentialsFile, removeCredentials, writeCredentials } from '../credentials';
import { EXIT, type ExitCode } from '../exit-codes';
import { UsageError } from '../failure';
import { table } from '../table';

/** Asks a person, or takes what stands on the command line; the key may also come on standard input. */
export async function signInCommand(context: CommandContext): Promise<ExitCode> {
  const { text, options, output, surroundings } = context;
  const { env, stdin, locale } = surroundings;
  const asks = stdin.isTTY === true;
  const known = originOf(options.url ?? chooseServer(env, {}).url);
  const url = options.url === undefined && asks ? await askUrl(context, known) : known;
  const token =
    options.token ?? (asks ? await ask(context, { question: text('askToken'), hidden: true }) : await readText(stdin));
  if (token.trim() === '') throw new UsageError(text('tokenNeeded'));
  const credentials = { url, token: token.trim() };
  const me = await answer(createTreadleClient({ ...credentials, locale }).GET('/api/v1/me'));
  const file = credentialsFile(env.configFolder);
  writeCredentials(file, credentials);
  output.answer({ url, ...me }, () => text('signedIn', { url, name: me.name, role: me.role, file }));
  return EXIT.ok;
}

export async function signOutCommand({ text, output, surroundings }: CommandContext): Promise<ExitCode> {
  const file = credentialsFile(surroundings.env.configFolder);
  const existed = removeCredentials(file);
  output.answer({ signed_out: existed }, () => (existed ? text('signedOut', { file }) : text('notSignedIn')));
  return EXIT.ok;
}

export async function whoamiCommand({ client, text, output }: CommandContext): Promise<ExitCode> {
  const me = await answer(client.GET('/api/v1/me'));
  output.answer({ url: client.url, ...me }, () =>
    table(
      [],
      [
        [text('label.server'), client.url],
        [text('label.name'), me.name],
        [text('label.role'), me.role],
        [text('label.project'), me.project.name],
        [text('label.scopes'), me.scopes?.join(', ') ?? text('everything')],
      ],
    ),
  );
  return EXIT.ok;
}

async function askUrl(context: CommandContext, known: string): Promise<string> {
  const given = await ask(context, { question: context.text('askUrl', { url: known }), hidden: false });
  return given.trim() === '' ? known : originOf(given.trim());
}

/** A key is not shown while it is typed. */
async function ask(
  { surroundings, signal }: CommandContext,
  { question, hidden }: { question: string; hidden: boolean },
): Promise<string> {
  const { stdin, stderr } = surroundings;
  stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: hidden ? silent : stderr, terminal: true });
  try {
    return await lines.question('', { signal });
  } finally {
    lines.close();
    if (hidden) stderr.write('\n');
  }
}
