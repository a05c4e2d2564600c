/** Barcodes over HTTP: look-up, entry by hand, who sees what, and what is no barcode. */
import { checkDigit } from '../../../contracts/receipts/barcode';
import { CATALOGUE } from '../../setup/product-services/answers';
import { type ProductServicesServer, startProductServices } from '../../setup/product-services/product-services-server';
import { type ApiUnderTest, startApi } from '../api-under-test';
import { bearer, codeOf, json, type KeyHolder, keyHolder } from '../callers';

let server: ProductServicesServer;
let api: ApiUnderTest;
let annotator: KeyHolder;
beforeAll(async () => {
  server = await startProductServices();
  const openFoodFacts = { ...server.settings.openFoodFacts!, readsPerMinute: 1_000 };
  api = await startApi({ settings: { barcodes: { ...server.settings, openFoodFacts } } });
  annotator = await keyHolder(api, 'annotator', { name: 'Ada Lovelace' });
});
afterEach(() => server.reset());
afterAll(async () => {
  await api.close();
  await server.close();
});

interface LookedUp {
  barcode: Record<string, unknown>;
  product: Record<string, unknown>;
  category: unknown;
  source: string;
  age_seconds: number;
  is_stale: boolean;
  asked: { service: string; outcome: string }[];
}

let last = 0;
/** One that no test has asked for yet. */
const freshCode = (prefix = '880777') => {
  const body = `${prefix}${String((last += 1)).padStart(12 - prefix.length, '0')}`;
  return body + checkDigit(body);
};
const path = (code: string, rest = '') => `/api/v1/barcodes/${encodeURIComponent(code)}${rest}`;
const lookUp = async (code: string) => (await (await annotator.request(path(code))).json()) as LookedUp;
const enter = (code: string, body: unknown, who: Pick<KeyHolder, 'send'> = annotator) =>
  who.send('POST', path(code, '/product'), body);
const problemOf = async (response: Response) =>
  (await response.json()) as { status: number; code: string; detail: string; details: Record<string, unknown> };

it('tells the product, whence it is known, how old that is, and who was asked', async () => {
  const { code } = CATALOGUE[1]!;
  const first = await lookUp(code);
  expect(first).toMatchObject({
    barcode: { code, gtin: `0${code}`, symbology: 'ean_13', kind: 'product', measure: null },
    product: { name: 'Extra Ginger Beer', brand: "Reed's", quantity: '12 fl oz', shelf_life_days: null },
    category: { id: 'beverages', title: 'Drinks' },
    source: 'open_food_facts',
    is_stale: false,
    asked: [{ service: 'open_food_facts', outcome: 'found' }],
  });
  expect(first.age_seconds).toBeGreaterThanOrEqual(0);
});

it('answers a UPC-A and its EAN-13 alike', async () => {
  const { code } = CATALOGUE[1]!;
  expect((await lookUp(code.slice(1))).product).toEqual((await lookUp(code)).product);
});

it('leads to manual entry where nobody knows the barcode, in the caller’s language', async () => {
  const code = freshCode();
  const response = await annotator.request(path(code), { headers: { 'accept-language': 'ko' } });
  const { status, code: problem, detail, details } = await problemOf(response);
  expect([status, problem]).toEqual([404, 'BARCODE_UNKNOWN']);
  expect(detail).toContain(`POST /api/v1/barcodes/${code}/product`);
  expect(detail).toMatch(/[가-힣]/);
  expect(details).toMatchObject({ gtin: `0${code}`, kind: 'product', isPending: false });
  expect(details['asked']).toHaveLength(4);
});

it('keeps what a person enters, and lets it win over what services say', async () => {
  const { code } = CATALOGUE[3]!;
  await lookUp(code);
  const entered = await enter(code, { name: '캐모마일 <b>차</b>\u0007', quantity: '20개', category_id: 'coffee_tea' });
  expect(entered.status).toBe(200);
  const shown = await lookUp(code);
  expect(shown).toMatchObject({
    product: { name: '캐모마일 차', brand: null, quantity: '20개' },
    category: { id: 'coffee_tea', title: 'Coffee & tea' },
    source: 'manual',
    is_stale: false,
    asked: [],
  });
  expect((await enter(code, { name: 'Second thoughts' })).status).toBe(200);
  expect((await lookUp(code)).product['name']).toBe('Second thoughts');
  expect((await annotator.send('DELETE', path(code, '/product'))).status).toBe(204);
  expect((await lookUp(code)).source).toBe('open_food_facts');
  expect(await codeOf(await annotator.send('DELETE', path(code, '/product')))).toBe('OWN_PRODUCT_NOT_FOUND');
});

it('counts an entry at once where nobody had known the barcode', async () => {
  const code = freshCode();
  expect((await annotator.request(path(code))).status).toBe(404);
  await enter(code, { name: 'Home-made jam' });
  expect((await lookUp(code)).product['name']).toBe('Home-made jam');
});

it('shows what a project entered to that project only', async () => {
  const code = freshCode('20');
  await enter(code, { name: 'Our own bread' });
  const strangers = bearer(api, api.foreignToken);
  expect((await strangers(path(code))).status).toBe(404);
  expect(await codeOf(await strangers(path(code, '/product'), json('DELETE')))).toBe('OWN_PRODUCT_NOT_FOUND');
  expect((await strangers(path(code, '/product'), json('POST', { name: 'Their own bread' }))).status).toBe(200);
  expect((await lookUp(code)).product['name']).toBe('Our own bread');
  expect(server.requests).toEqual([]);
});

