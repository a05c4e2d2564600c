/** Corrected lines become the next reader, in the whole compiled system, over HTTP only. */
import { createHash } from 'node:crypto';
import { partOf } from '../../activities/loop/build-dataset';
import type { RunReply } from '../../bench/api-client';
import { LoopClient } from '../../bench/loop/loop-client';
import { startSystem, type System } from '../../bench/system';
import { READER_SLOT } from '../../models/ocr-correction/reader-learner';
import { drawReceipt } from '../../models/samples/draw-receipt';
import { registerFonts } from '../../models/samples/fonts';

/** What people say is right is the truth, so the test needs no page that the OCR misreads. */
const PRINTED = 'Subtotal';
const SAID = 'Sub-total';
const TRAIN = 10;
const TEST = 3;
const GOODS = ['Milk', 'Bread', 'Rice', 'Green Tea', 'Soap', 'Coffee', 'Apples', 'Noodles'];

interface PageReply {
  page: number;
  lines: { text: string }[];
}

let system: System;
let api: LoopClient;

beforeAll(async () => {
  system = await startSystem();
  api = new LoopClient(system, READER_SLOT);
}, 600_000);

afterAll(() => system.stop(), 120_000);

function drawPage(number: number): { name: string; bytes: Uint8Array } {
  registerFonts();
  const goods = GOODS.slice(number % 5, (number % 5) + 3);
  const lines = [
    `Corner Shop ${number}`,
    `Date: ${10 + (number % 9)}/0${1 + (number % 9)}/2018`,
    ...goods.map((name, index) => `${name} ${number + index}.50`),
    `${PRINTED} ${20 + number}.00`,
    'Cash 50.00',
  ];
  const rows = lines.map((text) => ({
    kind: 'text' as const,
    cells: [{ text, align: 'left' as const, at: 0 }],
    scale: 1,
    bold: false,
  }));
  const { canvas } = drawReceipt(rows, { font: 'Treadle Sans', fontSize: 28, ink: '#111' });
  return { name: `page-${number}.png`, bytes: new Uint8Array(canvas.toBuffer('image/png')) };
}

/** As many as are wanted on each side of the dataset. */
function drawDocuments(): ReturnType<typeof drawPage>[] {
  const wanted = { train: TRAIN, test: TEST };
  const chosen: ReturnType<typeof drawPage>[] = [];
  for (let number = 0; wanted.train + wanted.test > 0; number += 1) {
    const page = drawPage(number);
    const part = partOf(createHash('sha256').update(page.bytes).digest('hex'));
    if (wanted[part] === 0) continue;
    wanted[part] -= 1;
    chosen.push(page);
  }
  return chosen;
}

async function read(document: ReturnType<typeof drawPage>): Promise<RunReply> {
  return api.untilEnded(await api.submitUntilAccepted({ ...document, options: { languages: ['en'] } }));
}

async function pageOf({ chain_id: id }: RunReply): Promise<PageReply> {
  const { items } = await api.call<{ items: PageReply[] }>(`/api/v1/runs/${id}/pages`);
  const [page] = items;
  if (!page) throw new Error(`The run ${id} has no page.`);
  return page;
}

async function lineOf(run: RunReply): Promise<string | undefined> {
  const { lines } = await pageOf(run);
  return lines.map(({ text }) => text).find((text) => text.startsWith('Sub'));
}

async function correct(run: RunReply): Promise<void> {
  const { page, lines } = await pageOf(run);
  const corrected = lines.flatMap(({ text }, line) =>
    text.includes(PRINTED) ? [{ page, line, text: text.replace(PRINTED, SAID) }] : [],
  );
  await api.correctLines(run.chain_id, corrected);
}

it('learns from corrected lines, serves what it learned, and goes back', async () => {
  const shipped = await api.served();
  const documents = drawDocuments();
  const runs = await Promise.all(documents.map(read));
  for (const run of runs) await correct(run);

  const retrain = await api.untilRetrained(await api.startRetrain('corrected lines'));
  expect(retrain).toMatchObject({ state: 'completed', outcome: null, error: null, verdict: { passed: true } });
  const learned = await api.served();
  expect(learned).toMatchObject({ model_id: retrain.candidate?.id, version: retrain.candidate?.version });

  const fresh = drawPage(1_000);
  const served = await read(fresh);
  expect(served.models[READER_SLOT]).toBe(learned.version);
  expect(await lineOf(served)).toMatch(new RegExp(`^${SAID} `));
  const [first] = documents;
  if (!first) throw new Error('There is no document.');
  const again = await read(first);
  expect(again.chain_id).not.toBe(runs[0]?.chain_id);
  expect(await lineOf(again)).toMatch(new RegExp(`^${SAID} `));

  expect((await api.rollBack('as before')).version).toBe(shipped.version);
  const before = await read(fresh);
  expect(before.models[READER_SLOT]).toBe(shipped.version);
  expect(await lineOf(before)).toMatch(new RegExp(`^${PRINTED} `));
}, 180_000);
