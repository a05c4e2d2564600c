import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { receipts } from '../../contracts/receipts/definition';
import { summaryOf } from '../../infra/first-start/sample-client';
import { processSamples } from '../../infra/first-start/samples';
import { formatSummary } from '../../infra/first-start/summary';
import { sortedReceipt } from '../factories/sorted-receipt';

let folder: string;
let server: Server;
let url: string;
let submitted: string[];
/** What the API answers to a submission of the file; set by each test. */
let statusOf: (file: string) => number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'treadle-samples-'));
  submitted = [];
  statusOf = () => 202;
  for (const file of ['a.png', 'b.png']) writeFileSync(join(folder, file), file);
  const manifest = ['a.png', 'b.png'].map((file) => ({
    file,
    pipeline: 'documents',
    options: { field_schema: 'receipt' },
    truth: 'x',
  }));
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { status, body } = answer(request.method ?? '', request.url ?? '', Buffer.concat(chunks).toString('utf8'));
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

function answer(method: string, path: string, body: string): { status: number; body: unknown } {
  if (method === 'POST') {
    const file = /filename="([^"]+)"/.exec(body)?.[1] ?? '?';
    submitted.push(`${path} ${file} ${/\{.*\}/.exec(body)?.[0] ?? ''}`);
    return { status: statusOf(file), body: { chain_id: `run-${file}`, detail: 'The file is damaged.' } };
  }
  const fields = [
    { name: 'company', value: path },
    { name: 'total', value: 12.5 },
  ];
  return { status: 200, body: { status: 'completed', pipeline: 'documents', final_result: { fields } } };
}

const processAll = () =>
  processSamples({
    url,
    token: 'trd_x',
    samplesFolder: folder,
    stateFile: join(folder, 'samples.json'),
    say: () => {},
  });

it('submits every sample once and never again after they are done', async () => {
  expect(await processAll()).toEqual([
    { file: 'a.png', status: 'completed', summary: 'company: /api/v1/runs/run-a.png · total: 12.5' },
    { file: 'b.png', status: 'completed', summary: 'company: /api/v1/runs/run-b.png · total: 12.5' },
  ]);
  expect(submitted).toEqual([
    '/api/v1/documents/runs a.png {"field_schema":"receipt"}',
    '/api/v1/documents/runs b.png {"field_schema":"receipt"}',
  ]);
  expect(await processAll()).toEqual([]);
  expect(submitted).toHaveLength(2);
});

it('goes on after a start that was killed between two samples', async () => {
  writeFileSync(join(folder, 'samples.json'), JSON.stringify({ done: false, runs: { 'a.png': 'run-early' } }));
  const outcomes = await processAll();
  expect(submitted).toEqual([expect.stringContaining('b.png')]);
  expect(outcomes.map(({ summary }) => summary)).toEqual([
    expect.stringContaining('run-early'),
    expect.stringContaining('run-b.png'),
  ]);
});

it('begins again over a state file that a crash has cut off', async () => {
  writeFileSync(join(folder, 'samples.json'), '{"done":tr');
  expect(await processAll()).toHaveLength(2);
  expect(JSON.parse(readFileSync(join(folder, 'samples.json'), 'utf8'))).toMatchObject({ done: true });
});

it('a refused sample does not hold up the others', async () => {
  statusOf = (file) => (file === 'a.png' ? 422 : 202);
  expect(await processAll()).toEqual([
    { file: 'a.png', status: 'refused', summary: 'The file is damaged.' },
    expect.objectContaining({ file: 'b.png', status: 'completed' }),
  ]);
});

it('sends a sample again while the API is away', async () => {
  let refusals = 1;
  statusOf = () => (refusals-- > 0 ? 503 : 202);
  expect(await processAll()).toHaveLength(2);
  expect(submitted).toHaveLength(3);
});

it('shows the first three columns that hold something, each on one line', () => {
  const columns = [
    { name: 'company', value: 'A\nB' },
    { name: 'phone', value: null },
    { name: 'total', value: 3 },
    { name: 'address', value: '' },
    { name: 'tax', value: 0 },
    { name: 'date', value: '2026' },
  ];
  expect(summaryOf(columns)).toBe('company: A B · total: 3 · tax: 0');
  expect(summaryOf([])).toBe('');
});

it('shows a receipt by its shop, its total and how many items it has', () => {
  const result = sortedReceipt([
    { name: '우유 1L', category: 'dairy' },
    { name: '두부', category: 'prepared_meals' },
  ]);
  const read = <Value>(value: Value) => ({ value, confidence: 0.9, page: 1, box: null });
  const fields = { ...result.fields, shop: read('초록들마트'), total: read(4_830) };
  expect(summaryOf(receipts.resultColumns({ ...result, fields }))).toBe(
    'shop: 초록들마트 · total: 4830 · item_count: 2',
  );
});

it('prints one table with the samples below the addresses', () => {
  const samples = [{ file: 'a.png', status: 'completed', summary: 'total: 3' }];
  expect(
    formatSummary({
      rows: [
        ['API', 'http://x'],
        ['Admin token', 'trd_x'],
      ],
      samples,
    }),
  ).toBe(
    '\nTreadle is up. Ctrl-C stops it.\n\n  API           http://x\n  Admin token   trd_x\n\n  a.png   completed   total: 3\n',
  );
});
