/** The settings in which somebody decides: whether models may learn from him, and what may be spent. */
import { describeInBrowser, type OpenPage, type Session } from './browser';
import { consoleOfTests } from './console-under-test';

describeInBrowser('learning and costs', () => {
  const console = consoleOfTests({ FEEDBACK_GOALS_PER_DAY: 'documents=10' });
  let annotator: Session;
  const opened: OpenPage[] = [];

  const open = async (session?: Session): Promise<OpenPage['page']> => {
    const one = await console.open(session && { session });
    opened.push(one);
    return one.page;
  };

  beforeAll(async () => {
    annotator = (await console.invite('Ada', 'annotator')).session;
  });
  afterEach(async () => {
    const all = opened.splice(0);
    for (const { context } of all) await context.close();
    expect(all.flatMap(({ troubles }) => troubles)).toEqual([]);
  });

  it('says plainly that models learn, takes a no, and keeps it', async () => {
    const page = await open(annotator);
    await page.goto('/settings/learning');
    const mine = page.getByRole('region', { name: 'Your corrections' });
    await mine.getByText('models learn from what people correct, unless somebody says no').waitFor();
    await mine.getByText('Models may learn from what you correct.', { exact: true }).waitFor();
    expect(await page.getByRole('region', { name: 'Everybody who has chosen nothing' }).count()).toBe(0);
    await mine.getByRole('button', { name: 'No', exact: true }).click();
    await mine.getByText('Models do not learn from what you correct.', { exact: true }).waitFor();
    await page.reload();
    await mine.getByText('Models do not learn from what you correct.', { exact: true }).waitFor();
    const changes = page.getByRole('region', { name: 'Changes' }).getByRole('row');
    await changes.filter({ hasText: 'Your corrections' }).filter({ hasText: 'Ada' }).waitFor();
    await mine.getByRole('button', { name: 'As the installation' }).click();
    await mine.getByText('Models may learn from what you correct.', { exact: true }).waitFor();
  }, 120_000);

  it('lets an administrator set what counts for those who have chosen nothing', async () => {
    const page = await open();
    await page.goto('/settings/learning');
    const installation = page.getByRole('region', { name: 'Everybody who has chosen nothing' });
    await installation.getByRole('button', { name: 'No', exact: true }).click();
    await page.getByText('Models do not learn from what you correct.', { exact: true }).waitFor();
    await installation.getByRole('button', { name: 'Yes', exact: true }).click();
    await page.getByText('Models may learn from what you correct.', { exact: true }).waitFor();
  }, 120_000);

  it('a budget that is nearly used is told, with the alert that it raised', async () => {
    await console.pool.query(
      `insert into llm_days (day, calls, committed_usd) values ((now() at time zone 'utc')::date, 3, 8.5)
       on conflict (day) do update set committed_usd = 8.5`,
    );
    const page = await open();
    await page.goto('/settings/costs');
    const budget = page.getByRole('region', { name: 'Budget of the month' });
    await budget.getByLabel('Budget in US dollars a month').fill('10');
    await budget.getByRole('button', { name: 'Save' }).click();
    await budget.getByText('Four fifths of this month’s budget for language models are used.').waitFor();
    await budget.getByText('$8.5 · 85% of the budget').waitFor();
    await budget.getByRole('row').filter({ hasText: '80%' }).waitFor();
    await budget.getByLabel('Budget in US dollars a month').fill('8');
    await budget.getByRole('button', { name: 'Save' }).click();
    await budget.getByText('This month’s budget for language models is used up.').waitFor();
  }, 120_000);

  it('corrections of today stand beside their goal', async () => {
    const page = await open(annotator);
    await page.goto('/models/feedback');
    const days = page.getByRole('region', { name: /^Corrected results a day/ });
    await days.getByText('0 of 10 today').waitFor();
    await days.getByRole('img', { name: /today 0 of a goal of 10; reached on 0 days$/ }).waitFor();
  }, 120_000);

  it('a price is set and taken back', async () => {
    const page = await open();
    await page.goto('/settings/costs');
    const prices = page.getByRole('region', { name: 'Prices of a million tokens' });
    await prices.getByLabel('Model').fill('home-made');
    await prices.getByLabel('In (US dollars)').fill('0.5');
    await prices.getByLabel('Out (US dollars)').fill('2');
    await prices.getByRole('button', { name: 'Save' }).click();
    const row = prices.getByRole('row').filter({ hasText: 'home-made' });
    await row.getByText('Set here').waitFor();
    await prices.getByRole('button', { name: 'Take back the price of home-made' }).click();
    await row.waitFor({ state: 'detached' });
  }, 120_000);
});
