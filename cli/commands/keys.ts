/** `treadle keys`: the caller's own API keys, and for administrators those of the project. */
import { answer } from '../../client/client';
import type { components, operations } from '../../client/schema';
import type { CommandContext } from '../context';
import { EXIT, type ExitCode } from '../exit-codes';
import { takeItems } from '../take-items';

type KeyBody = operations['createKey']['requestBody']['content']['application/json'];
type Scope = NonNullable<KeyBody['scopes']>[number];

export async function listKeysCommand(context: CommandContext, options: { all?: boolean }): Promise<ExitCode> {
  const { client, text, output } = context;
  const all = options.all ? 'true' : 'false';
  const keys = await takeItems({ limit: Infinity }, (page) =>
    answer(client.GET('/api/v1/keys', { params: { query: { all, ...page } } })),
  );
  output.list(keys, {
    head: [
      text('head.id'),
      text('head.name'),
      text('head.prefix'),
      text('head.scopes'),
      text('head.expires'),
      text('head.lastUsed'),
    ],
    row: (key) => [
      key.id,
      key.name,
      key.prefix,
      key.scopes?.join(',') ?? text('everything'),
      key.expires_at ?? text('never'),
      key.last_used_at ?? text('never'),
    ],
    empty: text('noKeys'),
  });
  return EXIT.ok;
}

export interface CreateKeyOptions {
  scopes?: string;
  expires?: number;
}

/** What is no scope is told by the API, in its words. */
export async function createKeyCommand(
  context: CommandContext,
  { name, options }: { name: string; options: CreateKeyOptions },
): Promise<ExitCode> {
  const { client, text, output } = context;
  const scopes = options.scopes?.split(',').map((scope) => scope.trim()) as Scope[] | undefined;
  const body: KeyBody = {
    name,
    ...(scopes === undefined ? {} : { scopes }),
    ...(options.expires === undefined ? {} : { expires_in_days: options.expires }),
  };
  const key: components['schemas']['NewKey'] = await answer(client.POST('/api/v1/keys', { body }));
  if (!output.isJson) output.notice(text('keyCreated'));
  output.answer(key, () => key.token);
  return EXIT.ok;
}

export async function revokeKeysCommand(context: CommandContext, ids: readonly string[]): Promise<ExitCode> {
  const { client, text, output } = context;
  for (const id of ids) {
    await client.DELETE('/api/v1/keys/{id}', { params: { path: { id } } });
    output.answer({ id, revoked: true }, () => text('revoked', { id }));
  }
  return EXIT.ok;
}
