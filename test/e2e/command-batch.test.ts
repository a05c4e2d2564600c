/** The batch commands of `treadle` against the whole compiled system. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startSystem, type System } from '../../bench/system';
import { encryptedPdf, textPdf } from '../factories/pdf';
import { withFrozen } from './frozen-workers';
import { type TreadleCommand, treadleCommand } from './treadle-command';

interface Batch {
  batch_id: string;
  name: string;
  status: string;
  total_files: number;
  counts: { total: number; completed: number; failed: number; cached: number; rejected: number };
}

let system: System;
let treadle: TreadleCommand;

beforeAll(async () => {
  system = await startSystem();
  treadle = treadleCommand({ TREADLE_URL: system.url, TREADLE_TOKEN: system.token });
  mkdirSync(join(treadle.folder, 'scans'));
  for (const name of ['a', 'b', 'c']) write(`scans/${name}.pdf`, textPdf([[`Page of ${name}`]]));
}, 600_000);
afterAll(() => system.stop(), 120_000);

function write(name: string, bytes: Uint8Array | string): string {
  writeFileSync(join(treadle.folder, name), bytes);
  return name;
}

const read = (name: string): string => readFileSync(join(treadle.folder, name), 'utf8');

it('waits for a batch of a folder, follows it in plain lines and keeps its results', async () => {
  const { code, stdout, stderr } = await treadle.run([
    'batch',
    'documents',
    'scans',
    '--name',
    '11월',
    '--out',
    'all.jsonl',
  ]);
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^Items +3 completed, 0 failed/m)]);
  expect(stdout).toMatch(/^Name +11월$/m);
  expect(stderr).toContain('Written: all.jsonl\n');
  const lines = read('all.jsonl').trim().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as { name: string }).name)).toEqual(['a.pdf', 'b.pdf', 'c.pdf']);
});

it('tells a program the batch, and ends with 1 where items are refused or fail', async () => {
  write('locked.pdf', encryptedPdf());
  write('notes.bin', Uint8Array.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]));
  const files = ['scans/a.pdf', 'locked.pdf', 'notes.bin'];
  const { code, stdout, stderr } = await treadle.run(['batch', 'documents', ...files, '--wait', '--json']);
  expect(code).toBe(1);
  const batch = JSON.parse(stdout) as Batch;
  expect(batch).toMatchObject({
    status: 'completed',
    counts: { total: 3, completed: 1, failed: 2, cached: 1, rejected: 1 },
  });
  expect(stderr).toMatch(/^notes\.bin: .*\[MEDIA_TYPE_UNSUPPORTED\]$/m);

  const shown = await treadle.run(['show', batch.batch_id]);
  expect([shown.code, shown.stdout]).toEqual([0, expect.stringContaining('1 completed, 2 failed')]);
  const csv = await treadle.run(['batch', 'results', batch.batch_id, '--format', 'csv']);
  expect([csv.code, csv.stdout.trim().split(/\r?\n/).length]).toEqual([0, 4]);
  expect(csv.stdout).toContain('MEDIA_TYPE_UNSUPPORTED');
});

it('takes references from a list on standard input, with options of their types', async () => {
  const sha256 = createHash('sha256')
    .update(readFileSync(join(treadle.folder, 'scans', 'b.pdf')))
    .digest('hex');
  const list = Buffer.from(`# one that the project holds\n${sha256}\tfrom-list.pdf\n`);
  const args = ['batch', 'documents', '--from-list', '-', '-o', 'languages=ko,en', '-o', 'pages=1', '--out', '-'];
  const { code, stdout } = await treadle.run(args, { stdin: list });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ name: 'from-list.pdf', status: 'completed' });
});

it('does not wait unless it is told to, and is steered from then on', async () => {
  let id = '';
  await withFrozen(system, ['cpu'], async () => {
    const [accepted] = await treadle.json<Batch>(['batch', 'documents', 'scans', '--no-cache', '--priority', '5']);
    expect(accepted).toMatchObject({ total_files: 3 });
    id = accepted!.batch_id;
    expect((await treadle.run(['batch', 'pause', id])).stdout).toMatch(/^Status +paused$/m);
    expect((await treadle.run(['batch', 'resume', id])).stdout).toMatch(/^Status +running$/m);
  });
  expect((await treadle.run(['watch', id])).code).toBe(0);
  const refused = await treadle.run(['batch', 'retry', id]);
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('[BATCH_NOTHING_TO_RETRY]')]);
  expect((await treadle.run(['delete', id])).stdout).toBe(`${id}: deleted.\n`);
  expect((await treadle.run(['watch', id])).code).toBe(4);
});

it('lists batches', async () => {
  const batches = await treadle.json<Batch>(['batches', '--status', 'completed']);
  expect(batches.map(({ name }) => name)).toContain('11월');
  expect((await treadle.run(['batches', '--limit', '1'])).stdout.trim().split('\n')).toHaveLength(2);
});
