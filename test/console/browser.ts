/**
 * A real browser for the console's tests. Every page that it opens is watched: an error, a rejected script or a dialog
 * that nobody expected fails the test that opened it.
 */
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { projectRoot } from '../../contracts/project-root';
import { findChromium } from '../setup/chromium';

export const LOCALES = ['ko', 'en'] as const;
export const SCHEMES = ['light', 'dark'] as const;
/** A phone, a tablet, a laptop, a desk. */
export const WIDTHS = [375, 768, 1024, 1440] as const;
const HEIGHT = 900;

export type Locale = (typeof LOCALES)[number];
export type Scheme = (typeof SCHEMES)[number];

/** A session as it is kept by the browser. */
export type Session = Awaited<ReturnType<BrowserContext['storageState']>>;

export interface Visit {
  url: string;
  session?: Session;
  locale?: Locale;
  scheme?: Scheme;
  width?: number;
}

export interface OpenPage {
  page: Page;
  context: BrowserContext;
  /** What went wrong in the page so far, in words. */
  troubles: string[];
}

const chromiumFound = findChromium();

export const describeInBrowser = 'program' in chromiumFound ? describe : describe.skip;

export function launchBrowser(args: string[] = []): Promise<Browser> {
  if ('missing' in chromiumFound) throw new Error(chromiumFound.missing);
  return chromium.launch({ executablePath: chromiumFound.program, args });
}

/** Moving things stand still, so that screenshots are alike and contrast is measured at rest. */
export async function openPage(browser: Browser, visit: Visit): Promise<OpenPage> {
  const context = await browser.newContext({
    baseURL: visit.url,
    locale: visit.locale === 'ko' ? 'ko-KR' : 'en-GB',
    colorScheme: visit.scheme ?? 'light',
    viewport: { width: visit.width ?? 1440, height: HEIGHT },
    reducedMotion: 'reduce',
    ...(visit.session && { storageState: visit.session }),
  });
  const page = await context.newPage();
  return { page, context, troubles: watch(page) };
}

function watch(page: Page): string[] {
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    // Before a page is left it asks, which a test that wants to leave expects.
    void (dialog.type() === 'beforeunload' ? dialog.accept() : dialog.dismiss());
  });
  page.on('console', (message) => {
    // A refused request is shown by the page; that the browser mentions it as well is no fault of the page.
    if (message.type() === 'error' && !/Failed to load resource|WebSocket connection/.test(message.text())) {
      troubles.push(`console: ${message.text()}`);
    }
  });
  return troubles;
}

/** Opens a session by a one-time link, as a person does. */
export async function signIn(browser: Browser, { url, code }: { url: string; code: string }): Promise<Session> {
  const { page, context } = await openPage(browser, { url });
  await page.goto(`/sign-in#${code}`);
  await page.waitForURL((address) => address.pathname !== '/sign-in');
  const session = await context.storageState();
  await context.close();
  return session;
}

/** Kept under `test/output/console/`, for people to look at. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  const path = join(projectRoot(), 'test', 'output', 'console', `${name}.png`);
  mkdirSync(dirname(path), { recursive: true });
  await page.screenshot({ path, fullPage: true });
}
