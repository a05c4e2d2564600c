/** The documents pipeline in the whole compiled system, over HTTP and sockets only, as a stranger uses it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import WebSocket from 'ws';
import { ApiClient, type RunReply } from '../../bench/api-client';
import { findChild } from '../../bench/processes';
import { startSystem, type System } from '../../bench/system';
import { projectRoot } from '../../contracts/project-root';
import { bombPng, multiPageTiff, truncatedJpeg } from '../factories/image';
import { completionAnswer, errorAnswer, type LlmServer, startLlmServer } from '../factories/llm-server';
import { encryptedPdf, manyPagePdf, textPdf, truncatedPdf } from '../factories/pdf';

const ENDED = ['completed', 'failed', 'cancelled'];

interface DocumentRun extends RunReply {
  cost_usd: number | null;
  error: { code: string; title: string; detail: string } | null;
  final_result: {
    fields: ExtractedField[];
    pages: { page: number; source: string }[];
    text: string;
    llm: unknown;
  } | null;
}

interface ExtractedField {
  name: string;
  value: unknown;
  confidence: number;
  page: number | null;
  box: unknown;
}

let system: System;
let api: ApiClient;
let llm: LlmServer;

beforeAll(async () => {
  llm = await startLlmServer();
  const prices = { 'test-model': { input_usd_per_million: 1, output_usd_per_million: 2 } };
  system = await startSystem({
    LLM_API_BASE: llm.baseUrl,
    LLM_MODEL: 'test-model',
    LLM_PRICES: JSON.stringify(prices),
    LLM_BUDGET_USD_PER_RUN: '1',
    LLM_BUDGET_USD_PER_DAY: '1',
  });
  api = new ApiClient(system);
}, 600_000);

afterAll(async () => {
  await system.stop();
  await llm.close();
}, 120_000);

/** Of a lossy WebP (VP8): RFC 9649, section 2.5. */
function imageSize(webp: Buffer): { width: number; height: number } {
  return { width: webp.readUInt16LE(26) & 0x3fff, height: webp.readUInt16LE(28) & 0x3fff };
}

const sample = (name: string) => readFileSync(join(projectRoot(), 'samples', name));

function submit(name: string, bytes: Uint8Array, options: Record<string, unknown> = {}): Promise<string> {
  return api.submitUntilAccepted({ name, bytes, options });
}

async function ended(id: string): Promise<DocumentRun> {
  for (;;) {
    const run = (await api.run(id)) as DocumentRun;
    if (ENDED.includes(run.status)) return run;
    await sleep(200);
  }
}

function field(run: DocumentRun, name: string): ExtractedField | undefined {
  return run.final_result?.fields.find((candidate) => candidate.name === name);
}

