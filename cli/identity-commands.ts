/** The part of the command line that is about who one is: signing in and keys. */
import { signInCommand, signOutCommand, whoamiCommand } from './commands/identity';
import { createKeyCommand, type CreateKeyOptions, listKeysCommand, revokeKeysCommand } from './commands/keys';
import { textsOf } from './positional';
import type { ProgramBuilder } from './program-builder';

const KEY_DAYS_MAX = 3_650;

export function addIdentityCommands(builder: ProgramBuilder): void {
  const { text } = builder;
  builder.action(builder.command('sign-in', { about: 'about.sign-in' }), (context) => signInCommand(context));
  builder.action(builder.command('sign-out', { about: 'about.sign-out' }), (context) => signOutCommand(context));
  builder.action(builder.command('whoami', { about: 'about.whoami' }), (context) => whoamiCommand(context));

  const keys = builder.command('keys', { about: 'about.keys' });
  const list = builder
    .command('list', { about: 'about.keys.list', parent: keys })
    .option('--all', text('flag.allKeys'));
  builder.action<{ all?: boolean }>(list, (context, options) => listKeysCommand(context, options));
  const create = builder
    .command('create', { about: 'about.keys.create', parent: keys })
    .argument('<name>', text('argument.keyName'))
    .option('--scopes <scopes>', text('flag.scopes'))
    .option('--expires <days>', text('flag.expires'), builder.wholeNumber(1, KEY_DAYS_MAX));
  builder.action<CreateKeyOptions>(create, (context, options, [name]) =>
    createKeyCommand(context, { name: String(name), options }),
  );
  const revoke = builder
    .command('revoke', { about: 'about.keys.revoke', parent: keys })
    .argument('<ids...>', text('argument.keyIds'));
  builder.action(revoke, (context, _options, [ids]) => revokeKeysCommand(context, textsOf(ids)));
}
