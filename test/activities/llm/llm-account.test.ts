/** The activity that asks a language model, with the real ledger and a server that speaks the protocol. */
import { ApplicationFailure } from '@temporalio/common';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { createDocumentCpuActivities } from '../../../activities/documents/cpu';
import { createDocumentIoActivities, type DocumentIoDeps } from '../../../activities/documents/io';
import { createLlmExtractor } from '../../../activities/llm/llm-extractor';
import { createSpineActivities } from '../../../activities/spine/activities';
import { RunBlobs } from '../../../activities/spine/run-blobs';
import type { BlobRef } from '../../../contracts/blob';
import type { FieldJsonSchema } from '../../../contracts/documents/options';
import type { DocumentResult } from '../../../contracts/documents/result';
import type { RunOutcome } from '../../../contracts/run';
import { BlobsRepository } from '../../../db/repositories/blobs';
import { LlmLedgerRepository, type LlmLimits } from '../../../db/repositories/llm-ledger';
import { ModelsRepository } from '../../../db/repositories/models';
import type { RunRow } from '../../../db/repositories/runs';
import { CpuPool } from '../../../models/pool/cpu-pool';
import { type BlobFolder, createBlobFolder } from '../../factories/blob-folder';
import { completionAnswer, errorAnswer, type LlmServer, startLlmServer } from '../../factories/llm-server';
import { layoutOf } from '../../factories/page-layouts';
import { createRunWorld, type RunWorld, stageContext } from '../../factories/runs';
import { createTestDatabase, type TestDatabase } from '../../setup/database';

/** 1 USD for 1,000 tokens in, 2 for 1,000 out: the server's 1,200 and 80 tokens cost 1.36. */
const PRICES = { m: { inputUsdPerMillion: 1_000, outputUsdPerMillion: 2_000 } };
const COST = 1.36;
const NO_LIMIT: LlmLimits = { usdPerRunMax: null, usdPerDayMax: null };
const SCHEMA: FieldJsonSchema = { type: 'object', properties: { total: { type: 'number' } } };

let database: TestDatabase;
let ledger: LlmLedgerRepository;
let world: RunWorld;
let blobFolder: BlobFolder;
let server: LlmServer;
let layout: BlobRef;

beforeEach(async () => {
  database = await createTestDatabase();
  ledger = new LlmLedgerRepository(database.orm);
  world = await createRunWorld(database.orm);
  blobFolder = createBlobFolder();
  server = await startLlmServer();
  const pages = Buffer.from(JSON.stringify([layoutOf('CORNER SHOP\nTOTAL | 12.50')]));
  layout = await blobFolder.store.putBytes(pages, 'application/json');
});
afterEach(async () => {
  await server.close();
  blobFolder.remove();
  await database.drop();
});

const blobs = () => new RunBlobs(blobFolder.store, new BlobsRepository(database.orm));

const extractorAt = (baseUrl: string, timeoutMs = 5_000) =>
  createLlmExtractor({ baseUrl, model: 'm', prices: () => Promise.resolve(PRICES), timeoutMs, outputTokensMax: 100 });

function extract(run: RunRow, limits = NO_LIMIT, timeoutMs = 5_000): Promise<RunOutcome> {
  const llm = extractorAt(server.baseUrl, timeoutMs);
  return extractBy(run, { blobs: blobs(), llm, newLlm: null, ledger, limits });
}

function extractBy(run: RunRow, deps: DocumentIoDeps, asked?: 'llm_new'): Promise<RunOutcome> {
  const activities = createDocumentIoActivities(deps);
  const input = { layout, schema: SCHEMA, ...(asked && { asked }) };
  return new MockActivityEnvironment({}, { logger: new DefaultLogger('ERROR') }).run(
    activities.extractFieldsWithLlm,
    stageContext(run, 'extract'),
    input,
  );
}

async function resultOf({ result }: RunOutcome): Promise<DocumentResult> {
  return JSON.parse((await blobFolder.store.read(result)).toString('utf8')) as DocumentResult;
}

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no failure',
    (error: unknown) => (error instanceof ApplicationFailure ? error.type : (error as { code: string }).code),
  );

it('writes tokens, time and cost of every call to the run and to the day', async () => {
  const run = await world.submit();
  server.reply(completionAnswer('{"total": "much"}'), completionAnswer({ total: 12.5 }));
  expect(await codeOf(extract(run))).toBe('LLM_ANSWER_INVALID');
  const outcome = await extract(run);
  expect(outcome.cost_usd).toBeCloseTo(2 * COST, 6);
  const { llm } = await resultOf(outcome);
  expect(llm).toMatchObject({ model: 'm', calls: 2, input_tokens: 2_400, output_tokens: 160 });
  const [today] = await ledger.days(1);
  expect(today).toMatchObject({ calls: 2, inputTokens: 2_400, outputTokens: 160 });
  expect(today?.committedUsd).toBeCloseTo(2 * COST, 6);
});

it('asks the new model where the run wants that one, and no other in its place', async () => {
  const other = await startLlmServer();
  try {
    other.reply(completionAnswer({ total: 12.5 }));
    const [llm, newLlm] = [extractorAt(server.baseUrl), extractorAt(other.baseUrl)];
    const deps = { blobs: blobs(), llm, newLlm, ledger, limits: NO_LIMIT };
    await extractBy(await world.submit(), deps, 'llm_new');
    expect([server.requests.length, other.requests.length]).toEqual([0, 1]);
    const without = { ...deps, newLlm: null };
    expect(await codeOf(extractBy(await world.submit(), without, 'llm_new'))).toBe('LLM_NOT_CONFIGURED');
  } finally {
    await other.close();
  }
});