function call(path: string, method = 'GET', headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${system.url}${path}`, { method, headers: { authorization: `Bearer ${system.token}`, ...headers } });
}

describe('pages', () => {
  it('are shown with their lines beside an image of the same shape', async () => {
    const run = await ended(await submit('invoice.pdf', sample('invoice-digital.pdf'), { field_schema: 'invoice' }));
    const { items } = (await (await call(`/api/v1/runs/${run.chain_id}/pages`)).json()) as {
      items: { page: number; width: number; height: number; lines: unknown[]; links: { image: string } }[];
    };
    expect(items.map(({ page }) => page)).toEqual(run.final_result?.pages.map(({ page }) => page));
    const [first] = items;
    expect(first?.lines.length).toBeGreaterThan(5);
    const image = await call(`${first?.links.image}?width=400`);
    expect(image.headers.get('content-type')).toBe('image/webp');
    const bytes = Buffer.from(await image.arrayBuffer());
    expect(bytes.subarray(8, 12).toString()).toBe('WEBP');
    const size = imageSize(bytes);
    expect(size.width).toBe(400);
    expect(size.height / size.width).toBeCloseTo((first?.height ?? 0) / (first?.width ?? 1), 1);
  });

  it('that do not exist are refused by their number', async () => {
    const run = await ended(await submit('invoice.pdf', sample('invoice-digital.pdf'), { field_schema: 'invoice' }));
    for (const page of ['0', '99', 'x', '1e3']) {
      const answer = await call(`/api/v1/runs/${run.chain_id}/pages/${page}/image`);
      expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([422, 'DOCUMENT_PAGE_MISSING']);
    }
  });
});

describe('reading', () => {
  it('takes the digital text of a PDF where there is one, with the place of each value', async () => {
    const run = await ended(await submit('invoice.pdf', sample('invoice-digital.pdf'), { field_schema: 'invoice' }));
    expect(run.status).toBe('completed');
    expect(run.final_result?.pages.every((page) => page.source === 'pdf-text')).toBe(true);
    expect(field(run, 'invoice_number')).toMatchObject({
      value: 'LI-2026-0417',
      page: 1,
      box: { x: expect.any(Number) },
    });
  });

  it('reads a Korean receipt with both engines', async () => {
    const truth = JSON.parse(sample('receipt-ko-1.truth.json').toString()) as {
      fields: { total: number; date: string };
    };
    for (const engine of ['ppocr', 'tesseract']) {
      const options = { field_schema: 'receipt', languages: ['ko', 'en'], ocr_engine: engine };
      const run = await ended(await submit('receipt.jpg', sample('receipt-ko-1.jpg'), options));
      expect(run.status).toBe('completed');
      expect(run.final_result?.pages[0]?.source).toBe(engine);
      expect(run.final_result?.text).toMatch(/[가-힣]{2}/);
      if (engine === 'ppocr') expect(field(run, 'total')?.value).toBe(truth.fields.total);
    }
  });

  it('reads the wanted pages only, each as a part of its stage', async () => {
    const pdf = textPdf([['First page'], ['Second page'], ['Third page']]);
    const run = await ended(await submit('three.pdf', pdf, { pages: '1,3' }));
    expect(run.final_result?.pages.map((page) => page.page)).toEqual([1, 3]);
    expect(run.final_result?.text).toContain('Third page');
    expect(run.final_result?.text).not.toContain('Second page');
    const manifest = (await (await call(`/api/v1/runs/${run.chain_id}/manifest`)).json()) as {
      stages: { name: string; parts_done: number }[];
    };
    expect(manifest.stages.find((stage) => stage.name === 'read')?.parts_done).toBe(2);
  });

  it("extracts the fields of a caller's own schema", async () => {
    const schema = {
      type: 'object',
      properties: { invoiceNumber: { type: 'string' }, dueDate: { type: 'string', format: 'date' } },
    };
    const run = await ended(await submit('own.pdf', sample('invoice-digital.pdf'), { field_schema: schema }));
    expect(run.final_result?.fields.map((each) => [each.name, each.value])).toEqual([
      ['invoiceNumber', 'LI-2026-0417'],
      ['dueDate', '2026-04-17'],
    ]);
  });

  it('asks the language model when told to, and counts its tokens and cost', async () => {
    llm.reply(completionAnswer({ invoice_number: 'LI-2026-0417' }));
    const schema = { type: 'object', properties: { invoice_number: { type: 'string' } } };
    const run = await ended(
      await submit('llm.pdf', sample('invoice-digital.pdf'), { extractor: 'llm', field_schema: schema }),
    );
    expect(run.status).toBe('completed');
    expect(field(run, 'invoice_number')).toMatchObject({ value: 'LI-2026-0417', page: 1 });
    expect(run.final_result?.llm).toMatchObject({ model: 'test-model', calls: 1, input_tokens: expect.any(Number) });
    expect(run.cost_usd).toBeGreaterThan(0);
  });

  it('reads the fields itself when the language model cannot, and asks again the next time', async () => {
    llm.reply(errorAnswer(400, { message: 'maximum context length', code: 'context_length_exceeded' }));
    const schema = { type: 'object', properties: { total: { type: 'number' } } };
    const send = () =>
      submit('fallback.pdf', sample('invoice-digital.pdf'), { extractor: 'llm', field_schema: schema });
    const run = await ended(await send());
    expect(run.status).toBe('completed');
    expect(run.final_result).toMatchObject({
      extractor: 'local',
      fallback: { code: 'LLM_REFUSED' },
      llm: { calls: 1 },
    });
    expect(Object.keys(run.models)).toEqual(expect.arrayContaining(['documents/llm', 'documents/extractor']));
    llm.reply(completionAnswer({ total: 1 }));
    const next = await ended(await send());
    expect(next.final_result).toMatchObject({ extractor: 'llm' });
    expect(next.models).not.toHaveProperty('documents/extractor');
  });
});

describe('bad documents', () => {
  const bad: [name: string, make: () => Uint8Array | Promise<Uint8Array>, code: string][] = [
    ['truncated.jpg', truncatedJpeg, 'DOCUMENT_UNREADABLE'],
    ['truncated.pdf', () => truncatedPdf(), 'DOCUMENT_UNREADABLE'],
    ['encrypted.pdf', encryptedPdf, 'DOCUMENT_ENCRYPTED'],
    ['bomb.png', () => bombPng(), 'DOCUMENT_TOO_MANY_PIXELS'],
    ['long.pdf', () => manyPagePdf(500), 'DOCUMENT_TOO_MANY_PAGES'],
    ['noise.tif', () => multiPageTiff([{ width: 40, height: 40, level: 255 }]).subarray(0, 60), 'DOCUMENT_UNREADABLE'],
  ];

  it("end with a clear problem each, in the reader's language, while their neighbours are read", async () => {
    const neighbour = submit('neighbour.pdf', textPdf([['A good neighbour']]));
    const ids = await Promise.all(bad.map(async ([name, make]) => submit(name, await make())));
    const runs = await Promise.all(ids.map(ended));
    expect(runs.map((run) => [run.status, run.error?.code])).toEqual(bad.map(([, , code]) => ['failed', code]));
    expect((await ended(await neighbour)).status).toBe('completed');
    const korean = (await (
      await call(`/api/v1/runs/${ids[2]}`, 'GET', { 'accept-language': 'ko' })
    ).json()) as DocumentRun;
    expect(korean.error?.title).toBe('암호화된 문서입니다');
  });
});

describe('a run', () => {
  it('is answered from the cache the second time, with no activity run', async () => {
    const bytes = textPdf([['Read me once']]);
    const first = await ended(await submit('once.pdf', bytes));
    const operations = async () =>
      ((await (await call('/api/v1/operations/statistics')).json()) as { items: { count: number }[] }).items;
    await sleep(1_000);
    const before = await operations();
    const form = new FormData();
    form.set('file', new Blob([Uint8Array.from(bytes)]), 'again.pdf');
    const reply = await fetch(`${system.url}/cr-extract`, {
      method: 'POST',
      body: form,
      headers: { authorization: `Bearer ${system.token}` },
    });
    expect(await reply.json()).toEqual({ chain_id: first.chain_id, cached: true, result: first.final_result });
    await sleep(1_000);
    const documentActivities = (items: { operation?: string; count: number }[]) =>
      items.filter((item) => item.operation !== 'reconcileStaleRuns').map((item) => [item.operation, item.count]);
    expect(documentActivities(await operations())).toEqual(documentActivities(before));
  });

  it('tells a socket its present state first and then each stage until its end', async () => {
    const id = await submit('watched.jpg', sample('receipt-en-2.jpg'), { field_schema: 'receipt', languages: ['en'] });
    const messages: { type: string; seq: number }[] = [];
    const socket = new WebSocket(`${system.url.replace('http', 'ws')}/ws/pipeline/${id}`, {
      headers: { authorization: `Bearer ${system.token}` },
    });
    await new Promise<void>((resolve, reject) => {
      socket.on('error', reject);
      socket.on('message', (data: Buffer) => {
        const message = JSON.parse(data.toString()) as { type: string; seq: number };
        messages.push(message);
        if (message.type === 'run_completed') resolve();
      });
    });
    socket.terminate();
    expect(messages[0]?.type).toBe('snapshot');
    const seqs = messages.map((message) => message.seq);
    expect(seqs).toEqual(seqs.map((_, index) => (seqs[0] ?? 0) + index));
  });

  it('is cancelled in mid-work, retried, and deleted', async () => {
    const long = manyPagePdf(60);
    // Digital text is quick; without it each page is drawn and read.
    const id = await submit('cancelled.pdf', long, { ocr_engine: 'ppocr' });
    expect((await call(`/api/v1/runs/${id}/cancel`, 'POST')).status).toBe(202);
    const cancelled = await ended(id);
    expect(cancelled.status).toBe('cancelled');
    expect((await call(`/api/v1/runs/${id}/retry`, 'POST')).ok).toBe(true);
    const retried = await ended(id);
    expect(retried.status).toBe('completed');
    expect(retried.final_result?.pages).toHaveLength(60);
    expect((await call(`/api/v1/runs/${id}`, 'DELETE')).status).toBe(204);
    expect((await call(`/api/v1/runs/${id}`)).status).toBe(404);
  });

  it('ends as it would have when its worker is killed in mid-stage', async () => {
    const options = { field_schema: 'receipt', languages: ['ko', 'en'] };
    const id = await submit('killed.jpg', sample('receipt-ko-2.jpg'), options);
    await sleep(700);
    const pid = findChild(system.process.pid ?? 0, 'workers/main.js cpu');
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
    const run = await ended(id);
    expect(run.status).toBe('completed');
    const again = new FormData();
    again.set('options', JSON.stringify(options));
    again.set('cache', 'bypass');
    again.set('file', new Blob([Uint8Array.from(sample('receipt-ko-2.jpg'))]), 'killed.jpg');
    const reply = await fetch(`${system.url}/api/v1/documents/runs`, {
      method: 'POST',
      body: again,
      headers: { authorization: `Bearer ${system.token}` },
    });
    const { chain_id: undisturbed } = (await reply.json()) as { chain_id: string };
    expect(undisturbed).not.toBe(id);
    expect((await ended(undisturbed)).final_result).toEqual(run.final_result);
  });

  it('misses its deadline with a word', async () => {
    const form = new FormData();
    form.set('deadline_seconds', '1');
    form.set('options', JSON.stringify({ ocr_engine: 'tesseract', languages: ['ko'] }));
    form.set('file', new Blob([Uint8Array.from(sample('invoice-zugferd-4.jpg'))]), 'late.jpg');
    const reply = await fetch(`${system.url}/api/v1/documents/runs`, {
      method: 'POST',
      body: form,
      headers: { authorization: `Bearer ${system.token}` },
    });
    const { chain_id: id } = (await reply.json()) as { chain_id: string };
    expect((await ended(id)).error?.code).toBe('RUN_DEADLINE_EXCEEDED');
  });

  it('shows in the metrics, by route and by status', async () => {
    const metrics = await (await call('/metrics')).text();
    expect(metrics).toContain('endpoint="/api/v1/documents/runs",status="202"');
    expect(metrics).toMatch(/treadle_runs\{pipeline="documents",status="completed"\} [1-9]/);
  });
});
