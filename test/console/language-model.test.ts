/** What is shown of language models: their cost by day, the budget of today, and what a run has asked of them. */
import { randomUUID } from 'node:crypto';
import { ApiClient } from '../../bench/api-client';
import { textPdf } from '../factories/pdf';
import { describeInBrowser, keepScreenshot, LOCALES, SCHEMES } from './browser';
import { consoleOfTests, type ConsoleUnderTest, pageOfEachTest } from './console-under-test';
import { accessibilityFaults, horizontalOverflow } from './in-page';

const BUDGET_USD = 2;
const SYSTEM = '/settings/system';

describeInBrowser('language models', () => {
  const console = consoleOfTests({ LLM_BUDGET_USD_PER_DAY: String(BUDGET_USD) });
  beforeEach(async () => {
    await console.pool.query('delete from llm_days');
  });
  const opened = pageOfEachTest(console);

  /** Cost by days ago. */
  const spend = async (costs: Readonly<Record<number, number>>): Promise<void> => {
    for (const [daysAgo, usd] of Object.entries(costs)) {
      await console.pool.query(
        `insert into llm_days (day, calls, input_tokens, output_tokens, committed_usd)
         values ((now() at time zone 'utc')::date - $1::int, 3, 1200, 80, $2)`,
        [Number(daysAgo), usd],
      );
    }
  };
  const card = () => opened.page.getByRole('region', { name: 'Language model' });

  it('says that nothing was asked, and what the budget is', async () => {
    await opened.page.goto(SYSTEM);
    await card().getByText('No language model was asked in the last 30 days.').waitFor();
    expect(await card().getByRole('img').count()).toBe(0);
    expect(await card().locator('dl').innerText()).toMatch(/Budget of a day\s+\$2/);
  }, 120_000);

  it.each([
    [0.5, '25%', undefined],
    [1.6, '80%', 'Most of today’s budget is used.'],
    [2, '100%', 'Today’s budget is used up.'],
  ])(
    'at %d USD today it is at %s of the budget',
    async (usd, share, warning) => {
      await spend({ 0: usd, 3: 0.1, 40: 9 });
      await opened.page.goto(SYSTEM);
      await card().getByText(`$${usd} · ${share} of the budget`).waitFor();
      const warnings = await card().locator('[role="alert"], [role="status"]').allInnerTexts();
      expect(warnings.map((text) => text.slice(0, warning?.length))).toEqual(warning === undefined ? [] : [warning]);
      // The figures behind the bars, by keys; days without a call are left out.
      await card().getByText('By day').focus();
      await opened.page.keyboard.press('Enter');
      expect(await card().getByRole('row').count()).toBe(3);
    },
    120_000,
  );

  it('waits, fails and tries again', async () => {
    const { page } = opened;
    await spend({ 0: 1 });
    let isAway = true;
    await page.route('**/costs/llm**', (route) => (isAway ? route.abort() : route.continue()));
    await page.goto(SYSTEM);
    await card().locator('.mantine-Skeleton-root').waitFor();
    await card().getByRole('alert').getByText('The server does not answer').waitFor({ timeout: 60_000 });
    isAway = false;
    await card().getByRole('button', { name: 'Try again' }).click();
    await card().getByText('$1 · 50% of the budget').waitFor();
  }, 120_000);

  it('tells viewers nothing of costs', async () => {
    const viewer = await console.invite('Look-on', 'viewer');
    const seen = await console.open({ session: viewer.session });
    await seen.page.goto(SYSTEM);
    await seen.page.getByRole('region', { name: 'Readiness' }).waitFor();
    await seen.page.waitForLoadState('networkidle');
    expect(await seen.page.getByRole('region', { name: 'Language model' }).count()).toBe(0);
    await seen.context.close();
    expect(seen.troubles).toEqual([]);
  }, 120_000);

  it('shows with a run that the model could not be used, and what it was asked', async () => {
    const { page } = opened;
    await page.goto(`/runs/${await fallenBack(console)}`);
    const note = page.getByRole('note');
    await note.getByText('The language model could not be used').waitFor();
    await note.getByText('LLM_BUDGET_USED').waitFor();
    await page.getByText('tiny-model · 3 calls · 1,200 + 80 tokens · 2.5 sec · $0.0123').waitFor();
  }, 120_000);

  it('can be read by everybody, in both languages and colours', async () => {
    await spend(Object.fromEntries(Array.from({ length: 30 }, (_, day) => [day, (day % 7) * 0.3 + 1.7])));
    const run = await fallenBack(console);
    const faults: string[] = [];
    for (const locale of LOCALES) {
      for (const scheme of SCHEMES) {
        const { page, context, troubles } = await console.open({ locale, scheme });
        for (const [name, path, shown] of [
          ['costs', SYSTEM, 'summary'],
          ['fallback', `/runs/${run}`, '[role="note"]'],
        ] as const) {
          await page.goto(path);
          await page.locator(shown).click();
          for (const width of [375, 1440]) {
            await page.setViewportSize({ width, height: 900 });
            const found = [...(await accessibilityFaults(page)), ...(await horizontalOverflow(page))];
            faults.push(...found.map((fault) => `${name}/${locale}-${scheme}-${width}: ${fault}`));
            await keepScreenshot(page, `language-model/${name}-${locale}-${scheme}-${width}`);
          }
        }
        faults.push(...troubles);
        await context.close();
      }
    }
    expect(faults).toEqual([]);
  }, 300_000);
});

/** A run that asked for the model and was answered by the local extractor. */
async function fallenBack({ system, pool }: ConsoleUnderTest): Promise<string> {
  const client = new ApiClient(system);
  const bytes = textPdf([['ACME Store', `Number ${randomUUID()}`, 'Total: 1,250']]);
  const id = await client.submitUntilAccepted({ name: 'receipt.pdf', bytes, options: { field_schema: 'receipt' } });
  await client.untilEnded(id);
  const asked = {
    llm: {
      model: 'tiny-model',
      calls: 3,
      input_tokens: 1_200,
      output_tokens: 80,
      duration_ms: 2_500,
      cost_usd: 0.0123,
    },
    fallback: { code: 'LLM_BUDGET_USED', detail: 'The budget of today is used.' },
  };
  await pool.query(
    `update runs set final_result = (final_result::jsonb || $2::jsonb)::json, cost_usd = 0.0123 where id = $1`,
    [id, JSON.stringify(asked)],
  );
  return id;
}
