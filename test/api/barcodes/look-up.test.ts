/** The three tiers together: a real database, and services that know, do not know, fail, hang and refuse. */
import { Registry } from 'prom-client';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BarcodeSettings } from '../../../api/barcodes/barcode-settings';
import { BarcodeLookUp } from '../../../api/barcodes/look-up';
import { readBarcode } from '../../../contracts/receipts/barcode';
import { Notifications } from '../../../db/notifications';
import { ProductsRepository } from '../../../db/repositories/products';
import { ServiceQuotasRepository } from '../../../db/repositories/service-quotas';
import { createTestDatabase, type TestDatabase } from '../../setup/database';
import { CATALOGUE, SERVICES, type ServiceName } from '../../setup/product-services/answers';
import {
  type Behaviour,
  type ProductServicesServer,
  startProductServices,
} from '../../setup/product-services/product-services-server';

let database: TestDatabase;
let server: ProductServicesServer;
let products: ProductsRepository;
const opened: (() => Promise<void>)[] = [];

beforeAll(async () => {
  server = await startProductServices();
});
beforeEach(async () => {
  database = await createTestDatabase();
  products = new ProductsRepository(database.orm);
});
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
  await database.drop();
  server.reset();
});
afterAll(() => server.close());

interface OpenLookUp {
  lookUp: BarcodeLookUp;
  warnings: unknown[];
  registry: Registry;
}

async function openLookUp(settings: Partial<BarcodeSettings> = {}): Promise<OpenLookUp> {
  const notifications = new Notifications({ url: database.url, applicationName: 'look-up', onError: () => {} });
  const warnings: unknown[] = [];
  const registry = new Registry();
  const lookUp = new BarcodeLookUp({
    settings: { barcodes: { ...server.settings, ...settings } },
    products,
    serviceQuotas: new ServiceQuotasRepository(database.orm),
    notifications,
    logger: { warn: (...line: unknown[]) => void warnings.push(line) } as never,
    registry,
  });
  await notifications.start();
  opened.push(async () => {
    await lookUp.close();
    await notifications.stop();
  });
  return { lookUp, warnings, registry };
}

const PROJECT = '00000000-0000-4000-8000-000000000001';
const CHOCOLATE = CATALOGUE[0]!;
const BARCODE = readBarcode(CHOCOLATE.code);
const KOREAN = readBarcode('8801043014816');
const IN_STORE = readBarcode('2000000000008');

const all = (behaviour: Behaviour) => SERVICES.forEach((service) => server.behave(service, behaviour));
const askedServices = () => server.requests.map(({ service }) => service);
const outcomes = (asked: { service: string; outcome: string }[]) =>
  Object.fromEntries(asked.map(({ service, outcome }) => [service, outcome]));
/** What goes on behind answers ends soon; this waits for it. */
async function until<T>(look: () => Promise<T | undefined | false>): Promise<T> {
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    await sleep(5);
  }
}
const kept = async (gtin = BARCODE.gtin) => (await products.find(gtin))[0];
const age = (gtin: string) =>
  database.pool.query(
    `update products set fresh_until = now() - interval '1 second', name = 'Old name' where gtin = $1`,
    [gtin],
  );

it('asks a service once, and answers from the database from then on', async () => {
  const { lookUp } = await openLookUp();
  const first = await lookUp.find(BARCODE, PROJECT);
  expect(first.kept).toMatchObject({ source: 'open_food_facts', product: { name: CHOCOLATE.product_name } });
  expect(outcomes(first.asked)).toEqual({ open_food_facts: 'found' });
  await until(async () => (await kept())?.product);
  const later = await (await openLookUp()).lookUp.find(BARCODE, PROJECT);
  expect(later).toMatchObject({ kept: { source: 'open_food_facts' }, asked: [], isStale: false });
  expect(askedServices()).toEqual(['open_food_facts']);
});

it('asks services without a daily quota before those with one, and a country’s own first', async () => {
  const { lookUp } = await openLookUp();
  all({ kind: 'unknown' });
  await lookUp.find(BARCODE, PROJECT);
  expect(askedServices()).toEqual(['open_food_facts', 'food_qr', 'food_safety_korea_c005', 'food_safety_korea_i2570']);
  server.requests.length = 0;
  await lookUp.find(KOREAN, PROJECT);
  expect(askedServices()).toEqual(['food_qr', 'open_food_facts', 'food_safety_korea_c005', 'food_safety_korea_i2570']);
});

it('remembers for a while that nobody knows a barcode', async () => {
  const { lookUp } = await openLookUp();
  all({ kind: 'unknown' });
  expect(await lookUp.find(BARCODE, PROJECT)).toMatchObject({ kept: undefined, isPending: false });
  await until(async () => await kept());
  server.requests.length = 0;
  expect(await lookUp.find(BARCODE, PROJECT)).toMatchObject({ kept: undefined, asked: [] });
  expect(server.requests).toEqual([]);
  await database.pool.query(`update products set fresh_until = now() - interval '1 second'`);
  server.reset();
  expect((await (await openLookUp()).lookUp.find(BARCODE, PROJECT)).kept?.product?.name).toBe(CHOCOLATE.product_name);
});

