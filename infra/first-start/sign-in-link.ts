/**
 * Links with which the administrator signs in to the console. `npm start` prints one on the first start, and whoever may
 * read the database's password can have another at any time: that is the way back in.
 */
import { databaseUrl } from '../../config/database-url';
import type { Env } from '../../config/env';
import { connectDatabase } from '../../db/connect';
import { IdentityRepository } from '../../db/repositories/identity';
import { FIRST_LINK_SECONDS, LINK_SECONDS, SignInLinksRepository } from '../../db/repositories/sign-in-links';

export interface PrintedLink {
  url: string;
  /** For people. */
  lasts: string;
}

/** For an administrator who never had a link, on the day of the first start; whoever missed that asks for a new one. */
export function firstSignInLink(env: Env): Promise<PrintedLink | undefined> {
  return withDatabase(env, async (identity, links) => {
    const { id, isNew } = await identity.administrator();
    if (!isNew) return undefined;
    const { code } = await links.create(id, FIRST_LINK_SECONDS);
    return { url: urlOf(env, code), lasts: `within ${FIRST_LINK_SECONDS / 3_600} hours` };
  });
}

export function newSignInLink(env: Env): Promise<PrintedLink> {
  return withDatabase(env, async (identity, links) => {
    const { id } = await identity.administrator();
    const { code } = await links.create(id, LINK_SECONDS);
    return { url: urlOf(env, code), lasts: `within ${LINK_SECONDS / 60} minutes` };
  });
}

/** Where this machine reaches the API. */
export function apiUrl({ HOST: host, PORT: port }: Pick<Env, 'HOST' | 'PORT'>): string {
  const reached = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${reached.includes(':') ? `[${reached}]` : reached}:${port}`;
}

function urlOf(env: Env, code: string): string {
  return `${apiUrl(env)}/sign-in#${code}`;
}

async function withDatabase<T>(
  env: Env,
  work: (identity: IdentityRepository, links: SignInLinksRepository) => Promise<T>,
): Promise<T> {
  const database = connectDatabase({
    url: databaseUrl(env),
    connectionsMax: 1,
    applicationName: 'treadle-sign-in-link',
    onIdleError: () => {},
  });
  try {
    return await work(new IdentityRepository(database.orm), new SignInLinksRepository(database.orm));
  } finally {
    await database.close();
  }
}
