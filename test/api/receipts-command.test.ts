/** The `treadle` command's part of receipts and stock before the real API: what it prints, and the codes it ends with. */
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MILK as READ_MILK } from '../factories/receipt-results';
import { boughtReceipt, MILK } from '../factories/bought-receipts';
import { run as runCommand, type RunOptions } from '../cli/command';
import { type ApiUnderTest, pngBytes, startApi } from './api-under-test';
import { type KeyHolder, keyHolder } from './callers';
import { completeReceipt } from './runs-at-work';

let api: ApiUnderTest;
let ada: KeyHolder;

beforeAll(async () => {
  api = await startApi({ settings: { TIME_ZONE: 'Asia/Seoul' } });
});
beforeEach(async () => {
  ada = await keyHolder(api, 'operator', { name: 'Ada' });
});
afterAll(() => api.close());

const treadle = (args: string[], options: RunOptions = {}) =>
  runCommand(args, { ...options, env: { url: api.url, token: ada.token } });
const json = async <T = Record<string, unknown>>(args: string[]): Promise<T[]> => {
  const { stdout } = await treadle([...args, '--json']);
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
};
const bought = (changes?: Parameters<typeof boughtReceipt>[2]) => boughtReceipt(api.deps.database.orm, ada, changes);
const add = async (...args: string[]): Promise<string> => {
  const [item] = await json<{ id: string }>(['stock', 'add', ...args]);
  if (!item) throw new Error('Nothing was added.');
  return item.id;
};
const dayFromNow = (days: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul' }).format(Date.now() + days * 86_400_000);

describe('receipts', () => {
  it('are read with `run`, shown with their lines, and their owner’s alone', async () => {
    const photo = join(api.home, `${randomUUID()}.png`);
    writeFileSync(photo, pngBytes());
    const [run] = await json<{ chain_id: string }>(['run', 'receipts', photo, '--no-wait']);
    const id = run?.chain_id ?? '';
    const early = await treadle(['receipts', 'show', id]);
    expect([early.exitCode, early.stderr]).toEqual([1, expect.stringContaining('[RUN_NOT_FINISHED]')]);
    await completeReceipt(api, id);

    const shown = await treadle(['receipts', 'show', id]);
    expect([shown.exitCode, shown.stderr]).toEqual([0, '']);
    expect(shown.stdout).toMatch(/^Shop +E-Mart 24$/m);
    expect(shown.stdout).toMatch(/^Bought +2026-03-01 18:05$/m);
    expect(shown.stdout).toMatch(/^Total +37800 KRW \(the items add up to it\)$/m);
    expect(shown.stdout).toMatch(/^In stock +no$/m);
    expect(shown.stdout).toMatch(new RegExp(`^0 +1 +5800 +dairy +fridge +2026-03-11 +yes +${READ_MILK.name}$`, 'm'));
    expect(shown.stdout).toMatch(/^1 +1 +32000 +snacks +room +2026-06-29 +yes +unsure +쌀 10kg$/m);
    expect(await json(['receipts', 'show', id])).toMatchObject([{ chain_id: id, items: [{ line: 0 }, { line: 1 }] }]);

    ada = await keyHolder(api, 'admin', { name: 'Bob' });
    const foreign = await treadle(['receipts', 'show', id]);
    expect([foreign.exitCode, foreign.stdout, foreign.stderr]).toEqual([
      4,
      '',
      expect.stringContaining('[RECEIPT_NOT_FOUND]'),
    ]);
    expect((await treadle(['receipts', 'list'])).stdout).toBe('No receipts.\n');
  });

  it('are listed with what is in stock, and put there once and taken back', async () => {
    const first = await bought({ shop: 'E-Mart 24', total: 12.5, currency: 'EUR', boughtOn: '2026-03-01' });
    const again = await bought({ duplicateOf: first.id, items: [MILK] });
    const lines = async (locale: 'en' | 'ko' = 'en') =>
      (await treadle(['receipts', 'list'], { locale })).stdout.trimEnd().split('\n');
    const [head, newest, oldest] = await lines();
    expect(head).toMatch(/^ID +BOUGHT +TOTAL +ITEMS +IN STOCK +SHOP$/);
    expect(newest).toMatch(new RegExp(`^${again.runId} +- +- +1 +duplicate +-$`));
    expect(oldest).toMatch(new RegExp(`^${first.runId} +2026-03-01 +12.5 EUR +2 +no +E-Mart 24$`));

    const added = await treadle(['receipts', 'add', first.runId]);
    expect(added.exitCode).toBe(0);
    const [, addition = ''] = /^Lines that went into stock: 2\. .* treadle stock undo (\S+)$/m.exec(added.stdout) ?? [];
    expect((await lines('ko'))[2]).toMatch(/12.5 EUR +2 +예 +E-Mart 24$/);
    const twice = await treadle(['receipts', 'add', first.runId]);
    expect([twice.exitCode, twice.stderr]).toEqual([1, expect.stringContaining('[RECEIPT_ALREADY_IN_STOCK]')]);
    const duplicate = await treadle(['receipts', 'add', again.runId]);
    expect([duplicate.exitCode, duplicate.stderr]).toEqual([1, expect.stringContaining('[RECEIPT_DUPLICATE]')]);
    expect(await json(['receipts', 'add', again.runId, '--allow-duplicate'])).toMatchObject([{ added: 1 }]);

    const undone = await treadle(['stock', 'undo', addition]);
    expect([undone.exitCode, undone.stdout]).toEqual([0, expect.stringMatching(/^0 +2 +2 +0 +Milk$/m)]);
    expect(undone.stdout).toMatch(/^1 +1\.5 kg +1\.5 +0 +Rice$/m);
    expect((await lines())[2]).toMatch(/2 +no +E-Mart 24$/);
    expect((await treadle(['stock', 'undo', randomUUID()])).exitCode).toBe(4);
    expect((await json(['receipts', 'list', '--limit', '1'])).map(({ chain_id: id }) => id)).toEqual([again.runId]);
    expect(await json(['receipts', 'list', '--all'])).toHaveLength(2);
  });
});

describe('stock', () => {
  it('is put in by hand, listed, taken out and removed', async () => {
    expect((await treadle(['stock', 'list'])).stdout).toBe('Nothing in stock.\n');
    const milk = await add(
      'Milk',
      '--category',
      'dairy',
      '--quantity',
      '1.5',
      '--unit',
      'l',
      '--expires',
      '2031-01-10',
    );
    const soap = await add('비누', '--category', 'household', '--storage', 'room', '--expires', 'never');
    const listed = await treadle(['stock', 'list']);
    expect(listed.stdout.split('\n').slice(0, 3)).toEqual([
      expect.stringMatching(/^ID +QUANTITY +CATEGORY +PLACE +EXPIRES +NAME$/),
      expect.stringMatching(new RegExp(`^${soap} +1 +household +room +never +비누$`)),
      expect.stringMatching(new RegExp(`^${milk} +1\\.5 l +dairy +fridge +2031-01-10 +Milk$`)),
    ]);
    const ids = async (...args: string[]) => (await json(['stock', 'list', ...args])).map(({ id }) => id);
    expect(await ids('--name', 'mil')).toEqual([milk]);
    expect(await ids('--category', 'household')).toEqual([soap]);
    expect(await ids('--storage', 'freezer')).toEqual([]);
    expect(await ids('--limit', '1')).toEqual([soap]);
    expect((await treadle(['stock', 'list', '--category', 'Dairy & eggs'])).exitCode).toBe(2);

    const taken = await treadle(['stock', 'take', milk, '0.5', '--discarded'], { locale: 'ko' });
    expect([taken.exitCode, taken.stdout]).toEqual([0, expect.stringMatching(/ 1 l +dairy +냉장 /)]);
    const { rows } = await api.deps.database.pool.query(
      `select reason from stock_movements where stock_item_id = $1 and reason <> 'added'`,
      [milk],
    );
    expect(rows).toEqual([{ reason: 'discarded' }]);
    const tooMuch = await treadle(['stock', 'take', milk, '2']);
    expect([tooMuch.exitCode, tooMuch.stderr]).toEqual([1, expect.stringContaining('[STOCK_TOO_LITTLE]')]);
    expect((await treadle(['stock', 'remove', milk, soap])).stdout).toBe(`${milk}: removed.\n${soap}: removed.\n`);
    const gone = await treadle(['stock', 'remove', milk]);
    expect([gone.exitCode, gone.stderr]).toEqual([4, expect.stringContaining('[STOCK_ITEM_NOT_FOUND]')]);
  });

  it('is put in by a barcode, which says what it is', async () => {
    const code = '8801115115809';
    const enter = (product: object) => ada.send('POST', `/api/v1/barcodes/${code}/product`, product);
    await enter({ name: '서울우유 1L' });
    const unsorted = await treadle(['stock', 'add', '--barcode', code]);
    expect([unsorted.exitCode, unsorted.stderr]).toEqual([
      2,
      'The category of 서울우유 1L is not known. Give --category.\n',
    ]);
    await enter({ name: '서울우유 1L', category_id: 'dairy' });
    const known = { name: '서울우유 1L', category: 'dairy', barcode: code };
    expect(await json(['stock', 'add', '--barcode', '880-1115-115809'])).toMatchObject([known]);
    expect(await json(['stock', 'add', 'Our milk', '--barcode', code])).toMatchObject([{ ...known, name: 'Our milk' }]);
    expect((await treadle(['stock', 'add', '--barcode', '88O'])).exitCode).toBe(2);
    const unnamed = await treadle(['stock', 'add', 'Milk']);
    expect([unnamed.exitCode, unnamed.stderr]).toEqual([2, 'Give a name and --category, or --barcode.\n']);
  });

  it('reminds of what expires', async () => {
    expect((await treadle(['stock', 'reminders'])).stdout).toBe('Nothing expires soon.\n');
    const days = { Old: -1, Due: 0, Next: 3, Far: 30 };
    for (const [name, day] of Object.entries(days))
      await add(name, '--category', 'dairy', '--expires', dayFromNow(day));
    const shown = await treadle(['stock', 'reminders']);
    expect(shown.stdout.match(/^(expired|today|soon) .* \w+$/gm)?.map((line) => line.replace(/ .* /, ' '))).toEqual([
      'expired Old',
      'today Due',
      'soon Next',
    ]);
    expect(await json(['stock', 'reminders', '--days', '40'])).toMatchObject([
      { time_zone: 'Asia/Seoul', soon: [{ name: 'Next' }, { name: 'Far' }] },
    ]);
  });
});