it('remembers for longer that all said no than that some could not say', async () => {
  const { lookUp } = await openLookUp();
  all({ kind: 'unknown' });
  await lookUp.find(BARCODE, PROJECT);
  server.behave('food_qr', { kind: 'error' });
  await lookUp.find(KOREAN, PROJECT);
  const decided = await until(async () => await kept());
  const undecided = await until(async () => await kept(KOREAN.gtin));
  expect(decided.freshUntil!.getTime()).toBeGreaterThan(undecided.freshUntil!.getTime());
});

it('answers an old product at once, and has it fresh for the next one', async () => {
  const { lookUp } = await openLookUp();
  await lookUp.find(BARCODE, PROJECT);
  await until(async () => await kept());
  await age(BARCODE.gtin);
  server.behave('open_food_facts', { kind: 'known', delayMs: 50, product: { product_name: 'New name' } });
  const second = (await openLookUp()).lookUp;
  expect(await second.find(BARCODE, PROJECT)).toMatchObject({
    kept: { product: { name: 'Old name' } },
    isStale: true,
    asked: [],
  });
  await until(async () => (await kept())?.product?.name === 'New name');
  expect(await second.find(BARCODE, PROJECT)).toMatchObject({
    kept: { product: { name: 'New name' } },
    isStale: false,
  });
});

it.each(['unknown', 'error'] as const)('keeps an old product when the services answer: %s', async (kind) => {
  const { lookUp } = await openLookUp();
  await lookUp.find(BARCODE, PROJECT);
  await until(async () => await kept());
  await age(BARCODE.gtin);
  all({ kind });
  const second = (await openLookUp()).lookUp;
  await second.find(BARCODE, PROJECT);
  await until(async () => ((await kept())?.freshUntil?.getTime() ?? 0) > Date.now());
  expect((await second.find(BARCODE, PROJECT)).kept?.product?.name).toBe('Old name');
});

it('a hundred look-ups of one barcode are one question', async () => {
  const { lookUp } = await openLookUp();
  server.behave('open_food_facts', { kind: 'catalogue', delayMs: 50 });
  const answers = await Promise.all(Array.from({ length: 100 }, () => lookUp.find(BARCODE, PROJECT)));
  expect(new Set(answers.map((answer) => answer.kept?.product?.name))).toEqual(new Set([CHOCOLATE.product_name]));
  expect(askedServices()).toEqual(['open_food_facts']);
});

it('asks the next service when one hangs, and gives that one up when the next one knows', async () => {
  const { lookUp } = await openLookUp({ hedgeMs: 20 });
  server.behave('open_food_facts', { kind: 'hang' });
  server.behave('food_qr', { kind: 'known' });
  const { asked, kept: found } = await lookUp.find(BARCODE, PROJECT);
  expect(found?.source).toBe('food_qr');
  expect(outcomes(asked)).toEqual({ open_food_facts: 'overtaken', food_qr: 'found' });
});

it('gives up a service that was asked for nothing', async () => {
  const { lookUp } = await openLookUp({ hedgeMs: 20 });
  server.behave('open_food_facts', { kind: 'catalogue', delayMs: 100 });
  server.behave('food_qr', { kind: 'hang' });
  server.behave('food_safety_korea_c005', { kind: 'hang' });
  server.behave('food_safety_korea_i2570', { kind: 'hang' });
  const { asked } = await lookUp.find(BARCODE, PROJECT);
  expect(outcomes(asked)).toMatchObject({ open_food_facts: 'found', food_qr: 'not_needed' });
});

it('answers within its deadline, and keeps what comes later for the next one', async () => {
  const { lookUp } = await openLookUp({ deadlineMs: 40, hedgeMs: 10 });
  SERVICES.forEach((service) => server.behave(service, { kind: 'unknown', delayMs: 150 }));
  server.behave('open_food_facts', { kind: 'catalogue', delayMs: 300 });
  const early = await lookUp.find(BARCODE, PROJECT);
  expect(early).toMatchObject({ kept: undefined, isPending: true });
  expect(outcomes(early.asked)).toMatchObject({ open_food_facts: 'pending' });
  await until(async () => (await kept())?.product);
  expect((await lookUp.find(BARCODE, PROJECT)).kept?.product?.name).toBe(CHOCOLATE.product_name);
});

const BAD: [ServiceName, Behaviour['kind'], string][] = [
  ['open_food_facts', 'error', 'failed'],
  ['open_food_facts', 'break', 'failed'],
  ['open_food_facts', 'page', 'unusable'],
  ['open_food_facts', 'truncated', 'unusable'],
  ['open_food_facts', 'other', 'unusable'],
  ['open_food_facts', 'huge', 'unusable'],
  ['open_food_facts', 'refused', 'refused'],
];
it.each(BAD)('when %s is bad (%s) the next one is asked', async (service, kind, outcome) => {
  const { lookUp } = await openLookUp();
  server.behave(service, { kind });
  server.behave('food_qr', { kind: 'known' });
  const { asked, kept: found } = await lookUp.find(BARCODE, PROJECT);
  expect(outcomes(asked)).toEqual({ [service]: outcome, food_qr: 'found' });
  expect(found?.source).toBe('food_qr');
});

