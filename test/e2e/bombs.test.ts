/** Files that are made to do harm, sent to the whole compiled system: each is refused by its name, and nothing is lost. */
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiClient, type RunReply } from '../../bench/api-client';
import { findChild } from '../../bench/processes';
import { startSystem, type System } from '../../bench/system';
import * as bombs from '../factories/bombs';
import { bombPng } from '../factories/image';
import { textPdf } from '../factories/pdf';

type Make = () => Uint8Array | Promise<Uint8Array>;

interface EndedRun extends RunReply {
  attempt: number;
  error: { code: string } | null;
}

const ENDED: readonly string[] = ['completed', 'failed', 'cancelled'];

let system: System;
let api: ApiClient;

beforeAll(async () => {
  // The largest images that a test can wait for.
  system = await startSystem({ PIXELS_MAX: '40000000', WORKER_CPU_THREADS: '1' });
  api = new ApiClient(system);
}, 600_000);
afterAll(() => system.stop(), 120_000);

const ended = async (id: string): Promise<EndedRun> => {
  for (;;) {
    const run = (await api.run(id)) as EndedRun;
    if (ENDED.includes(run.status)) return run;
    await sleep(200);
  }
};
const submit = async (name: string, make: Make): Promise<EndedRun> =>
  ended(await api.submitUntilAccepted({ name, bytes: await make(), options: { languages: ['en'] } }));
const workerId = () => findChild(system.process.pid ?? 0, 'workers/main.js cpu');

const REFUSED_BY_WORKERS: readonly (readonly [name: string, make: Make, code: string])[] = [
  ['black.png', () => bombPng({ width: 60_000, height: 60_000 }), 'DOCUMENT_TOO_MANY_PIXELS'],
  ['white.webp', () => bombs.bombWebp(), 'DOCUMENT_TOO_MANY_PIXELS'],
  ['lying.tif', () => bombs.lyingTiff({ width: 60_000, height: 60_000 }), 'DOCUMENT_TOO_MANY_PIXELS'],
  ['lying-a-little.tif', () => bombs.lyingTiff({ width: 5_000, height: 5_000 }), 'DOCUMENT_UNREADABLE'],
  ['hundred-thousand-pages.pdf', () => bombs.countlessPagesPdf(5), 'DOCUMENT_TOO_MANY_PAGES'],
  ['billion-pages.pdf', () => bombs.countlessPagesPdf(9), 'DOCUMENT_TOO_MANY_PAGES'],
  ['large-page.pdf', () => bombs.hugePagePdf(200_000), 'DOCUMENT_TOO_MANY_PIXELS'],
  ['endless-page.pdf', () => bombs.hugePagePdf(1e12), 'DOCUMENT_TOO_MANY_PIXELS'],
  ['deflated-thrice.pdf', () => bombs.deflatedPdf({ bytes: 300_000_000, times: 3 }), 'DOCUMENT_UNPACKS_TOO_LARGE'],
  ['deep.pdf', () => bombs.deepPdf(1_000_000), 'DOCUMENT_UNREADABLE'],
  ['circular.pdf', () => bombs.circularPdf(), 'DOCUMENT_UNREADABLE'],
];

it.each(REFUSED_BY_WORKERS)('%s fails by its name, at the first attempt', async (name, make, code) => {
  const worker = workerId();
  expect(worker).toBeDefined();
  const run = await submit(name, make);
  expect([run.status, run.error?.code, run.attempt]).toEqual(['failed', code, 1]);
  expect(workerId()).toBe(worker);
});

const REFUSED_AT_THE_DOOR: readonly (readonly [name: string, bytes: Uint8Array])[] = [
  ['animation.gif', bombs.gifAndHtml()],
  ['drawing.png', bombs.SVG],
  ['page.png', bombs.HTML],
  ['page.pdf', bombs.HTML],
];

it.each(REFUSED_AT_THE_DOOR)('%s is told by its content and not taken', async (name, bytes) => {
  const form = new FormData();
  form.set('file', new Blob([Uint8Array.from(bytes)]), name);
  const response = await fetch(`${system.url}/api/v1/documents/runs`, {
    method: 'POST',
    body: form,
    headers: { authorization: `Bearer ${system.token}` },
  });
  expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([
    415,
    'MEDIA_TYPE_UNSUPPORTED',
  ]);
});

it('reads a good image with rubbish behind its end, and forms in forms', async () => {
  for (const [name, make] of [
    ['rubbish.jpg', () => bombs.jpegWithRubbish(10_000)],
    ['forms.pdf', () => bombs.nestedFormsPdf(4)],
  ] as const) {
    expect((await submit(name, make)).status).toBe('completed');
  }
});

it('serves an image that is a page too as an image only', async () => {
  const run = await submit('two-things.png', bombs.pngAndHtml);
  expect(run.status).toBe('completed');
  const response = await fetch(`${system.url}/api/v1/blobs/${run.input.sha256}`, {
    headers: { authorization: `Bearer ${system.token}` },
  });
  expect(response.headers.get('content-type')).toBe('image/png');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
});

it('loses none of the good documents that come between all these', async () => {
  const good = (n: number) => submit(`good-${n}.pdf`, () => textPdf([[`A good document, number ${n}`]]));
  const mixed = REFUSED_BY_WORKERS.slice(0, 9).map(async ([name, make, code], n) => {
    const harmful = submit(`again-${name}`, async () => Buffer.concat([await make(), Buffer.from('\n'.repeat(n + 1))]));
    const [run, neighbour] = await Promise.all([harmful, good(n)]);
    expect([run.status, run.error?.code]).toEqual(['failed', code]);
    expect(neighbour.status).toBe('completed');
  });
  await Promise.all(mixed);
});
