/** A child of the supervisor, as api and workers are, which behaves as its first argument says. */
const { appendFileSync } = require('node:fs');
require('../../models/documents/typescript-hook.cjs');
const { announceReady, onShutdown, runMain } = require('../../../config/lifecycle.ts');
const { ConfigurationError } = require('../../../config/env.ts');

const [behaviour, name = 'child', diary] = process.argv.slice(2);

runMain(async () => {
  if (behaviour === 'misconfigured') throw new ConfigurationError('COLOUR is "plaid": choose red or blue.');
  if (behaviour === 'dies') throw new Error('it cannot go on');
  const ended = new Promise((resolve) => onShutdown(resolve));
  announceReady();
  if (behaviour === 'stubborn') onShutdown(() => new Promise(() => {}));
  const busy = setInterval(() => {}, 1_000);
  await ended;
  clearInterval(busy);
  console.log(`${name} has cleaned up`);
  if (diary) appendFileSync(diary, `${name}\n`);
});
