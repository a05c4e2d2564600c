/**
 * What holds for every page of the console, in both languages, both colour schemes and at four widths: axe-core finds
 * nothing, nothing is wider than the window, the focus is seen. Screenshots of all stay in `test/output/console/`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { ApiClient } from '../../bench/api-client';
import { projectRoot } from '../../contracts/project-root';
import { truncatedJpeg } from '../factories/image';
import { plantLoop, plantSuspect } from '../factories/planted-loop';
import { describeInBrowser, keepScreenshot, type Locale, LOCALES, type Scheme, SCHEMES, WIDTHS } from './browser';
import { consoleOfTests, type ConsoleUnderTest } from './console-under-test';
import { accessibilityFaults, horizontalOverflow, invisibleFocus } from './in-page';
import { settled } from '../setup/settled';

const sample = (name: string) => readFileSync(join(projectRoot(), 'samples', name));

const PAGES: readonly (readonly [name: string, path: string])[] = [
  ['home', '/'],
  ['runs', '/runs'],
  ['runs-none', '/runs?name=no-such-name'],
  ['run-completed', '/runs/{completed}'],
  ['run-compared', '/runs/{completed}/compare/{other}'],
  ['run-failed', '/runs/{failed}'],
  ['run-missing', '/runs/00000000-0000-4000-8000-000000000000'],
  ['batches', '/batches'],
  ['batches-none', '/batches?status=cancelled'],
  ['batch', '/batches/{batch}'],
  ['batch-missing', '/batches/00000000-0000-4000-8000-000000000000'],
  ['receipts', '/receipts'],
  ['receipt-missing', '/receipts/00000000-0000-4000-8000-000000000000'],
  ['receipts-accuracy', '/receipts/accuracy'],
  ['stock', '/stock'],
  ['stock-none', '/stock?q=no-such-name'],
  ['stock-reminders', '/stock/reminders'],
  ['stock-new', '/stock/new'],
  ['models', '/models'],
  ['models-slot', '/models/slots/documents/layout'],
  ['models-version', '/models/versions/{model}'],
  ['models-compared', '/models/compare?ids={models}'],
  ['models-retrains', '/models/retrains'],
  ['models-retrain', '/models/retrains/{retrain}'],
  ['models-retrain-missing', '/models/retrains/00000000-0000-4000-8000-000000000000'],
  ['models-datasets', '/models/datasets'],
  ['models-suspects', '/models/datasets/{dataset}/suspects'],
  ['models-feedback', '/models/feedback'],
  ['models-annotation', '/models/annotation'],
  ['models-triggers', '/models/triggers'],
  ['models-schedules', '/models/schedules'],
  ['experiments', '/experiments'],
  ['experiments-none', '/experiments?state=undecided'],
  ['experiment', '/experiments/{experiment}'],
  ['settings-keys', '/settings/keys'],
  ['settings-sessions', '/settings/sessions'],
  ['settings-learning', '/settings/learning'],
  ['settings-users', '/settings/users'],
  ['settings-audit', '/settings/audit'],
  ['settings-costs', '/settings/costs'],
  ['settings-system', '/settings/system'],
  ['not-found', '/nowhere'],
];

describeInBrowser('every page', () => {
  const console = consoleOfTests();
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    Object.assign(ids, await fill(console));
  }, 600_000);

  const pathOf = (path: string) => path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? '');

  it.each(PAGES)(
    '%s can be read and used by everybody',
    async (name, path) => {
      expect(await faultsOf(console, { name, path: pathOf(path) })).toEqual([]);
    },
    300_000,
  );

  it('sign-in can be read and used by everybody', async () => {
    expect(await faultsOf(console, { name: 'sign-in', path: '/sign-in', isSignedOut: true })).toEqual([]);
  }, 300_000);
});

/** Documents that were read, one that could not be, a batch with both, a person, a program and a key. */
async function fill(console: ConsoleUnderTest): Promise<Record<string, string>> {
  const client = new ApiClient(console.system);
  const options = { field_schema: 'receipt', languages: ['ko', 'en'] };
  const receipt = { name: '영수증 2026-03.jpg', bytes: sample('receipt-ko-1.jpg'), options };
  const completed = await client.submitUntilAccepted(receipt);
  const broken = { name: 'a-very-long-name-of-a-file-without-any-space-in-it-that-a-scanner-gave-it.jpg' };
  const failed = await client.submitUntilAccepted({ ...broken, bytes: await truncatedJpeg(), options });
  const batch = await submitBatch(console, [
    ['receipt-en-1.jpg', sample('receipt-en-1.jpg')],
    ['receipt-en-2.jpg', sample('receipt-en-2.jpg')],
    ['notes.txt', Buffer.from('no picture')],
  ]);
  const json = { 'content-type': 'application/json' };
  const program = JSON.stringify({ name: 'nightly import', kind: 'program', role: 'operator' });
  await console.api('/api/v1/users', { method: 'POST', headers: json, body: program });
  await console.invite('김하늘', 'viewer');
  const key = JSON.stringify({ name: 'laptop', scopes: ['runs:read', 'runs:write'], expires_in_days: 30 });
  await console.api('/api/v1/keys', { method: 'POST', headers: json, body: key });
  const body = JSON.stringify({ name: '서울우유 1L', category: 'dairy', quantity: 2 });
  await console.api('/api/v1/stock', { method: 'POST', headers: json, body });
  const other = await client.submitUntilAccepted({ ...receipt, options: { ...options, ocr_engine: 'tesseract' } });
  await Promise.all([client.untilEnded(completed), client.untilEnded(other)]);
  const feedbackId = await review(console, completed);
  const loop = await plantLoop(console.pool);
  await plantSuspect(console.pool, { dataset: loop.dataset, feedbackId, runId: completed });
  return { completed, other, failed, batch, ...loop, models: loop.models.join(',') };
}

