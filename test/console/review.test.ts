/** Reviewing a result in a real browser before the whole system: by keys, saved, undone, and never lost. */
import type { Locator } from 'playwright-core';
import { ApiClient } from '../../bench/api-client';
import { textPdf } from '../factories/pdf';
import { describeInBrowser, keepScreenshot } from './browser';
import { consoleOfTests, pageOfEachTest } from './console-under-test';
import { accessibilityFaults, horizontalOverflow } from './in-page';
import { drag, LINE_ROWS, plantFields, submitted } from './reviewed-run';
import { settled } from '../setup/settled';

interface Feedback {
  feedback_type: string;
  corrected_result: {
    fields?: { name: string; value: unknown }[];
    lines?: { line: number; text: string }[];
    reading_order?: { page: number; lines: number[] }[];
  };
  comment: string | null;
  is_current: boolean;
  withdrawn_at: string | null;
}

describeInBrowser('a review', () => {
  const console = consoleOfTests();
  let runId: string;
  let letters = 0;

  const newRun = async (): Promise<string> => {
    const client = new ApiClient(console.system);
    letters += 1;
    const bytes = textPdf([['ACME Store', `Number ${letters}`, 'Date: 2026-03-01', 'Total: 1,250'], ['Second page']]);
    const id = await client.submitUntilAccepted({
      name: 'receipt.pdf',
      bytes,
      options: { field_schema: 'receipt' },
    });
    await client.untilEnded(id);
    await plantFields(console, id);
    return id;
  };
  const said = async (): Promise<Feedback[]> =>
    (await console.api<{ items: Feedback[] }>(`/api/v1/runs/${runId}/feedback`)).items;

  beforeEach(async () => {
    runId = await newRun();
  });
  const opened = pageOfEachTest(console);

  const openRun = async (): Promise<void> => {
    await opened.page.goto(`/runs/${runId}`);
    await opened.page.getByText('0 of 3 uncertain fields checked').waitFor();
    await settled(async () => (await opened.page.locator('svg rect[data-kind="field"]').count()) === 4);
  };
  const row = (name: string): Locator => opened.page.locator(`[data-row="field/${name}"]`);
  const bar = (): Locator => opened.page.getByRole('region', { name: 'Unsaved corrections' });

  it('goes by keys alone: next uncertain, correct, accept, save; and is undone', async () => {
    const { page } = opened;
    const { keyboard } = page;
    await openRun();
    const before = await heightOf(page.locator('[data-mark="field/company"]'));
    await keyboard.press('u');
    expect(await page.evaluate(POINTED)).toBe('field/company');
    // The page comes nearer, so that the letters can be compared.
    await settled(async () => (await heightOf(page.locator('[data-mark="field/company"]'))) > before);
    await keyboard.press('e');
    const input = page.getByRole('textbox', { name: 'Company' });
    await input.fill('ACME Store');
    await keyboard.press('Enter');
    await row('company').getByText('Corrected · not saved').waitFor();
    expect(await page.evaluate(POINTED)).toBe('field/company');
    await keyboard.press('u');
    expect(await page.evaluate(POINTED)).toBe('field/date');
    await keyboard.press('a');
    await row('date').getByText('Accepted').waitFor();
    expect(await page.evaluate(POINTED)).toBe('field/total');
    await page.getByText('2 of 3 uncertain fields checked').waitFor();
    expect(await bar().getByLabel('What was wrong').inputValue()).toBe('ocr_error');
    await keyboard.press('Control+Enter');
    await page.getByText('Your corrections were saved.').waitFor();
    expect(await said()).toMatchObject([
      {
        feedback_type: 'ocr_error',
        corrected_result: {
          fields: [
            { name: 'company', value: 'ACME Store' },
            { name: 'date', value: '2026-03-01' },
          ],
        },
        is_current: true,
      },
    ]);
    await bar().waitFor({ state: 'detached' });
    const history = page.getByRole('region', { name: 'Corrections', exact: true });
    await history.getByText('ACME Store').waitFor();

    await page.getByRole('button', { name: 'Undo' }).click();
    await history.getByText('withdrawn', { exact: true }).waitFor();
    await row('company').getByText('Corrected · not saved').waitFor();
    expect((await said())[0]?.withdrawn_at).not.toBeNull();
  }, 180_000);

  it('takes numbers, days and what the document does not show; and sends along what was said before', async () => {
    const { page } = opened;
    await openRun();
    await row('total').getByRole('button', { name: 'Edit Total' }).click();
    const total = page.getByRole('textbox', { name: 'Total' });
    await total.fill('twelve');
    await total.press('Enter');
    await page.getByText('Write a number').waitFor();
    await total.fill('12,500');
    await total.press('Enter');
    await row('date').getByRole('button', { name: 'Edit Date' }).click();
    await row('date').locator('input').fill('2026-03-07');
    await row('date').locator('input').press('Enter');
    expect(await bar().getByLabel('What was wrong').inputValue()).toBe('ocr_error');
    await bar().getByRole('button', { name: 'Save' }).click();
    await bar().waitFor({ state: 'detached' });

    await row('company').getByRole('button', { name: 'Edit Company' }).click();
    await page.getByRole('button', { name: 'Not in the document' }).click();
    expect(await bar().getByLabel('What was wrong').inputValue()).toBe('llm_error');
    await bar().getByLabel('What was wrong').selectOption('ocr_error');
    await bar().getByLabel('Comment').fill('No name on it.');
    await bar().getByRole('button', { name: 'Save' }).click();
    await bar().waitFor({ state: 'detached' });
    const [last, first] = await said();
    expect(last).toMatchObject({ comment: 'No name on it.', is_current: true });
    expect(last?.corrected_result.fields).toEqual([
      { name: 'total', value: 12_500 },
      { name: 'date', value: '2026-03-07' },
      { name: 'company', value: null },
    ]);
    expect(first?.is_current).toBe(false);
  }, 180_000);

  it('mends a line of the text in its place', async () => {
    const { page } = opened;
    await openRun();
    await page.getByRole('tab', { name: 'Text' }).click();
    const line = page.locator('[data-row="line/1/0"]');
    await line.getByRole('button', { name: 'Edit line 1' }).click();
    await page.getByRole('textbox', { name: 'line 1' }).fill('ACME Store Ltd.');
    await page.getByRole('textbox', { name: 'line 1' }).press('Enter');
    await line.getByText('Corrected · not saved').waitFor();
    await bar().getByRole('button', { name: 'Save' }).click();
    await bar().waitFor({ state: 'detached' });
    expect(await said()).toMatchObject([
      { feedback_type: 'ocr_error', corrected_result: { lines: [{ page: 1, line: 0, text: 'ACME Store Ltd.' }] } },
    ]);
  }, 180_000);

  it('says with a tap whether one is satisfied, and takes it back with another', async () => {
    const { page } = opened;
    await openRun();
    const votes = async () =>
      (await console.api<{ votes: { vote: string }[] }>(`/api/v1/runs/${runId}/feedback`)).votes.map(
        ({ vote }) => vote,
      );
    const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
    await button('Satisfied').click();
    await settled(async () => (await button('Satisfied').getAttribute('aria-pressed')) === 'true');
    expect(await votes()).toEqual(['up']);
    await button('Not satisfied').click();
    await settled(async () => (await button('Not satisfied').getAttribute('aria-pressed')) === 'true');
    expect([await button('Satisfied').getAttribute('aria-pressed'), await votes()]).toEqual(['false', ['down']]);
    await button('Not satisfied').click();
    await settled(async () => (await votes()).length === 0);
    expect(await accessibilityFaults(page)).toEqual([]);
  }, 180_000);

  it('marks what is less sure than its reader wants, in the list and on the page, and remembers', async () => {
    const { page } = opened;
    await openRun();
    const wanted = (): Locator => page.getByLabel('Check what is less sure than');
    expect(await wanted().inputValue()).toBe('0.95');
    await wanted().selectOption('0.98');
    await page.getByText('0 of 4 uncertain fields checked').waitFor();
    expect(await page.locator('[data-kind="field"][data-unsure="true"]').count()).toBe(4);
    await page.reload();
    await page.getByText('0 of 4 uncertain fields checked').waitFor();
    await wanted().selectOption('0.8');
    await page.getByText('0 of 3 uncertain fields checked').waitFor();
    expect(await page.locator('[data-kind="field"][data-unsure="false"]').count()).toBe(1);
  }, 180_000);

  it('puts the reading order right by keys, buttons and dragging, saved as a fault of the layout, and undone', async () => {
    const { page } = opened;
    const { keyboard } = page;
    await openRun();
    await row('date').getByRole('button', { name: 'Accept Date' }).click();
    await page.getByRole('tab', { name: 'Text' }).click();
    const lines = page.getByRole('list', { name: 'Text' }).getByRole('listitem');
    const order = (): Promise<string[]> => page.evaluate<string[]>(LINE_ROWS);
    const numbers = (): Promise<string[]> => page.locator('svg text').allTextContents();
    const found = await order();
    const [a, b, c, d] = found;
    expect([found.length, await numbers()]).toEqual([4, []]);
    await lines.first().getByRole('button').first().focus();
    await keyboard.press('Alt+ArrowDown');
    expect(await order()).toEqual([b, a, c, d]);
    // The line that was moved is the one that goes on being moved.
    expect(await page.evaluate(POINTED)).toBe(a);
    await keyboard.press('Alt+ArrowDown');
    expect(await order()).toEqual([b, c, a, d]);
    expect(await numbers()).toEqual(['3', '1', '2', '4']);
    await page.getByText('Now 3 of 4').waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Move line 4 up' }).click();
    expect(await order()).toEqual([b, c, d, a]);
    await drag(page, lines.nth(2).locator('[data-handle]'), lines.first());
    expect(await order()).toEqual([d, b, c, a]);
    expect(await accessibilityFaults(page)).toEqual([]);
    await keepScreenshot(page, 'review/reading-order');
    await bar().getByText('2 not saved').waitFor();

    await keyboard.press('Control+Enter');
    await bar().waitFor({ state: 'detached' });
    expect((await said()).map(({ feedback_type: type, corrected_result: result }) => [type, result])).toEqual([
      ['layout_error', { reading_order: [{ page: 1, lines: [3, 1, 2, 0] }] }],
      ['ocr_error', { fields: [{ name: 'date', value: '2026-03-01' }] }],
    ]);
    await page.reload();
    await page.getByRole('tab', { name: 'Text' }).click();
    expect(await order()).toEqual([d, b, c, a]);
    await page.getByRole('button', { name: 'Reading order' }).press('Enter');
    await page.getByRole('button', { name: 'Move line 1 down' }).click();
    await page.getByRole('button', { name: 'Take back: Reading order' }).click();
    expect(await order()).toEqual([d, b, c, a]);
    await bar().waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Move line 1 down' }).click();
    expect(await bar().getByLabel('What was wrong').inputValue()).toBe('layout_error');
    await bar().getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('The corrections are unsaved again.').waitFor();
    expect(await order()).toEqual([b, d, c, a]);
    expect((await said())[0]?.withdrawn_at).not.toBeNull();
  }, 180_000);

  it('loses nothing: not by another tab, nor a reload, nor a server that does not answer', async () => {
    const { page } = opened;
    await openRun();
    await row('company').getByRole('button', { name: 'Edit Company' }).click();
    await page.getByRole('textbox', { name: 'Company' }).fill('ACME');
    await page.getByRole('tab', { name: 'Layout' }).click();
    await page.getByRole('tab', { name: 'Fields' }).click();
    expect(await page.getByRole('textbox', { name: 'Company' }).inputValue()).toBe('ACME');
    await page.getByRole('textbox', { name: 'Company' }).press('Enter');

    await page.route('**/feedback', (route) =>
      route.request().method() === 'POST' ? route.abort() : route.continue(),
    );
    await bar().getByRole('button', { name: 'Save' }).click();
    await bar().getByRole('alert').getByText('Your corrections are kept here.').waitFor();
    await row('company').getByText('Corrected · not saved').waitFor();
    await page.unroute('**/feedback');

    // Leaving asks; whoever stays keeps everything.
    await page.getByRole('link', { name: 'Home', exact: true }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Stay' }).click();
    await row('company').getByText('Corrected · not saved').waitFor();

    await page.reload();
    await row('company').getByText('Corrected · not saved').waitFor();
    // The browser has asked before it went.
    expect(opened.troubles.splice(0)).toEqual(['dialog: ']);
    await bar().getByRole('button', { name: 'Save' }).click();
    await bar().waitFor({ state: 'detached' });
    expect((await said())[0]?.corrected_result.fields).toEqual([{ name: 'company', value: 'ACME' }]);
  }, 180_000);

  it('is for annotators; whoever looks on sees what was said and no controls', async () => {
    await console.api(`/api/v1/runs/${runId}/feedback`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        feedback_type: 'ocr_error',
        corrected_result: { fields: [{ name: 'company', value: 'ACME Store' }] },
      }),
    });
    const viewer = await console.invite('Look-on', 'viewer');
    const seen = await console.open({ session: viewer.session });
    await seen.page.goto(`/runs/${runId}`);
    await seen.page.locator('[data-row="field/company"]').getByText('Corrected').waitFor();
    await seen.page.getByRole('region', { name: 'Corrections', exact: true }).waitFor();
    await seen.page.keyboard.press('u');
    await seen.page.keyboard.press('a');
    expect(await seen.page.getByRole('button', { name: /^(Edit|Accept|Withdraw)/ }).count()).toBe(0);
    await seen.context.close();
    expect(seen.troubles).toEqual([]);
  }, 180_000);

  it.each([375, 1440])(
    'can be used by everybody at %i px, with an open input and a save bar',
    async (width) => {
      const { page } = opened;
      await page.setViewportSize({ width, height: 900 });
      await openRun();
      await row('date').getByRole('button', { name: 'Accept Date' }).click();
      await row('total').getByRole('button', { name: 'Edit Total' }).click();
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(await horizontalOverflow(page)).toEqual([]);
      await keepScreenshot(page, `review/${width}`);
      await page.getByRole('textbox', { name: 'Total' }).press('Escape');
      await bar().getByRole('button', { name: 'Discard' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Discard corrections' }).click();
      await page.getByText('0 of 3 uncertain fields checked').waitFor();
    },
    180_000,
  );

  it('turns a page that lies on its side', async () => {
    const { page } = opened;
    await openRun();
    const image = page.getByRole('img', { name: 'Image of page 1' });
    const isSideways = async (): Promise<boolean> => {
      const { width, height } = (await image.boundingBox()) ?? { width: 0, height: 0 };
      return width > height;
    };
    expect(await isSideways()).toBe(false);
    await page.keyboard.press('r');
    await settled(isSideways);
    // A box that is shown lies where it lay on the page.
    await page.keyboard.press('u');
    const [sheet, mark] = [await image.boundingBox(), await page.locator('[data-mark="field/company"]').boundingBox()];
    expect((mark?.x ?? 0) - (sheet?.x ?? 0)).toBeGreaterThan((sheet?.width ?? 0) / 2);
    await page.keyboard.press('Shift+R');
    await settled(async () => !(await isSideways()));
  }, 180_000);

  it('shows tables as tables, which a spreadsheet takes', async () => {
    const { page, context } = opened;
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const id = await submitted(console, 'invoice-digital.pdf', { field_schema: 'invoice' });
    await page.goto(`/runs/${id}`);
    await page.getByRole('tab', { name: 'Tables' }).click();
    const table = page.getByRole('table').first();
    const rows = await table.getByRole('row').count();
    const columns = await table.getByRole('row').first().getByRole('cell').count();
    expect([rows > 1, columns > 1]).toEqual([true, true]);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Copy table 1 as TSV' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    const copied = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(copied.split('\n').map((row) => row.split('\t').length)).toEqual(
      Array.from({ length: rows }, () => columns),
    );
  }, 180_000);

  it('has the other engine read the same document, and marks where the two differ', async () => {
    const { page } = opened;
    const id = await submitted(console, 'receipt-en-1.jpg', { field_schema: 'receipt', languages: ['en'] });
    await page.goto(`/runs/${id}`);
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Compare with Tesseract' }).click();
    await page.waitForURL(/\/compare\//);
    await page.getByRole('heading', { level: 1, name: 'Comparison: receipt-en-1.jpg' }).waitFor();
    const lines = page.getByRole('list', { name: 'Lines' });
    await lines.getByRole('listitem').first().waitFor({ timeout: 120_000 });
    const all = await lines.getByRole('listitem').count();
    const different = await lines
      .getByRole('listitem')
      .filter({ has: page.locator('mark, em') })
      .count();
    await page.getByText(`${all - different} of ${all} lines are alike`).waitFor();
    await page.getByRole('button', { name: 'Only what differs' }).press('Enter');
    await settled(async () => (await lines.getByRole('listitem').count()) === different);
    await lines.getByRole('button').first().hover();
    await settled(async () => (await page.locator('[data-mark][data-pointed="true"]').count()) === 1);
  }, 180_000);
});

const POINTED = `document.activeElement.closest('[data-row]')?.dataset.row ?? null`;

async function heightOf(mark: Locator): Promise<number> {
  return (await mark.boundingBox())?.height ?? 0;
}
