/** Models and how they learn, in the browser: what serves, what served before, retrains and their verdicts, schedules. */
import { plantLoop, PLANTED_SLOT, type PlantedLoop } from '../factories/planted-loop';
import { describeInBrowser } from './browser';
import { consoleOfTests, pageOfEachTest } from './console-under-test';
import { settled } from '../setup/settled';

interface Served {
  items: { slot: string; served: { version: string } | null }[];
}

describeInBrowser('models and learning', () => {
  const console = consoleOfTests();
  let planted: PlantedLoop;

  beforeAll(async () => {
    planted = await plantLoop(console.pool);
  });

  const opened = pageOfEachTest(console);

  const servedVersion = async (): Promise<string | undefined> => {
    const { items } = await console.api<Served>('/api/v1/slots');
    return items.find(({ slot }) => slot === PLANTED_SLOT)?.served?.version;
  };

  it('versions stand in their graph and side by side, reached by keys alone', async () => {
    const { page } = opened;
    await page.goto('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('m');
    await page.getByRole('heading', { level: 1, name: 'Models' }).waitFor();
    await page.getByRole('link', { name: 'Layout' }).press('Enter');
    const graph = page.getByRole('group', { name: 'Lineage' });
    await graph.getByRole('link', { name: /planted-2.*on top of planted-1/s }).waitFor();
    for (const version of ['planted-1', 'planted-3']) {
      await page.getByRole('checkbox', { name: `Choose ${version} to compare` }).press('Space');
    }
    await page.getByRole('link', { name: 'Compare (2)' }).press('Enter');
    const parameters = page.getByRole('group', { name: 'Parameters' });
    await parameters.getByRole('row', { name: /trees 40 120/ }).waitFor();
    await page.getByRole('group', { name: 'Metrics' }).getByText('0.02667 (-0.0533)').waitFor();
  });

  it('on a phone a version’s name is not broken, and the way to the page stands in sight', async () => {
    const { page } = opened;
    await page.setViewportSize({ width: 375, height: 900 });
    await page.goto(`/models/slots/${PLANTED_SLOT}`);
    const version = page.getByRole('rowheader', { name: 'planted-2' }).getByRole('link');
    const graph = page.getByRole('group', { name: 'Lineage' }).getByText('planted-2', { exact: true });
    const heights = await Promise.all([version, graph].map(async (each) => (await each.boundingBox())?.height ?? 0));
    expect(heights[0]).toBeLessThan(1.5 * (heights[1] ?? 0));
    await page.goto('/models/schedules');
    const way = page.getByRole('navigation', { name: 'Models and learning' }).getByRole('link', { name: 'Schedules' });
    await way.waitFor();
    const { x = 0, width = 0 } = (await way.boundingBox()) ?? {};
    expect(x + width).toBeLessThanOrEqual(375);
  });

  it('a rollback says what will serve, and then it serves', async () => {
    const { page } = opened;
    await page.goto(`/models/slots/${PLANTED_SLOT}`);
    await page.getByRole('button', { name: 'Roll back' }).click();
    const dialog = page.getByRole('dialog', { name: 'Roll back?' });
    await dialog.getByText(/in place of planted-1/).waitFor();
    expect(await servedVersion()).toBe('planted-1');
    await dialog.getByRole('button', { name: /^Serve .* again$/ }).click();
    await settled(async () => (await servedVersion()) !== 'planted-1');
    await page.getByText(`${await servedVersion()} serves ${PLANTED_SLOT}.`).waitFor();
    await page.getByRole('button', { name: 'Roll back' }).waitFor({ state: 'detached' });
  }, 180_000);

  it('a retrain that was rejected says why, with the interval against the margin', async () => {
    const { page } = opened;
    await page.goto(`/models/retrains/${planted.retrain}`);
    await page.getByText('The candidate was shown to be worse than the margin allows.').waitFor();
    const findings = page.getByRole('group', { name: 'Findings: Reading order errors' });
    await findings.getByRole('img', { name: '+0.022, between +0.012 and +0.032; margin +0.01' }).waitFor();
    await findings.getByRole('row', { name: /all rows.*Worse · stops it/ }).waitFor();
    await findings.getByRole('row', { name: /language:en.*Too few documents/ }).waitFor();
  });

  it('a retrain without feedback is started and says that there is nothing to learn', async () => {
    const { page } = opened;
    await page.goto('/models/retrains');
    await page.getByRole('button', { name: 'Start retrain' }).click();
    const dialog = page.getByRole('dialog', { name: 'Start retrain' });
    await dialog.getByLabel('Slot').selectOption('documents/reader');
    await dialog.getByRole('button', { name: 'Start retrain' }).click();
    await page.waitForURL(/\/models\/retrains\/[0-9a-f-]{36}$/);
    await page.getByText('There is no feedback that this slot could learn from.').waitFor({ timeout: 120_000 });
  }, 180_000);

  it('datasets are counted, and their rows are offered to administrators alone', async () => {
    const { page } = opened;
    await page.goto('/models/datasets');
    const table = page.getByRole('group', { name: 'Datasets' });
    await table.getByRole('link', { name: 'Download the rows of Layout 3' }).waitFor();
    await table.getByRole('row', { name: /Layout version 3 900 700 200 120 60 3 2/ }).waitFor();
    await table.getByRole('link', { name: 'Look at the suspects in Layout 3' }).click();
    await page.getByText('Not looked at yet').waitFor();
    const { session } = await console.invite('Vera', 'viewer');
    const viewer = await console.open({ session });
    await viewer.page.goto('/models/datasets');
    await viewer.page.getByRole('row', { name: /Layout version 3/ }).waitFor();
    expect(await viewer.page.getByRole('link', { name: /Download/ }).count()).toBe(0);
    await viewer.page.goto(`/models/slots/${PLANTED_SLOT}`);
    await viewer.page.getByRole('group', { name: 'Lineage' }).waitFor();
    expect(await viewer.page.getByRole('button', { name: /Roll back|Promote|Start retrain/ }).count()).toBe(0);
    await viewer.context.close();
  });
});
