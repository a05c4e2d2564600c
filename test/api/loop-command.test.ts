/** The `treadle` command's part of the loop before the real API: what it prints, and the codes it ends with. */
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run as runCommand, type RunOptions } from '../cli/command';
import { createLoop, LOOP_SLOT as SLOT, type LoopUnderTest, registerWords } from '../factories/loop';
import { connectTestTemporal, type TemporalUnderTest } from '../setup/temporal';
import { type ApiUnderTest, startApi } from './api-under-test';

let temporal: TemporalUnderTest;
let api: ApiUnderTest;
let loop: LoopUnderTest;

beforeAll(async () => {
  temporal = await connectTestTemporal();
});
afterAll(() => temporal.close());
beforeEach(async () => {
  api = await startApi({ temporal: temporal.client });
  loop = createLoop({ orm: api.deps.database.orm, blobStore: api.deps.blobStore, folder: api.home });
});
afterEach(() => api.close());

const treadle = (args: string[], options: RunOptions = {}) =>
  runCommand(args, { ...options, env: { url: api.url, token: api.token } });
const json = async <T = Record<string, unknown>>(args: string[]): Promise<T[]> => {
  const { stdout } = await treadle([...args, '--json']);
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
};
const register = (words: string[], metrics = {}) => registerWords(loop, words, { id: randomUUID(), metrics });

it('lists versions and puts them side by side', async () => {
  const [first, second] = [
    await register(['a'], { test_character_error_rate: 0.123456 }),
    await register(['b'], { test_character_error_rate: 0.1, validation_lines: 3 }),
  ];
  const listed = await treadle(['models', '--slot', SLOT]);
  expect(listed.exitCode).toBe(0);
  expect(listed.stdout).toMatch(/^ID +SLOT +VERSION/);
  expect(listed.stdout).toMatch(
    new RegExp(`${first.version} +candidate +trained .* character_error_rate=0\\.1235$`, 'm'),
  );
  expect((await json(['models', '--limit', '1'])).map(({ id }) => id)).toEqual([second.id]);
  expect((await json(['models', '--all', '--state', 'candidate'])).map(({ id }) => id)).toEqual([second.id, first.id]);

  const compared = await treadle(['models', 'compare', first.id, second.id]);
  expect(compared.stdout).toMatch(new RegExp(`^ +${first.version} +${second.version}$`, 'm'));
  expect(compared.stdout).toMatch(/^test_character_error_rate +0\.1235 +0\.1$/m);
  expect(compared.stdout).toMatch(/^validation_lines +3$/m);
  const absent = await treadle(['models', 'compare', first.id, randomUUID()], { locale: 'ko' });
  expect([absent.exitCode, absent.stderr]).toEqual([4, expect.stringMatching(/모델 버전이 없습니다/)]);
});

it('promotes, tells who serves and served, and rolls back', async () => {
  const model = await register(['a']);
  const before = new Date(Date.now() - 60_000).toISOString();
  await temporal.withWorkers(loop.activities, async () => {
    const promoted = await treadle(['promote', model.id, '--reason', 'looks good']);
    expect([promoted.exitCode, promoted.stdout]).toEqual([
      0,
      expect.stringMatching(new RegExp(`^${SLOT}: ${model.version} serves since .* \\(tester: looks good\\)\\n$`)),
    ]);
    expect(await json(['served', SLOT])).toMatchObject([{ version: model.version }]);
    expect((await json(['rollback', SLOT])).map(({ version }) => version)).toEqual(['v1']);
    const again = await treadle(['rollback', SLOT]);
    expect([again.exitCode, again.stderr]).toEqual([1, expect.stringContaining('[SLOT_HAS_NO_EARLIER_VERSION]')]);
  });
  const history = await json(['served', SLOT, '--history']);
  expect(history.map(({ version }) => version)).toEqual(['v1', model.version, 'v1']);
  const never = await treadle(['served', SLOT, '--at', before]);
  expect([never.exitCode, never.stderr]).toEqual([4, expect.stringContaining('[SLOT_NOT_SERVED]')]);
  expect((await treadle(['served', 'documents/nothing'])).exitCode).toBe(4);
  expect((await treadle(['promote', randomUUID()])).exitCode).toBe(4);
});

