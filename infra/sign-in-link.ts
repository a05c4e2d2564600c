/** `npm run sign-in-link`: prints a new sign-in link for the administrator while the system runs. */
import { readEnv } from '../config/env';
import { runMain } from '../config/lifecycle';
import { newSignInLink } from './first-start/sign-in-link';

async function main(): Promise<void> {
  const { url, lasts } = await newSignInLink(readEnv());
  process.stdout.write(
    `${url}\nIt opens the console once, ${lasts}. An earlier link that was not used stops working.\n`,
  );
}

runMain(main);
