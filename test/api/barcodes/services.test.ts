/** Every product service against a local server that answers as it does: well, badly, and with nonsense. */
import { serviceTiers } from '../../../api/barcodes/product-services';
import { type ProductService, ServiceTrouble } from '../../../api/barcodes/product-service';
import { shelfLifeDays } from '../../../api/barcodes/services/food-safety-c005';
import { readBarcode } from '../../../contracts/receipts/barcode';
import { CATALOGUE, SERVICES, type ServiceName } from '../../setup/product-services/answers';
import {
  type Behaviour,
  type ProductServicesServer,
  startProductServices,
} from '../../setup/product-services/product-services-server';

let server: ProductServicesServer;
let services: Map<string, ProductService>;
beforeAll(async () => {
  server = await startProductServices();
  services = new Map(serviceTiers(server.settings).flatMap((tier) => tier.map((service) => [service.name, service])));
});
afterEach(() => server.reset());
afterAll(() => server.close());

const [CHOCOLATE, GINGER_BEER] = CATALOGUE as [(typeof CATALOGUE)[0], (typeof CATALOGUE)[0]];
const GTIN = readBarcode(CHOCOLATE.code).gtin;
const NEVER = new AbortController().signal;

const ask = (name: ServiceName, gtin = GTIN, signal = NEVER) => services.get(name)!.ask(gtin, signal);
const troubleOf = async (name: ServiceName, behaviour: Behaviour): Promise<ServiceTrouble> => {
  server.behave(name, behaviour);
  const error: unknown = await ask(name).catch((thrown: unknown) => thrown);
  if (error instanceof ServiceTrouble) return error;
  throw new Error(`No trouble, but ${String(error)}`);
};

it('Open Food Facts: the product, its first brand and its category', async () => {
  expect(await ask('open_food_facts', readBarcode(GINGER_BEER.code).gtin)).toEqual({
    name: 'Extra Ginger Beer',
    brand: "Reed's",
    quantity: '12 fl oz',
    categoryId: 'beverages',
    shelfLifeDays: null,
  });
});

it('Open Food Facts: is told who asks, and asked for no more than is needed', async () => {
  await ask('open_food_facts');
  expect(server.requests).toMatchObject([
    { digits: CHOCOLATE.code, headers: { 'user-agent': server.settings.openFoodFacts?.userAgent } },
  ]);
});

it('Open Food Facts: another language’s name where the main one is missing; none is no product', async () => {
  server.behave('open_food_facts', {
    kind: 'known',
    product: { product_name: ' ', product_name_ko: '초콜릿 잼' },
  });
  expect((await ask('open_food_facts'))?.name).toBe('초콜릿 잼');
  server.behave('open_food_facts', { kind: 'known', product: { product_name: null } });
  expect(await ask('open_food_facts')).toBeNull();
});

it('Open Food Facts: a field of another type is as if it were not there', async () => {
  server.behave('open_food_facts', {
    kind: 'known',
    product: { brands: ['a'] as never, categories_tags: 'b' as never },
  });
  expect(await ask('open_food_facts')).toMatchObject({ name: CHOCOLATE.product_name, brand: null });
});

it('FOOD_QR: the product of its one row, whose barcode is a number there', async () => {
  const known = { kind: 'known', product: { product_name: '가나 초콜릿', brands: '롯데웰푸드(주)' } } as const;
  server.behave('food_qr', known);
  expect(await ask('food_qr')).toEqual({
    name: '가나 초콜릿',
    brand: '롯데웰푸드(주)',
    quantity: null,
    categoryId: 'sweets',
    shelfLifeDays: null,
  });
});

it('Food Safety Korea: C005 tells how long it keeps, I2570 three levels of its kind', async () => {
  const known = { kind: 'known', product: { product_name: '새우깡', brands: '(주)농심' } } as const;
  server.behave('food_safety_korea_c005', known);
  server.behave('food_safety_korea_i2570', known);
  expect(await ask('food_safety_korea_c005')).toEqual({
    name: '새우깡',
    brand: '(주)농심',
    quantity: null,
    categoryId: 'snacks',
    shelfLifeDays: 360,
  });
  expect(await ask('food_safety_korea_i2570')).toMatchObject({ name: '새우깡', categoryId: 'beverages' });
});

it.each([
  ['제조일로부터 12개월', 360],
  ['제조일로부터 2년까지', 730],
  ['제조일로부터 냉장 10일', 10],
  ['5 주', 35],
  ['별도표시', null],
  ['', null],
  ['9999년', null],
])('how long %j is: %s days', (text, days) => {
  expect(shelfLifeDays(text)).toBe(days);
});

describe.each(SERVICES)('%s', (name) => {
  it('does not know what it does not know', async () => {
    server.behave(name, { kind: 'unknown' });
    expect(await ask(name)).toBeNull();
  });

  it('is no source of markup, control characters or names without end', async () => {
    const nasty = `<script>alert(1)</script>Choco\u0000\u202e &amp; 🍫 ${'x'.repeat(1_000)}`;
    server.behave(name, { kind: 'known', product: { product_name: nasty, brands: '<i>Brand</i>' } });
    const found = await ask(name);
    expect(found?.name).toMatch(/^Choco & 🍫 x+$/u);
    expect(found?.name.length).toBeLessThanOrEqual(201);
    expect(found?.brand).toBe('Brand');
  });

  it.each(['page', 'truncated', 'other', 'huge'] as const)('is not believed: %s', async (kind) => {
    expect((await troubleOf(name, { kind })).kind).toBe('unusable');
  });

  it('says when it was asked too often, and for how long it wants to be left alone', async () => {
    const { kind, retryAfterSeconds } = await troubleOf(name, { kind: 'refused' });
    expect(kind).toBe('refused');
    expect(retryAfterSeconds).toBeGreaterThan(0);
  });

  it('fails with a status, and with none', async () => {
    expect((await troubleOf(name, { kind: 'error' })).message).toBe('HTTP 500');
    expect(['failed', 'unusable']).toContain((await troubleOf(name, { kind: 'failed' })).kind);
    server.behave(name, { kind: 'break' });
    await expect(ask(name)).rejects.toThrow();
  });

  it('can be given up', async () => {
    server.behave(name, { kind: 'hang' });
    const controller = new AbortController();
    const answer = ask(name, GTIN, controller.signal);
    controller.abort('not_needed');
    await expect(answer).rejects.toBe('not_needed');
  });
});

it('no trouble tells a key', async () => {
  for (const name of SERVICES) {
    for (const kind of ['error', 'refused', 'page', 'other'] as const) {
      const { message } = await troubleOf(name, { kind });
      expect(message).not.toMatch(/qr-key|korea-key|http:/);
    }
  }
});

it('nothing is asked that is not configured', () => {
  const none = { ...server.settings, openFoodFacts: null, foodQr: null, foodSafetyKorea: null };
  expect(serviceTiers(none).flat()).toEqual([]);
});
