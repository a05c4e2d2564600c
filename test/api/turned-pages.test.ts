/** Pages that were turned before they were read: what is shown and taken away lies as its text does. */
import type { PageLayout } from '../../contracts/page';
import { decodeImage } from '../../models/images/decode';
import { encodeJpeg } from '../../models/images/encode';
import type { RawImage } from '../../models/images/raw-image';
import { type QuarterTurn, turned } from '../../models/images/turn';
import { layoutPage } from '../../models/layout/layout-page';
import { twoColouredImage } from '../factories/image';
import { sketchPage } from '../factories/page-layouts';
import { type ApiUnderTest, startApi } from './api-under-test';
import { completeRun, RESULT } from './runs-at-work';

/** The upright page: left half red, right half blue. */
const WIDTH = 400;
const HEIGHT = 800;

describe('a page that was turned before it was read', () => {
  let api: ApiUnderTest;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.close());

  /** The page as a scanner gave it, which `rotation` makes upright again. */
  async function scan(rotation: 90 | 180 | 270): Promise<Uint8Array> {
    const upright = await decode(await twoColouredImage({ width: WIDTH, height: HEIGHT }).png().toBuffer());
    return (await encodeJpeg(await turned(upright, (360 - rotation) as 90 | 180 | 270))).jpeg;
  }

  /** A run that read this scan turned by `rotation`. */
  async function readRun(file: Uint8Array, rotation: QuarterTurn): Promise<{ path: string; page: PageLayout }> {
    const text = { ...sketchPage([['Total 10.00', 40, 700, 110]]), width: WIDTH, height: HEIGHT };
    const page = layoutPage({ ...text, ...(rotation !== 0 && { rotation }) });
    // Other options, so that no run answers for another.
    const options = JSON.stringify({ languages: rotation === 0 ? ['en'] : ['ko'] });
    const answer = await api.upload(file, { name: 'scan.jpg', after: { options } });
    const { chain_id: id } = (await answer.json()) as { chain_id: string };
    const run = await api.deps.runs.find(id, { projectId: api.projectId });
    if (!run) throw new Error(`The run ${id} has no row.`);
    const layout = await api.deps.blobStore.putBytes(Buffer.from(JSON.stringify([page])), 'application/json');
    await completeRun(api, run, { result: { ...RESULT, layout } });
    return { path: `/api/v1/runs/${id}`, page };
  }

  const bytesOf = async (path: string) => Buffer.from(await (await api.request(path)).arrayBuffer());

  it.each([90, 180, 270] as const)('by %i degrees is shown upright, as its boxes are', async (rotation) => {
    const { path, page } = await readRun(await scan(rotation), rotation);
    const { items } = (await (await api.request(`${path}/pages`)).json()) as { items: PageLayout[] };
    expect(items).toMatchObject([{ rotation, width: WIDTH, height: HEIGHT, lines: page.lines }]);
    await expectUpright(await bytesOf(`${path}/pages/1/image?width=2000`));
  });

  it.each([90, 180, 270] as const)('by %i degrees is upright in the searchable PDF', async (rotation) => {
    const { path } = await readRun(await scan(rotation), rotation);
    const pdf = await bytesOf(`${path}/document.pdf`);
    const text = pdf.toString('latin1');
    const [, right, top] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(text) ?? [];
    expect(Number(top) / Number(right)).toBeCloseTo(HEIGHT / WIDTH, 2);
    const start = pdf.indexOf(Buffer.from([0xff, 0xd8, 0xff]));
    await expectUpright(pdf.subarray(start, pdf.indexOf('endstream', start)));
  });

  it('has another picture than the same scan read as it lies, so that no browser shows an old one', async () => {
    const file = await scan(90);
    const tags: (string | null)[] = [];
    for (const rotation of [0, 90] as const) {
      const { path } = await readRun(file, rotation);
      tags.push((await api.request(`${path}/pages/1/image`)).headers.get('etag'));
    }
    expect(new Set(tags).size).toBe(2);
  });
});

function decode(image: Uint8Array): Promise<RawImage> {
  return decodeImage(image, { pixelsMax: 10_000_000 });
}

async function expectUpright(image: Uint8Array): Promise<void> {
  const { data, width, height } = await decode(image);
  expect({ width, height }).toEqual({ width: WIDTH, height: HEIGHT });
  const colourAt = (x: number, y: number) => [...data.subarray(3 * (y * WIDTH + x), 3 * (y * WIDTH + x) + 3)];
  for (const y of [20, HEIGHT - 20]) {
    const [left, right] = [colourAt(20, y), colourAt(WIDTH - 20, y)];
    expect((left[0] ?? 0) - (left[2] ?? 0)).toBeGreaterThan(150);
    expect((right[2] ?? 0) - (right[0] ?? 0)).toBeGreaterThan(150);
  }
}
