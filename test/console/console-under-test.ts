/** The whole compiled system with a browser before it, and people of every role who have signed in by one-time links. */
import { Pool } from 'pg';
import type { Browser } from 'playwright-core';
import { startSystem, type System } from '../../bench/system';
import type { Role } from '../../contracts/identity';
import { launchBrowser, openPage, type OpenPage, type Session, signIn, type Visit } from './browser';

export interface ConsoleUnderTest {
  system: System;
  browser: Browser;
  pool: Pool;
  projectId: string;
  /** The administrator that the first start made. */
  admin: { id: string; session: Session };
  /** A page of the console, signed in as the administrator unless told otherwise. */
  open(visit?: Partial<Visit>): Promise<OpenPage>;
  /** A new person with a fresh session. */
  invite(name: string, role: Role): Promise<{ id: string; session: Session }>;
  /** JSON of the API, asked for with the administrator's token. */
  api<Answer>(path: string, init?: RequestInit): Promise<Answer>;
  close(): Promise<void>;
}

interface Me {
  id: string;
  project: { id: string };
}

async function startConsole(settings: Record<string, string>): Promise<ConsoleUnderTest> {
  const [browser, system] = await Promise.all([launchBrowser(), startSystem(settings)]);
  const pool = new Pool({ connectionString: system.databaseUrl, max: 2 });
  const api = async <Answer>(path: string, init: RequestInit = {}): Promise<Answer> => {
    const headers = { authorization: `Bearer ${system.token}`, ...(init.headers as Record<string, string>) };
    const reply = await fetch(system.url + path, { ...init, headers });
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
    return (reply.status === 204 ? undefined : await reply.json()) as Answer;
  };
  const me = await api<Me>('/api/v1/me');
  const sessionOf = async (userId: string): Promise<Session> => {
    const { sign_in_link: link } = await api<{ sign_in_link: string }>(`/api/v1/users/${userId}/sign-in-link`, {
      method: 'POST',
    });
    return signIn(browser, { url: system.url, code: link.slice(link.indexOf('#') + 1) });
  };
  const admin = { id: me.id, session: await sessionOf(me.id) };
  return {
    system,
    browser,
    pool,
    projectId: me.project.id,
    admin,
    api,
    open: (visit = {}) => openPage(browser, { url: system.url, session: admin.session, ...visit }),
    invite: async (name, role) => {
      const { id } = await api<{ id: string }>('/api/v1/users', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name, kind: 'person', role }),
      });
      return { id, session: await sessionOf(id) };
    },
    close: async () => {
      await browser.close();
      await pool.end();
      await system.stop();
    },
  };
}

/** The console for the tests that follow: there from before the first of them until after the last. */
export function consoleOfTests(settings: Record<string, string> = {}): ConsoleUnderTest {
  const started = {} as ConsoleUnderTest;
  beforeAll(async () => {
    Object.assign(started, await startConsole(settings));
  }, 600_000);
  afterAll(() => started.close(), 120_000);
  return started;
}

/**
 * A page of the console for each test that follows, open from before it until after it. What is given always is that of
 * the test under way; what went wrong in the page fails the test.
 */
export function pageOfEachTest(console: ConsoleUnderTest): OpenPage {
  const opened = {} as OpenPage;
  beforeEach(async () => {
    Object.assign(opened, await console.open());
  });
  afterEach(async () => {
    await opened.context.close();
    expect(opened.troubles).toEqual([]);
  });
  return opened;
}