/** A correction that was withdrawn, and one that holds: the id of the latter. */
async function review({ api }: ConsoleUnderTest, runId: string): Promise<string> {
  const path = `/api/v1/runs/${runId}/feedback`;
  const give = (fields: object[], comment: string): Promise<{ id: string }> =>
    api(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ feedback_type: 'ocr_error', corrected_result: { fields }, comment }),
    });
  const { id } = await give([{ name: 'total', value: 1 }], '합계가 다릅니다');
  await api(`/api/v1/feedback/${id}`, { method: 'DELETE' });
  const { id: holding } = await give([{ name: 'company', value: '다온분식 본점' }], '상호가 잘렸습니다');
  return holding;
}

async function submitBatch(console: ConsoleUnderTest, files: [name: string, bytes: Uint8Array][]): Promise<string> {
  const form = new FormData();
  form.set('name', '3월 영수증');
  for (const [name, bytes] of files) form.append('files', new Blob([Uint8Array.from(bytes)]), name);
  const path = '/api/v1/documents/batches';
  const { batch_id: batchId } = await console.api<{ batch_id: string }>(path, { method: 'POST', body: form });
  await settled(async () => {
    const { ended_at: endedAt } = await console.api<{ ended_at: string | null }>(`/api/v1/batches/${batchId}`);
    return endedAt !== null;
  });
  return batchId;
}

interface Visited {
  name: string;
  path: string;
  isSignedOut?: boolean;
}

async function faultsOf(console: ConsoleUnderTest, visited: Visited): Promise<string[]> {
  const found = await Promise.all(LOCALES.map((locale) => faultsIn(console, locale, visited)));
  return found.flat();
}

interface View {
  scheme: Scheme;
  width: number;
}

/**
 * Between them the languages show every pair of language, scheme and width. A fault that needs all three at once could
 * pass; but no element belongs to one language, and a scheme is nothing but colours.
 */
function viewsOf(locale: Locale): View[] {
  const turn = LOCALES.indexOf(locale);
  return SCHEMES.flatMap((scheme, place) =>
    WIDTHS.filter((_, index) => (index + place + turn) % 2 === 0).map((width) => ({ scheme, width })),
  );
}

/** One visit, on which scheme and width change as a reader changes them. */
async function faultsIn(
  console: ConsoleUnderTest,
  locale: Locale,
  { name, path, isSignedOut = false }: Visited,
): Promise<string[]> {
  const faults: string[] = [];
  const visit = { locale, ...(isSignedOut && { session: { cookies: [], origins: [] } }) };
  const { page, context, troubles } = await console.open(visit);
  await page.goto(path);
  await page.waitForLoadState('networkidle');
  for (const view of viewsOf(locale)) {
    await show(page, view);
    const where = `${name}/${locale}-${view.scheme}-${view.width}`;
    const found = [...(await accessibilityFaults(page)), ...(await horizontalOverflow(page))];
    faults.push(...found.map((fault) => `${where}: ${fault}`));
    await keepScreenshot(page, where);
  }
  // The stops are the same in both languages, so each looks at them in another scheme.
  const scheme = locale === 'ko' ? 'light' : 'dark';
  await show(page, { scheme, width: 1440 });
  faults.push(...(await invisibleFocus(page)).map((fault) => `${name}/${scheme}: ${fault}`));
  faults.push(...troubles.map((trouble) => `${name}/${locale}: ${trouble}`));
  await context.close();
  return faults;
}

/** The page follows what the reader's system prefers. */
async function show(page: Page, { scheme, width }: View): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  await page.setViewportSize({ width, height: 900 });
  await page.locator(`html[data-mantine-color-scheme="${scheme}"]`).waitFor({ state: 'attached' });
  await page.locator('h1').waitFor();
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
}