it('asks nothing when the budget of the day is used up, by whichever run', async () => {
  const limits = { usdPerRunMax: null, usdPerDayMax: 3 };
  server.reply(completionAnswer({ total: 12.5 }));
  await extract(await world.submit(), limits);
  expect(await codeOf(extract(await world.submit(), limits))).toBe('LLM_BUDGET_USED');
  expect(server.requests).toHaveLength(1);
});

it('the sum of runs at once stays below the budget of the day', async () => {
  const usage = { prompt_tokens: 400, completion_tokens: 80, total_tokens: 480 };
  server.reply({ ...completionAnswer({ total: 12.5 }, { usage }), delayMs: 200 });
  const limits = { usdPerRunMax: null, usdPerDayMax: 6 };
  const runs = await Promise.all(Array.from({ length: 8 }, () => world.submit()));
  const codes = await Promise.all(runs.map((run) => codeOf(extract(run, limits))));
  expect(new Set(codes)).toEqual(new Set(['no failure', 'LLM_THROTTLED']));
  expect(server.requests).toHaveLength(codes.filter((code) => code === 'no failure').length);
  expect((await ledger.days(1))[0]?.committedUsd).toBeLessThanOrEqual(6);
  expect((await extract(await world.submit(), limits)).cost_usd).toBeCloseTo(0.56, 6);
});

it('asks nothing when one call could pass the budget of the run', async () => {
  expect(await codeOf(extract(await world.submit(), { usdPerRunMax: 0.5, usdPerDayMax: null }))).toBe(
    'LLM_BUDGET_USED',
  );
  expect(server.requests).toHaveLength(0);
});

it('a refusal and a throttling cost nothing; an answer that never came counts in full', async () => {
  const run = await world.submit();
  server.reply(
    errorAnswer(429, { message: 'slow down' }),
    errorAnswer(503, { message: 'overloaded' }),
    errorAnswer(401, { message: 'who are you' }),
  );
  const codes = [await codeOf(extract(run)), await codeOf(extract(run)), await codeOf(extract(run))];
  expect(codes).toEqual(['LLM_THROTTLED', 'LLM_UNAVAILABLE', 'LLM_REFUSED']);
  expect(await ledger.usageOfRun(run.id)).toMatchObject({ calls: 3, cost_usd: 0 });
  server.reply({ ...completionAnswer({ total: 1 }), delayMs: 30_000 });
  expect(await codeOf(extract(run, NO_LIMIT, 150))).toBe('LLM_UNAVAILABLE');
  expect((await ledger.usageOfRun(run.id))?.cost_usd).toBeGreaterThan(0.2);
});

it('an answer without usage counts in full', async () => {
  server.reply(completionAnswer({ total: 12.5 }, { usage: undefined }));
  expect((await extract(await world.submit())).cost_usd).toBeGreaterThan(0.2);
});

it('gives up a model whose answers never fit', async () => {
  const run = await world.submit();
  server.reply(completionAnswer('{"total": "mu'));
  const failures: unknown[] = [];
  for (let attempt = 1; attempt <= 3; attempt++) failures.push(await extract(run).catch((error: unknown) => error));
  const isFinal = (error: unknown) => error instanceof ApplicationFailure && error.nonRetryable === true;
  expect(failures.map(isFinal)).toEqual([false, false, true]);
  expect(failures[2]).toMatchObject({ type: 'LLM_ANSWER_INVALID' });
});

it('a local result in its place says why and by which version, costs what was asked, and is not cached', async () => {
  const run = await world.submit({ models: { 'documents/llm': 'm' } });
  const models = new ModelsRepository(database.orm);
  await models.deployShipped({ slot: 'documents/extractor', version: 'v7', origin: 'built-in' }, 'shipped');
  server.reply(completionAnswer('{"total": "mu'));
  await codeOf(extract(run));
  const pool = new CpuPool({ threads: 1 });
  const limits = { pagesMax: 1, pixelsMax: 1e6 };
  const located: string[][] = [];
  const modelFiles = { locate: async (...place: string[]) => (located.push(place), null) };
  const deps = { blobs: blobs(), pool, limits, ledger, modelFiles, models };
  const { extractFieldsLocally } = createDocumentCpuActivities(deps);
  const insteadOfLlm = { code: 'LLM_UNAVAILABLE', details: { reason: 'HTTP 503' } } as const;
  const input = { layout, schema: SCHEMA, insteadOfLlm };
  const outcome: RunOutcome = await new MockActivityEnvironment({}, { logger: new DefaultLogger('ERROR') }).run(
    extractFieldsLocally,
    stageContext(run, 'extract'),
    input,
  );
  await pool.close();
  expect(outcome).toMatchObject({ cacheable: false, cost_usd: expect.closeTo(COST, 6) });
  expect(await resultOf(outcome)).toMatchObject({
    extractor: 'local',
    fallback: { code: 'LLM_UNAVAILABLE', detail: expect.stringContaining('HTTP 503') },
    llm: { calls: 1 },
    fields: [{ name: 'total', value: 12.5 }],
  });
  expect(located).toEqual([['documents/extractor', 'v7']]);
  const { completeRun } = createSpineActivities({
    progress: world.progress,
    blobStore: blobFolder.store,
    cacheTtlSeconds: 60,
  });
  await completeRun({ runId: run.id, runAttempt: run.attempt, outcome });
  expect((await world.row(run.id)).models).toEqual({ 'documents/llm': 'm', 'documents/extractor': 'v7' });
});
