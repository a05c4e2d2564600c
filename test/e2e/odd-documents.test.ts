/** Documents that are unusual or bad, sent to the whole compiled system: each is read, warns, or fails by its name. */
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiClient, type RunReply } from '../../bench/api-client';
import { startSystem, type System } from '../../bench/system';
import type { PageLayout } from '../../contracts/page';
import {
  animatedWebp,
  drawnImage,
  ODD_LINES,
  READABLE_IMAGES,
  TEXTLESS_IMAGES,
  tillRoll,
  turnedImage,
  UNREADABLE_IMAGES,
} from '../factories/odd-images';
import { brokenXrefPdf, formPdf, hebrewPdf, pagelessPdf, textPdf } from '../factories/pdf';

type Make = () => Uint8Array | Promise<Uint8Array>;

interface EndedRun extends RunReply {
  error: { code: string } | null;
  final_result: { pages: { warnings?: string[] }[]; text: string } | null;
}

const ENDED: readonly string[] = ['completed', 'failed', 'cancelled'];

let system: System;
let api: ApiClient;

beforeAll(async () => {
  system = await startSystem();
  api = new ApiClient(system);
}, 600_000);
afterAll(() => system.stop(), 120_000);

async function run(name: string, make: Make, languages: readonly string[] = ['en']): Promise<EndedRun> {
  const id = await api.submitUntilAccepted({ name, bytes: await make(), options: { languages } });
  for (;;) {
    const found = (await api.run(id)) as EndedRun;
    if (ENDED.includes(found.status)) return found;
    await sleep(200);
  }
}

async function pagesOf({ chain_id: id }: EndedRun): Promise<PageLayout[]> {
  const headers = { authorization: `Bearer ${system.token}` };
  const answer = await fetch(`${system.url}/api/v1/runs/${id}/pages`, { headers });
  return ((await answer.json()) as { items: PageLayout[] }).items;
}

/** A form feed divides pages. */
const linesOf = (found: EndedRun) => found.final_result?.text.split(/[\n\f]/).filter((line) => line !== '');
const warningsOf = (found: EndedRun) => found.final_result?.pages.map(({ warnings = [] }) => warnings);

describe('what can be read', () => {
  it.each(READABLE_IMAGES)('%s', async (name, make) => {
    const found = await run(name, make);
    expect([linesOf(found), warningsOf(found)]).toEqual([ODD_LINES, [[]]]);
  });

  it.each([90, 180, 270] as const)('a page put in by %i degrees, as its pages say', async (degrees) => {
    const found = await run('turned.png', () => turnedImage(degrees));
    expect(linesOf(found)).toEqual(ODD_LINES);
    expect(await pagesOf(found)).toMatchObject([{ rotation: 360 - degrees }]);
  });

  it('a page in Korean and English', async () => {
    const lines = ['영수증 Receipt 2024-0815', '녹차 Green tea 4,500'];
    const found = await run('mixed.png', () => drawnImage({ lines, font: 'korean' }).png().toBuffer(), ['ko', 'en']);
    expect(linesOf(found)).toEqual(lines);
  });

  it('a till receipt of 2 cm by 2 m, every line of it once', async () => {
    const { lines, make } = tillRoll();
    const numbers = (text: readonly string[] | undefined) => text?.flatMap((line) => /Item ?(\d{4})/.exec(line)?.[1]);
    expect(numbers(linesOf(await run('roll.png', make)))).toEqual(numbers(lines));
  }, 600_000);

  it('a PDF form with scripts, by the values in the file', async () => {
    const script = 'this.getField\\("sum"\\).value = "99.99"; event.value = "99.99"; process.exit\\(1\\);';
    const found = await run('form.pdf', () => formPdf({ script }));
    expect(found.status).toBe('completed');
    expect(found.final_result?.text).toContain('Lovelace, Ada');
    expect(found.final_result?.text).toContain('12.50');
    expect(found.final_result?.text).not.toMatch(/99\.99|secret|hidden words/);
  });

  it('a PDF whose cross-reference table is broken', async () => {
    const found = await run('broken.pdf', brokenXrefPdf);
    expect(linesOf(found)).toEqual([1, 2, 3].map((page) => `Page ${page} of many`));
  });
});

describe('what warns', () => {
  const warns: readonly (readonly [name: string, make: Make, warning: string])[] = [
    ...TEXTLESS_IMAGES.map(([name, make]) => [name, make, 'no_text'] as const),
    ['blank.pdf', () => textPdf([[]]), 'no_text'],
    ...UNREADABLE_IMAGES.map(([name, make]) => [name, make, 'unsure_text'] as const),
    ['moving.webp', animatedWebp, 'first_frame_only'],
    ['hebrew.pdf', hebrewPdf, 'right_to_left'],
  ];

  it.each(warns)('%s', async (name, make, warning) => {
    const found = await run(name, make);
    expect([found.status, warningsOf(found)]).toEqual(['completed', [[warning]]]);
    expect((await pagesOf(found)).map(({ warnings }) => warnings)).toEqual([[warning]]);
  });
});

it('a PDF whose pages cannot be found fails by its name', async () => {
  const found = await run('pageless.pdf', pagelessPdf);
  expect([found.status, found.error?.code]).toEqual(['failed', 'DOCUMENT_UNREADABLE']);
});
