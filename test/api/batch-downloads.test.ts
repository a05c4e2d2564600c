/** The results of a batch as files: JSON lines and a table for spreadsheets. */
import { type ApiUnderTest, pngBytes, startApi } from './api-under-test';
import { BatchClient, type NamedFile } from './batch-client';

const HOSTILE_NAMES = [
  '=cmd()',
  '+1+1.png',
  '-2.png',
  '@SUM(A1).png',
  'quote " and, comma; semicolon.png',
  '<img src=x onerror=alert(1)>.png',
  '영수증 🧾.png',
  "it's.png",
];
const FIELDS = [
  { name: '합계', value: -12_000 },
  { name: '=HYPERLINK("http://evil")', value: '=1+1' },
  { name: 'note', value: 'two\nlines, "quoted" 🎉' },
  { name: 'tab', value: '\t=1' },
  { name: 'list', value: ['a', 1] },
  { name: 'paid', value: true },
  { name: 'none', value: null },
];

describe('the results of a batch', () => {
  let api: ApiUnderTest;
  let client: BatchClient;
  beforeAll(async () => {
    api = await startApi();
    client = new BatchClient(api);
  });
  afterAll(() => api.close());

  const complete = async (runId: string, result: unknown): Promise<void> => {
    const end = { runId, runAttempt: 1, costUsd: null, cacheTtlSeconds: 60 };
    await api.deps.progress.completed({ ...end, result });
  };
  const download = async (id: string, kind: string): Promise<{ response: Response; text: string }> => {
    const response = await client.request(`/api/v1/batches/${id}/results.${kind}`);
    return { response, text: Buffer.from(await response.arrayBuffer()).toString('utf8') };
  };
  const hostileBatch = async (): Promise<{ id: string; runIds: (string | null)[]; names: string[] }> => {
    const files: NamedFile[] = HOSTILE_NAMES.map((name) => ({ name, bytes: pngBytes() }));
    const bad = { name: 'empty.png', bytes: Buffer.alloc(0) };
    const { batch_id: id, chain_ids: runIds } = await client.accepted([...files, bad], {
      name: '영수증 "11월" <b>\r\nX: y</b> ../=1',
    });
    await complete(runIds[0]!, { fields: FIELDS });
    await complete(runIds[1]!, {
      fields: [
        { name: 'total', value: 1.5 },
        { name: 'note', value: 'n' },
      ],
    });
    await client.endRun(runIds[2]!, 'fail');
    const names = (await client.items(id)).map(({ name }) => name);
    return { id, runIds, names };
  };

  it('are one JSON line an item, whatever its name', async () => {
    const { id, runIds, names } = await hostileBatch();
    const { response, text } = await download(id, 'jsonl');
    expect(response.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map(({ position, name, chain_id: runId }) => [position, name, runId])).toEqual(
      names.map((name, position) => [position, name, runIds[position]]),
    );
    expect(names.slice(0, 4)).toEqual(HOSTILE_NAMES.slice(0, 4));
    expect(lines[0]).toEqual({
      position: 0,
      name: '=cmd()',
      chain_id: runIds[0],
      status: 'completed',
      cached: false,
      result: { fields: FIELDS },
      error: null,
    });
    expect(lines[2]).toMatchObject({ status: 'failed', result: null, error: { code: 'DOCUMENT_ENCRYPTED' } });
    expect(lines[3]).toMatchObject({ status: 'queued', result: null, error: null });
    expect(lines.at(-1)).toMatchObject({ status: 'rejected', chain_id: null, error: { code: 'UPLOAD_EMPTY' } });
  });

  it('are a table in which no name and no field is a formula', async () => {
    const { id, runIds } = await hostileBatch();
    const { response, text } = await download(id, 'csv');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(text.startsWith('\ufeffposition,')).toBe(true);
    expect(text.endsWith('\r\n')).toBe(true);
    const rows = text.slice(1).split('\r\n').slice(0, -1);
    expect(rows).toHaveLength(HOSTILE_NAMES.length + 2);
    expect(rows[0]).toBe(
      `position,name,chain_id,status,error_code,합계,"'=HYPERLINK(""http://evil"")",note,tab,list,paid,none,total`,
    );
    expect(rows[1]).toBe(
      `0,'=cmd(),${runIds[0]},completed,,-12000,'=1+1,"two\nlines, ""quoted"" 🎉",'\t=1,"[""a"",1]",true,,`,
    );
    expect(rows[2]).toBe(`1,'+1+1.png,${runIds[1]},completed,,,,n,,,,,1.5`);
    expect(rows[3]).toBe(`2,'-2.png,${runIds[2]},failed,DOCUMENT_ENCRYPTED,,,,,,,,`);
    expect(rows[4]).toMatch(/^3,'@SUM\(A1\)\.png,/);
    // A browser sends the quotation mark of a name as %22.
    expect(rows[5]).toContain('"quote %22 and, comma; semicolon.png"');
    expect(rows.at(-1)).toBe('8,empty.png,,rejected,UPLOAD_EMPTY,,,,,,,,');
  });

  it('are saved under a name that no header and no file system stumbles over', async () => {
    const { id } = await hostileBatch();
    const { response } = await download(id, 'csv');
    const header = response.headers.get('content-disposition') ?? '';
    expect(header).toMatch(/^attachment; filename="[ -~]+"; filename\*=UTF-8''[\w.%-]+$/);
    const name = decodeURIComponent(/UTF-8''(.+)$/.exec(header)?.[1] ?? '');
    expect(name).toMatch(/^영수증 _11월_ _b__+X_ y__b_ .._=1\.csv$/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('of thousands are read page by page, in order', async () => {
    const run = await api.submitRun();
    const items = Array.from({ length: 2_500 }, (_, index) => ({
      blob: { sha256: run.input.sha256 },
      name: `${index}`,
    }));
    const accepted = (await (await client.submitReferences({ items })).json()) as {
      batch_id: string;
      chain_ids: string[];
    };
    const result = { fields: [{ name: 'total', value: 1 }], text: 'x'.repeat(20_000) };
    await complete(accepted.chain_ids[0]!, result);
    const pages = jest.spyOn(api.deps.batches, 'results');
    const { text } = await download(accepted.batch_id, 'jsonl');
    const positions = text
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { position: number }).position);
    expect(positions).toEqual(items.map((_, position) => position));
    expect(Math.max(...pages.mock.calls.map(([, { limit }]) => limit))).toBe(100);
    pages.mockRestore();
  });

  it('are read no further than a client takes them that then goes away', async () => {
    const run = await api.submitRun();
    const items = Array.from({ length: 20_000 }, () => ({ blob: { sha256: run.input.sha256 } }));
    const accepted = (await (await client.submitReferences({ items })).json()) as {
      batch_id: string;
      chain_ids: string[];
    };
    await complete(accepted.chain_ids[0]!, { fields: [], text: 'x'.repeat(20_000) });
    const pages = jest.spyOn(api.deps.batches, 'results');
    const leaving = new AbortController();
    const response = await client.request(`/api/v1/batches/${accepted.batch_id}/results.jsonl`, {
      signal: leaving.signal,
    });
    const reader = response.body!.getReader();
    await reader.read();
    leaving.abort();
    await reader.closed.catch(() => undefined);
    const closed = () =>
      api.logLines().some(({ operation, status }) => String(operation).includes('results.jsonl') && status === '499');
    while (!closed()) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(pages.mock.calls.length).toBeLessThan(50);
    expect(api.logLines().filter(({ level }) => level === 'error')).toEqual([]);
    pages.mockRestore();
  });
});