it('uploads a version', async () => {
  const file = join(api.home, 'words.json');
  writeFileSync(file, '["a"]');
  await temporal.withWorkers(loop.activities, async () => {
    const args = [
      'models',
      'upload',
      SLOT,
      file,
      '--metric',
      'cer=0.5',
      '--parameter',
      'seed=7',
      '--parameter',
      'by=hand',
    ];
    const [model] = await json<{ id: string }>(args);
    expect(model).toMatchObject({
      origin: 'uploaded',
      parameters: { seed: 7, by: 'hand' },
      metrics: { reported_cer: 0.5 },
      files: [{ name: 'words.json' }],
    });
    writeFileSync(file, 'x');
    const refused = await treadle(['models', 'upload', SLOT, file]);
    expect([refused.exitCode, refused.stderr]).toEqual([2, expect.stringContaining('[MODEL_UNFIT]')]);
    const untested = await treadle(['models', 'evaluate', model?.id ?? '']);
    expect([untested.exitCode, untested.stderr]).toEqual([1, expect.stringContaining('[DATASET_MISSING]')]);
  });
});

it('retrains, waits for the end, and says why it ended so', async () => {
  await temporal.withWorkers(loop.activities, async () => {
    const { exitCode, stdout, stderr } = await treadle(['retrain', SLOT, '--by-hand', '--reason', 'test', '--watch']);
    expect([exitCode, stderr]).toEqual([0, expect.stringContaining(`${SLOT}: `)]);
    expect(stdout).toMatch(/^Status +skipped$/m);
    expect(stdout).toMatch(/^OUTCOME +there is no feedback$/m);
  });
  const listed = await treadle(['retrains', '--slot', SLOT], { locale: 'ko' });
  expect(listed.stdout).toMatch(/건너뜀 +피드백 없음 .* test$/m);
  const [retrain] = await json<{ id: string }>(['retrains']);
  const late = await treadle(['retrains', 'cancel', retrain?.id ?? '']);
  expect([late.exitCode, late.stderr]).toEqual([1, expect.stringContaining('[RETRAIN_FINISHED]')]);
  expect((await treadle(['retrain', 'documents/ppocr'])).exitCode).toBe(2);
});

it('ends with a failure where the watched retrain was cancelled', async () => {
  const watched = treadle(['retrain', SLOT, '--watch']);
  for (;;) {
    const [retrain] = await json<{ id: string }>(['retrains']);
    if (retrain && (await treadle(['retrains', 'cancel', retrain.id])).exitCode === 0) break;
  }
  await temporal.withWorkers(loop.activities, async () => {
    expect(await watched).toMatchObject({
      exitCode: 1,
      stdout: expect.stringMatching(/^Status +cancelled$/m) as string,
    });
  });
});

it('tells what there is to learn from', async () => {
  expect((await treadle(['datasets'])).stdout).toBe('No datasets.\n');
  await loop.datasets.register({
    slot: SLOT,
    contentSha256: '1'.repeat(64),
    blobSha256: '2'.repeat(64),
    sizeBytes: 10,
    counts: { rows: 5, train: 4, test: 1, new: 5, sources: 5, disputed: 0, scrubbed: 0 },
    feedbackIds: [],
  });
  expect((await treadle(['datasets', '--slot', SLOT])).stdout).toMatch(/documents\/reader +1 +4 +1 +5 +0 /);
  expect((await treadle(['feedback'])).stdout).toMatch(/^Feedback +0\nNot yet learned from +0$/m);
  expect(await json(['feedback'])).toMatchObject([{ total_feedbacks: 0, training_ready: 0 }]);
});
