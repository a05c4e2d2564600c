/** Barcodes: from the digits below the bars to a product, and products that people enter where nobody knows one. */
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { DomainError, type Locale } from '../../contracts/errors';
import { type Barcode, readBarcode } from '../../contracts/receipts/barcode';
import { CATEGORIES } from '../../contracts/receipts/categories';
import { type FetchedProduct, MANUAL, type KeptProduct } from '../../db/repositories/products';
import type { Asked } from '../barcodes/inquiry';
import type { BarcodeLookUp } from '../barcodes/look-up';
import type { ApiDeps } from '../deps';
import { localeOf, principalOf } from '../middleware/locals';
import { barcodeParam, barcodeQuery, lookedUpSchema, productBody } from '../schemas/barcodes';
import { readBody } from './read-body';
import { parseQuery, pathParameter, type Route } from './route';

type BarcodesDeps = Pick<ApiDeps, 'products' | 'categories'>;

const BARCODE = '/api/v1/barcodes/:code';
const params = { code: barcodeParam };
const WRITE = { role: 'annotator', scope: 'products:write' } as const;
const MISREAD = ['BARCODE_INVALID', 'BARCODE_CHECK_DIGIT_WRONG'] as const;

export function barcodeRoutes(deps: BarcodesDeps, lookUp: BarcodeLookUp): Route[] {
  return [
    {
      method: 'get',
      path: BARCODE,
      access: { role: 'viewer', scope: 'products:read' },
      doc: {
        id: 'lookUpBarcode',
        tag: 'Products',
        summary: 'The product of a barcode',
        description:
          'From the database at once; where it does not know the barcode, the services that are configured are asked, ' +
          'and you have an answer within `BARCODE_DEADLINE_MS`. A service that answers later is not in vain: ask again.',
        params,
        query: barcodeQuery,
        answers: {
          200: { description: 'The product, whence it is known, and how old that is.', schema: lookedUpSchema },
        },
        errors: [...MISREAD, 'BARCODE_UNKNOWN'],
      },
      handle: (req, res) => find(lookUp, req, res),
    },
    {
      method: 'post',
      path: `${BARCODE}/product`,
      access: WRITE,
      doc: {
        id: 'enterProduct',
        tag: 'Products',
        summary: 'Enter a product by hand',
        description:
          'It counts in your project before whatever a service says. Sent again, it takes the place of the one before.',
        params,
        query: barcodeQuery,
        body: { 'application/json': productBody },
        answers: { 200: { description: 'The product as it is kept.', schema: lookedUpSchema } },
        errors: [...MISREAD, 'CATEGORY_UNKNOWN'],
      },
      handle: (req, res) => enter(deps, lookUp, { req, res }),
    },
    {
      method: 'delete',
      path: `${BARCODE}/product`,
      access: WRITE,
      doc: {
        id: 'removeProduct',
        tag: 'Products',
        summary: 'Take back a product that was entered by hand',
        description: 'From then on what the services say counts again.',
        params,
        query: barcodeQuery,
        answers: { 204: { description: 'Removed.' } },
        errors: [...MISREAD, 'OWN_PRODUCT_NOT_FOUND'],
      },
      handle: (req, res) => remove(deps, lookUp, { req, res }),
    },
  ];
}

async function find(lookUp: BarcodeLookUp, req: Request, res: Response): Promise<void> {
  const barcode = barcodeOf(req);
  const { kept, isStale, asked, isPending } = await lookUp.find(barcode, principalOf(res).projectId);
  if (!kept?.product) {
    throw new DomainError('BARCODE_UNKNOWN', {
      code: barcode.code,
      gtin: barcode.gtin,
      kind: barcode.kind,
      item: barcode.measure?.item ?? null,
      priceMinor: barcode.measure?.priceMinor ?? null,
      asked: asked.map(({ service, outcome, milliseconds }) => `${service}: ${outcome} after ${milliseconds} ms`),
      isPending,
    });
  }
  const answer = { isStale, asked, locale: localeOf(req) };
  res.json(lookedUpView(barcode, { ...kept, product: kept.product }, answer));
}

async function enter(
  { products, categories }: BarcodesDeps,
  lookUp: BarcodeLookUp,
  { req, res }: { req: Request; res: Response },
): Promise<void> {
  const barcode = barcodeOf(req);
  const { name, brand, quantity, category_id: categoryId } = await readBody(productBody, req);
  const { id: createdBy, projectId } = principalOf(res);
  if (categoryId !== null) await requireCategory(categories, categoryId, projectId);
  // The schema has made sure that something is left of the name.
  const product = { name: name ?? '', brand, quantity, categoryId };
  await products.enter({ projectId, gtin: barcode.gtin }, { product, createdBy });
  lookUp.hot.forget(barcode.gtin);
  res.locals.auditDetails = { gtin: barcode.gtin };
  const kept = await lookUp.hot.find(barcode.gtin, projectId);
  // Whoever took it back in the meantime had the last word, which the next look-up tells.
  const entered = { product: { ...product, shelfLifeDays: null }, source: MANUAL, fetchedAt: new Date() };
  const shown = { categoryTitle: null, ...kept, ...entered };
  res.json(lookedUpView(barcode, shown, { isStale: false, asked: [], locale: localeOf(req) }));
}

/** @throws CATEGORY_UNKNOWN */
async function requireCategory(
  categories: Pick<BarcodesDeps['categories'], 'list'>,
  category: string,
  projectId: string,
): Promise<void> {
  const known = await categories.list(projectId);
  if (!known.some(({ id }) => id === category)) throw new DomainError('CATEGORY_UNKNOWN', { category });
}

async function remove(
  { products }: BarcodesDeps,
  lookUp: BarcodeLookUp,
  { req, res }: { req: Request; res: Response },
): Promise<void> {
  const { code, gtin } = barcodeOf(req);
  const wasThere = await products.remove({ projectId: principalOf(res).projectId, gtin });
  lookUp.hot.forget(gtin);
  if (!wasThere) throw new DomainError('OWN_PRODUCT_NOT_FOUND', { code });
  res.locals.auditDetails = { gtin };
  res.status(204).end();
}

function barcodeOf(req: Request): Barcode {
  return readBarcode(pathParameter(req, 'code'), parseQuery(barcodeQuery, req).symbology);
}

type Shown = Pick<KeptProduct, 'source' | 'fetchedAt' | 'categoryTitle'> & { product: FetchedProduct };

interface Circumstances {
  isStale: boolean;
  asked: Asked[];
  locale: Locale;
}

function lookedUpView(
  { measure, ...barcode }: Barcode,
  { product, source, fetchedAt, categoryTitle }: Shown,
  { isStale, asked, locale }: Circumstances,
): z.input<typeof lookedUpSchema> {
  const { categoryId } = product;
  const titles = categoryTitle ?? CATEGORIES.find(({ id }) => id === categoryId)?.title;
  return {
    barcode: { ...barcode, measure: measure && { item: measure.item, price_minor: measure.priceMinor } },
    product: {
      name: product.name,
      brand: product.brand,
      quantity: product.quantity,
      shelf_life_days: product.shelfLifeDays,
    },
    category: categoryId === null ? null : { id: categoryId, title: titles?.[locale] ?? categoryId },
    source: source ?? MANUAL,
    fetched_at: fetchedAt.toISOString(),
    age_seconds: Math.max(0, Math.floor((Date.now() - fetchedAt.getTime()) / 1_000)),
    is_stale: isStale,
    asked,
  };
}