it('leaves a service alone that refused, in every process and after a restart', async () => {
  const { lookUp } = await openLookUp();
  SERVICES.forEach((service) => server.behave(service, { kind: 'refused' }));
  await lookUp.find(BARCODE, PROJECT);
  expect(askedServices()).toHaveLength(SERVICES.length);
  const { lookUp: restarted } = await openLookUp();
  const { asked } = await restarted.find(KOREAN, PROJECT);
  expect(new Set(Object.values(outcomes(asked)))).toEqual(new Set(['quota_used']));
  expect(askedServices()).toHaveLength(SERVICES.length);
});

it('never asks more than the quota allows, however many ask at once', async () => {
  const openFoodFacts = { ...server.settings.openFoodFacts!, readsPerMinute: 5 };
  const settings = { openFoodFacts, foodQr: null, foodSafetyKorea: null };
  const processes = [await openLookUp(settings), await openLookUp(settings)];
  const codes = CATALOGUE.slice(0, 8).map(({ code }) => readBarcode(code));
  const answers = await Promise.all(codes.map((barcode, index) => processes[index % 2]!.lookUp.find(barcode, PROJECT)));
  expect(server.requests).toHaveLength(5);
  expect(answers.filter(({ kept: found }) => found)).toHaveLength(5);
  expect(answers.flatMap(({ asked }) => asked).filter(({ outcome }) => outcome === 'quota_used')).toHaveLength(3);
});

it('leaves a service alone that fails and fails', async () => {
  const openFoodFacts = { ...server.settings.openFoodFacts!, readsPerMinute: 100 };
  const { lookUp } = await openLookUp({ openFoodFacts, foodQr: null, foodSafetyKorea: null });
  server.behave('open_food_facts', { kind: 'error' });
  const codes = Array.from({ length: 30 }, (_, index) => ({ ...BARCODE, gtin: `088010430${10_000 + index}` }));
  const seen = [];
  for (const barcode of codes) seen.push(...(await lookUp.find(barcode, PROJECT)).asked);
  expect(seen.at(0)?.outcome).toBe('failed');
  expect(seen.at(-1)?.outcome).toBe('circuit_open');
  expect(server.requests.length).toBeLessThan(20);
});

it('a service that is overtaken again and again counts as broken, one that is not needed does not', async () => {
  const openFoodFacts = { ...server.settings.openFoodFacts!, readsPerMinute: 100 };
  const { lookUp } = await openLookUp({ openFoodFacts, hedgeMs: 5, foodSafetyKorea: null });
  server.behave('open_food_facts', { kind: 'hang' });
  server.behave('food_qr', { kind: 'known' });
  const codes = Array.from({ length: 15 }, (_, index) => ({ ...BARCODE, gtin: `030104430${10_000 + index}` }));
  const seen = [];
  for (const barcode of codes) seen.push(outcomes((await lookUp.find(barcode, PROJECT)).asked));
  expect(seen[0]).toEqual({ open_food_facts: 'overtaken', food_qr: 'found' });
  expect(seen.at(-1)).toEqual({ open_food_facts: 'circuit_open', food_qr: 'found' });
});

it('never asks outside services for a shop’s own number, nor believes what they say of it', async () => {
  const { lookUp } = await openLookUp();
  const product = { name: 'Elsewhere', brand: null, quantity: null, categoryId: null, shelfLifeDays: null };
  await products.keep({ gtin: IN_STORE.gtin, product, source: 'open_food_facts' }, 60);
  expect(await lookUp.find(IN_STORE, PROJECT)).toEqual({
    kept: undefined,
    isStale: false,
    asked: [],
    isPending: false,
  });
  expect(server.requests).toEqual([]);
});

it('counts what came of every call, by service', async () => {
  const { lookUp, registry } = await openLookUp();
  server.behave('open_food_facts', { kind: 'error' });
  server.behave('food_qr', { kind: 'known' });
  await lookUp.find(BARCODE, PROJECT);
  const text = await registry.metrics();
  expect(text).toContain('treadle_product_service_calls_total{service="open_food_facts",outcome="failed"} 1');
  expect(text).toContain('treadle_product_service_calls_total{service="food_qr",outcome="found"} 1');
});

it('still answers when the product cannot be kept', async () => {
  const { lookUp, warnings } = await openLookUp();
  await database.pool.query(`alter table products add constraint none check (name is null)`);
  expect((await lookUp.find(BARCODE, PROJECT)).kept?.product?.name).toBe(CHOCOLATE.product_name);
  await until(async () => warnings.length > 0);
});

it('keeps nothing of services that were cut off when it closes', async () => {
  const { lookUp } = await openLookUp({ deadlineMs: 20 });
  all({ kind: 'hang' });
  await lookUp.find(BARCODE, PROJECT);
  await lookUp.close();
  expect(await kept()).toBeUndefined();
});