it('tells what scales print, and knows the goods again at another price', async () => {
  const priced = (price: string) => {
    const body = `021234${price}`;
    return body + checkDigit(body);
  };
  const first = priced('592875');
  const { details } = await problemOf(await annotator.request(path(first)));
  expect(details).toMatchObject({ kind: 'in_store', item: '12345', priceMinor: 2875 });
  await enter(first, { name: 'Cheese from the counter' });
  const again = await lookUp(priced('500000'));
  expect(again).toMatchObject({
    barcode: { measure: { item: '12345', price_minor: 0 } },
    product: { name: 'Cheese from the counter' },
  });
});

it.each(['12345', '880104301481x', '1'.repeat(40), ' ', '<script>', '０８８０１０４３０１４８１６'])(
  'says that %j is no barcode, and how one looks',
  async (code) => {
    for (const response of [await annotator.request(path(code)), await enter(code, { name: 'a' })]) {
      const { status, code: problem, details } = await problemOf(response);
      expect([status, problem, details['code']]).toEqual([422, 'BARCODE_INVALID', code]);
    }
    expect(server.requests).toEqual([]);
  },
);

it('refuses a wrong check digit, with the code that it would be', async () => {
  const wrong = CATALOGUE.at(-1)!.code;
  const { status, code, details } = await problemOf(await annotator.request(path(wrong)));
  expect([status, code]).toEqual([422, 'BARCODE_CHECK_DIGIT_WRONG']);
  expect(details['suggestion']).toBe(wrong.slice(0, -1) + checkDigit(wrong.slice(0, -1)));
  expect(await codeOf(await enter(wrong, { name: 'a' }))).toBe('BARCODE_CHECK_DIGIT_WRONG');
});

it.each([
  {},
  { name: '' },
  { name: '<br>' },
  { name: 'x'.repeat(201) },
  { name: 1 },
  { name: 'a', category_id: 'Not An Id' },
  { name: 'a', price: 1 },
])('refuses the entry %j by its fields', async (body) => {
  expect(await codeOf(await enter(freshCode(), body))).toBe('REQUEST_INVALID');
});

it('sorts by categories that there are: everybody’s and the project’s own, in the caller’s language', async () => {
  const code = freshCode();
  await api.deps.database.pool.query(
    `insert into categories (id, project_id, title_en, title_ko, storage, shelf_days)
      values ('cheese', $1, 'Cheese', '치즈', 'fridge', '{}')`,
    [api.projectId],
  );
  const entered = await enter(code, { name: 'Gouda', category_id: 'cheese' });
  expect(((await entered.json()) as LookedUp).category).toEqual({ id: 'cheese', title: 'Cheese' });
  const shown = await annotator.request(path(code), { headers: { 'accept-language': 'ko' } });
  expect(((await shown.json()) as LookedUp).category).toEqual({ id: 'cheese', title: '치즈' });
  const strangers = bearer(api, api.foreignToken);
  const foreign = await strangers(path(code, '/product'), json('POST', { name: 'Gouda', category_id: 'cheese' }));
  expect(await codeOf(foreign)).toBe('CATEGORY_UNKNOWN');
  expect(await codeOf(await enter(code, { name: 'Gouda', category_id: 'nothing' }))).toBe('CATEGORY_UNKNOWN');
});

it('takes a hint of the scanner, and no other question', async () => {
  expect(await codeOf(await annotator.request(`${path('96385074')}?symbology=upc_e`))).toBe('BARCODE_INVALID');
  expect(await codeOf(await annotator.request(`${path('96385074')}?symbology=qr`))).toBe('REQUEST_INVALID');
});

it('every API process forgets what another one changed', async () => {
  const code = freshCode();
  await enter(code, { name: 'Before' });
  await lookUp(code);
  await api.deps.products.enter(
    { projectId: api.projectId, gtin: `0${code}` },
    { product: { name: 'After', brand: null, quantity: null, categoryId: null }, createdBy: annotator.id },
  );
  let name: unknown = 'Before';
  while (name === 'Before') ({ name } = (await lookUp(code)).product);
  expect(name).toBe('After');
});

it('hands out what a person entered with that person’s data', async () => {
  const code = freshCode();
  await enter(code, { name: 'A word of mine' });
  const text = await (await annotator.request(`/api/v1/users/${annotator.id}/data`)).text();
  const lines = text.split('\n').filter((line) => line !== '');
  const rows = lines.map((line) => JSON.parse(line) as { kind: string; row: Record<string, unknown> });
  expect(rows).toContainEqual({
    kind: 'product',
    row: expect.objectContaining({ gtin: `0${code}`, name: 'A word of mine' }),
  });
});

it('notes in the audit log who entered and removed what', async () => {
  const code = freshCode();
  await enter(code, { name: 'Noted' });
  await annotator.send('DELETE', path(code, '/product'));
  const admin = await keyHolder(api, 'admin');
  const actions = new Set<unknown>();
  while (actions.size < 2) {
    const { items } = (await (await admin.request('/api/v1/audit?limit=50')).json()) as {
      items: { action: string; details: Record<string, unknown> }[];
    };
    for (const { action, details } of items) if (details['gtin'] === `0${code}`) actions.add(action);
  }
  expect(actions).toEqual(new Set(['enterProduct', 'removeProduct']));
});
