/** Products by barcode: what services say, what projects enter, and what nobody knows. */
import { randomUUID } from 'node:crypto';
import { IdentityRepository } from '../../../db/repositories/identity';
import { ProductsRepository } from '../../../db/repositories/products';
import { createTestDatabase, type TestDatabase } from '../../setup/database';

let database: TestDatabase;
let products: ProductsRepository;
beforeEach(async () => {
  database = await createTestDatabase();
  products = new ProductsRepository(database.orm);
});
afterEach(() => database.drop());

const GTIN = '08801043014816';
const product = {
  name: 'Noodles',
  brand: 'Maker',
  quantity: '120 g',
  categoryId: 'grains_noodles',
  shelfLifeDays: 180,
};
const { shelfLifeDays: _, ...facts } = product;

async function someone() {
  const identity = new IdentityRepository(database.orm);
  return identity.createPrincipal({ name: 'a', projectName: randomUUID(), role: 'annotator' });
}

it('keeps what a service says, and its successor in its place', async () => {
  await products.keep({ gtin: GTIN, product, source: 'food_qr' }, 60);
  expect(await products.find(GTIN)).toMatchObject([{ projectId: null, product, source: 'food_qr' }]);
  await products.keep({ gtin: GTIN, product: { ...product, name: 'New' }, source: 'open_food_facts' }, 60);
  const [kept, ...more] = await products.find(GTIN);
  expect(more).toEqual([]);
  expect(kept).toMatchObject({ product: { name: 'New' }, source: 'open_food_facts' });
  expect(kept?.freshUntil?.getTime()).toBeGreaterThan(kept!.fetchedAt.getTime());
});

it('keeps that nobody knows a barcode, but never in place of a product', async () => {
  await products.keepUnknown(GTIN, 60);
  expect(await products.find(GTIN)).toMatchObject([{ product: null, source: null }]);
  await products.keep({ gtin: GTIN, product, source: 'food_qr' }, -60);
  const [before] = await products.find(GTIN);
  await products.keepUnknown(GTIN, 60);
  const [after] = await products.find(GTIN);
  expect(after).toMatchObject({ product, fetchedAt: before!.fetchedAt });
  expect(after!.freshUntil!.getTime()).toBeGreaterThan(before!.freshUntil!.getTime());
});

it('removes what nobody knew a day ago when the next one comes', async () => {
  await products.keepUnknown('00000000000017', -2 * 86_400);
  await products.keepUnknown('00000000000024', -60);
  await products.keep({ gtin: '00000000000031', product, source: 'food_qr' }, -2 * 86_400);
  await products.keepUnknown(GTIN, 60);
  const { rows } = await database.pool.query<{ gtin: string }>('select gtin from products order by gtin');
  expect(rows.map(({ gtin }) => gtin)).toEqual(['00000000000024', '00000000000031', GTIN]);
});

it('keeps the entry of each project beside what services say', async () => {
  const [ours, theirs] = [await someone(), await someone()];
  await products.keep({ gtin: GTIN, product, source: 'food_qr' }, 60);
  for (const { id, projectId } of [ours, theirs]) {
    await products.enter({ projectId, gtin: GTIN }, { product: { ...facts, name: id }, createdBy: id });
  }
  const names = new Map((await products.find(GTIN)).map((kept) => [kept.projectId, kept.product?.name]));
  expect(names).toEqual(
    new Map([
      [null, 'Noodles'],
      [ours.projectId, ours.id],
      [theirs.projectId, theirs.id],
    ]),
  );
  expect(await products.remove({ projectId: ours.projectId, gtin: GTIN })).toBe(true);
  expect(await products.remove({ projectId: ours.projectId, gtin: GTIN })).toBe(false);
  expect((await products.find(GTIN)).map(({ projectId }) => projectId).toSorted()).toEqual(
    [null, theirs.projectId].toSorted(),
  );
});
