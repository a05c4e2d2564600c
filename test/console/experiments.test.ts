/** Experiments, triggers and schedules in the browser. */
import { plantLoop, type PlantedLoop } from '../factories/planted-loop';
import { describeInBrowser } from './browser';
import { consoleOfTests, pageOfEachTest } from './console-under-test';

interface Schedules {
  items: { id: string; paused: boolean }[];
}

interface Rules {
  items: { kind: string; threshold: number }[];
  experiment: { share: number; ramp: number[] | null };
}

describeInBrowser('experiments, triggers and schedules', () => {
  const console = consoleOfTests();
  let planted: PlantedLoop;

  beforeAll(async () => {
    planted = await plantLoop(console.pool);
    // Whose workflow would look at it and see none of the planted runs.
    await console.pool.query(`update experiments set state = 'paused' where id = $1`, [planted.experiment]);
  });

  const opened = pageOfEachTest(console);

  it('an experiment shows its variants, its intervals over time and whether its units are spread as planned', async () => {
    const { page } = opened;
    await page.goto('/experiments');
    await page.getByRole('link', { name: 'Layout, second try' }).click();
    await page.getByText('As planned').waitFor();
    await page.getByText('step 2 of 3: 10% (1% → 10% → 50%)').waitFor();
    await page.getByRole('img', { name: /^Quality: after 12 looks the difference is \+0\.03/ }).waitFor();
    await page
      .getByRole('row', { name: /^Quality/ })
      .getByText(/^\+0\.03 \(.0\.0277 … \+0\.0877\)$/)
      .waitFor();
    await page.getByLabel('Metric').selectOption('seconds treatment');
    await page.getByRole('img', { name: /^Seconds: after 12 looks/ }).waitFor();
    await page.getByRole('list', { name: 'What was decided' }).getByText('Wider').waitFor();
    await page
      .getByRole('group', { name: 'Variants' })
      .getByRole('row', { name: /treatment.*planted-2/ })
      .waitFor();
  });

  it('figures that are not to be trusted are said so in words', async () => {
    const { page } = opened;
    await console.pool.query('update experiment_looks set sample_ratio_p = 0.00001 where experiment_id = $1', [
      planted.experiment,
    ]);
    await page.goto(`/experiments/${planted.experiment}`);
    await page.getByText('Not as planned: do not trust the figures').waitFor();
  });

  it('the form of a second experiment on the same slot tells that the slot is taken', async () => {
    const { page } = opened;
    await page.goto('/experiments');
    await page.getByRole('button', { name: 'Begin experiment' }).click();
    const dialog = page.getByRole('dialog', { name: 'Begin experiment' });
    await dialog.getByLabel('Name').fill('Another');
    await dialog.getByLabel('Slot').selectOption('documents/layout');
    await dialog.getByLabel('Version to try').selectOption(planted.models[2] ?? '');
    await dialog.getByRole('button', { name: 'Begin experiment' }).click();
    await dialog
      .getByRole('alert')
      .getByText(/EXPERIMENT_(SLOT|TRAFFIC)_TAKEN/)
      .waitFor();
  });

  it('run options are compared from the form too, and a refusal is said at its field', async () => {
    const { page } = opened;
    await page.goto('/experiments');
    await page.getByRole('button', { name: 'Begin experiment' }).click();
    const dialog = page.getByRole('dialog', { name: 'Begin experiment' });
    const choose = async (variant: string, label: string, choice: string): Promise<void> => {
      const options = dialog.getByRole('group', { name: variant });
      await options.getByLabel(label).selectOption({ label: choice });
    };
    await dialog.getByLabel('Name').fill('Which reader');
    await dialog.getByLabel('What is compared').selectOption('options');
    await dialog.getByLabel('Pipeline').selectOption('documents');
    await choose('Options to try', 'Extraction', 'Language model');
    await dialog.getByRole('button', { name: 'Begin experiment' }).click();
    await dialog
      .getByRole('group', { name: 'Options to try' })
      .getByRole('alert')
      .getByText(/LLM_API_BASE/)
      .waitFor();
    await choose('Options to try', 'Extraction', 'Local');
    await choose('Options to try', 'Reader', 'Tesseract');
    await dialog.getByLabel('Groups that always get the treatment').fill('beta-testers');
    await console.pool.query(`update experiments set state = 'stopped', ended_at = now() where ended_at is null`);
    await dialog.getByRole('button', { name: 'Begin experiment' }).click();
    await page.getByText('beta-testers → treatment').waitFor();
  });

  it('a rule that fired is shown with what came of it, and its threshold is changed', async () => {
    const { page } = opened;
    await page.goto('/models/triggers');
    await page.getByRole('list', { name: 'What fired' }).getByText('cooling down').waitFor();
    const table = page.getByRole('group', { name: 'Layout' });
    await table.getByRole('button', { name: 'Change: New corrections' }).click();
    const dialog = page.getByRole('dialog', { name: 'New corrections' });
    await dialog.getByRole('spinbutton', { name: 'Threshold' }).fill('77');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('New corrections was changed.').waitFor();
    const { items } = await console.api<Rules>('/api/v1/slots/documents/layout/retrain-rules');
    expect(items.find(({ kind }) => kind === 'new_data')?.threshold).toBe(77);
  });

  it('the experiment of a slot’s candidates is set, refused where it cannot be, and given back', async () => {
    const { page } = opened;
    const experiment = async () =>
      (await console.api<Rules>('/api/v1/slots/documents/layout/retrain-rules')).experiment;
    const open = async () => {
      const card = page.getByRole('region', { name: 'Layout' });
      await card.getByRole('button', { name: 'Experiment of its candidates' }).click();
      return page.getByRole('dialog', { name: 'Experiment of its candidates' });
    };
    await page.goto('/models/triggers');
    const dialog = await open();
    await dialog.getByLabel('The candidate’s share at the end').fill('20');
    await dialog.getByLabel('Steps, in per cent of the runs').fill('10, 5');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByRole('alert').getByText('EXPERIMENT_INVALID').waitFor();
    await dialog.getByLabel('Steps, in per cent of the runs').fill('5, 20');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Layout was changed.').waitFor();
    expect(await experiment()).toMatchObject({ share: 0.2, ramp: [0.05, 0.2], samples_max: 1_000 });
    const again = await open();
    expect(await again.getByLabel('Steps, in per cent of the runs').inputValue()).toBe('5, 20');
    await again.getByRole('button', { name: 'As it came' }).click();
    await again.waitFor({ state: 'detached' });
    expect(await experiment()).toMatchObject({ share: 0.5, ramp: null });
  });

  it('drift is a picture with a sentence, and a feature beyond its limit is in the table', async () => {
    const { page } = opened;
    await page.goto('/models/triggers');
    await page.getByLabel('Slot').selectOption('documents/layout');
    await page.getByRole('img', { name: /^Estimated quality of 10 days/ }).waitFor();
    await page
      .getByRole('group', { name: 'Drift by feature' })
      .getByRole('row', { name: /0\.31 0\.1/ })
      .waitFor();
  });

  it('a schedule is paused after a question, and resumed', async () => {
    const { page } = opened;
    const isPaused = async (): Promise<boolean | undefined> =>
      (await console.api<Schedules>('/api/v1/schedules')).items.find(({ id }) => id === 'treadle-retrain')?.paused;
    await page.goto('/models/schedules');
    await page.getByRole('button', { name: 'Pause: treadle-retrain' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Pause' }).click();
    await page.getByText('treadle-retrain is paused.').waitFor();
    expect(await isPaused()).toBe(true);
    await page.getByRole('button', { name: 'Resume: treadle-retrain' }).click();
    await page.getByText('treadle-retrain goes on.').waitFor();
    expect(await isPaused()).toBe(false);
  });
});
