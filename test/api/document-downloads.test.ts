import { layoutPage } from '../../models/layout/layout-page';
import { sketchPage } from '../factories/page-layouts';
import { twoColouredImage } from '../factories/image';
import { type ApiUnderTest, startApi } from './api-under-test';
import { completeRun, RESULT } from './runs-at-work';

describe('downloads of a document', () => {
  let api: ApiUnderTest;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.close());

  const pages = [
    layoutPage({
      ...sketchPage([
        ['Green tea', 20, 100],
        ['2', 300, 100],
        ['10.00', 500, 100],
        ['합계', 20, 130],
        ['1', 300, 130],
        ['10.00', 500, 130],
      ]),
    }),
  ];

  /** Names of different lengths have different bytes, so that no run answers for another. */
  async function readRun(name: string): Promise<string> {
    const image = await twoColouredImage({ width: 800, height: 1_100 + name.length })
      .png()
      .toBuffer();
    const { chain_id: id } = (await (await api.upload(image, { name })).json()) as { chain_id: string };
    const run = await api.deps.runs.find(id, { projectId: api.projectId });
    if (!run) throw new Error(`The run ${id} has no row.`);
    const layout = await api.deps.blobStore.putBytes(Buffer.from(JSON.stringify(pages)), 'application/json');
    await completeRun(api, run, { result: { ...RESULT, layout } });
    return `/api/v1/runs/${run.id}`;
  }

  it('gives Markdown under the name of the input', async () => {
    const answer = await api.request(`${await readRun('영수증 1.png')}/document.md`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toContain(
      `filename*=UTF-8''${encodeURIComponent('영수증 1.md')}`,
    );
    expect(await answer.text()).toBe(
      '|  |  |  |\n| --- | ---: | ---: |\n| Green tea | 2 | 10.00 |\n| 합계 | 1 | 10.00 |\n',
    );
  });

  it('gives a whole PDF with a page for each page', async () => {
    const answer = await api.request(`${await readRun('receipt.png')}/document.pdf`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).toContain('receipt.pdf');
    const file = Buffer.from(await answer.arrayBuffer()).toString('latin1');
    expect(file).toMatch(/^%PDF-1\.7/);
    expect(file.endsWith('%%EOF\n')).toBe(true);
    expect(file.match(/\/Type \/Page /g)).toHaveLength(pages.length);
  });

  it('refuses runs under way and runs without pages', async () => {
    const run = await api.submitRun();
    const code = async (file: string) => {
      const answer = await api.request(`/api/v1/runs/${run.id}/${file}`);
      return [answer.status, ((await answer.json()) as { code: string }).code];
    };
    for (const file of ['document.md', 'document.pdf']) expect(await code(file)).toEqual([409, 'RUN_NOT_FINISHED']);
    await completeRun(api, run);
    for (const file of ['document.md', 'document.pdf'])
      expect(await code(file)).toEqual([422, 'DOCUMENT_PAGE_MISSING']);
  });
});
