/** The caller's own stock: what is there, what expires, putting in by hand, editing and taking out. */
import type { Request, Response } from 'express';
import { DomainError } from '../../contracts/errors';
import type { Category } from '../../contracts/receipts/categories';
import { addDays, dayIn } from '../../contracts/receipts/receipt';
import { commonExpiry, roundedQuantity, visibleUnit } from '../../contracts/receipts/stock';
import { visibleText } from '../../contracts/receipts/visible-text';
import type { StockEdit, StockEntry, StockRow } from '../../db/repositories/stock';
import type { ApiDeps } from '../deps';
import { principalOf } from '../middleware/locals';
import { pageRequest, pageView } from '../representations/list-page';
import { stockItemView } from '../representations/stock';
import {
  newStockItemBody,
  remindersQuery,
  remindersSchema,
  stockEditBody,
  stockItemSchema,
  stockListSchema,
  stockQuery,
  takeBody,
} from '../schemas/stock';
import { isUuid } from '../uuid';
import { readBody } from './read-body';
import { parseQuery, pathParameter, type Route } from './route';

type StockDeps = Pick<ApiDeps, 'stock' | 'categories' | 'settings'>;

const STOCK = '/api/v1/stock';
const READ = { role: 'viewer', scope: 'stock:read' } as const;
const WRITE = { role: 'annotator', scope: 'stock:write' } as const;

export function stockRoutes(deps: StockDeps): Route[] {
  return [...readingRoutes(deps), ...itemRoutes(deps)];
}

function readingRoutes(deps: StockDeps): Route[] {
  return [
    {
      method: 'get',
      path: STOCK,
      access: READ,
      doc: {
        id: 'listStock',
        tag: 'Stock',
        summary: 'What you have in stock',
        query: stockQuery,
        answers: { 200: { description: 'What was added last first.', schema: stockListSchema } },
      },
      handle: (req, res) => list(deps, req, res),
    },
    {
      method: 'get',
      path: `${STOCK}/reminders`,
      access: READ,
      doc: {
        id: 'listStockReminders',
        tag: 'Stock',
        summary: 'What has expired, expires today or soon',
        description: 'What does not spoil is not among it.',
        query: remindersQuery,
        answers: { 200: { description: 'The most urgent first.', schema: remindersSchema } },
      },
      handle: (req, res) => remind(deps, req, res),
    },
  ];
}

function itemRoutes(deps: StockDeps): Route[] {
  const { stock } = deps;
  return [
    {
      method: 'post',
      path: STOCK,
      access: WRITE,
      doc: {
        id: 'addStockItem',
        tag: 'Stock',
        summary: 'Put something in stock by hand or by its barcode',
        description: 'Where you have the same in the same unit, place and of the same expiry, that becomes more.',
        body: { 'application/json': newStockItemBody },
        answers: { 201: { description: 'The item, as it is now.', schema: stockItemSchema } },
        errors: ['CATEGORY_UNKNOWN', 'STOCK_FULL'],
      },
      handle: async (req, res) => {
        const entry = await newEntry(deps, req, res);
        res.status(201).json(stockItemView(await stock.add(principalOf(res), entry)));
      },
    },
    {
      method: 'patch',
      path: `${STOCK}/:item_id`,
      access: WRITE,
      doc: {
        id: 'changeStockItem',
        tag: 'Stock',
        summary: 'Correct an item of your stock',
        description: 'Where that makes it the same as another item, the two become one, under the id of the other.',
        body: { 'application/json': stockEditBody },
        answers: { 200: { description: 'The item, as it is now.', schema: stockItemSchema } },
        errors: ['STOCK_ITEM_NOT_FOUND', 'CATEGORY_UNKNOWN'],
      },
      handle: async (req, res) => {
        const { id } = await findItem(deps, req, res);
        const edit = await newEdit(deps, req, res);
        res.json(stockItemView(await stock.change(principalOf(res), id, edit)));
      },
    },
    {
      method: 'post',
      path: `${STOCK}/:item_id/take`,
      access: WRITE,
      doc: {
        id: 'takeFromStock',
        tag: 'Stock',
        summary: 'Take some of an item out: used or discarded',
        body: { 'application/json': takeBody },
        answers: { 200: { description: 'The item, as it is now.', schema: stockItemSchema } },
        errors: ['STOCK_ITEM_NOT_FOUND', 'STOCK_TOO_LITTLE'],
      },
      handle: async (req, res) => {
        const { id } = await findItem(deps, req, res);
        const { quantity, reason } = await readBody(takeBody, req);
        const taken = { quantity: roundedQuantity(quantity), reason };
        res.json(stockItemView(await stock.take(principalOf(res), id, taken)));
      },
    },
    {
      method: 'delete',
      path: `${STOCK}/:item_id`,
      access: WRITE,
      doc: {
        id: 'removeStockItem',
        tag: 'Stock',
        summary: 'Remove an item that should not be in your stock',
        answers: { 204: { description: 'Removed.' } },
        errors: ['STOCK_ITEM_NOT_FOUND'],
      },
      handle: async (req, res) => {
        const { id } = await findItem(deps, req, res);
        await stock.remove(principalOf(res), id);
        res.status(204).end();
      },
    },
  ];
}

async function list({ stock }: StockDeps, req: Request, res: Response): Promise<void> {
  const { q: name, category, storage, ...page } = parseQuery(stockQuery, req);
  const { id: ownerId } = principalOf(res);
  const rows = await stock.list({ ownerId, name, category, storage }, pageRequest(page));
  res.json(pageView(rows, page.limit, stockItemView));
}

async function remind({ stock, settings }: StockDeps, req: Request, res: Response): Promise<void> {
  const { days } = parseQuery(remindersQuery, req);
  const day = dayIn(settings.TIME_ZONE, new Date());
  const rows = await stock.expiring(principalOf(res).id, addDays(day, days));
  const where = (is: (expiresOn: string) => boolean) =>
    rows.filter(({ expiresOn }) => expiresOn !== null && is(expiresOn)).map(stockItemView);
  res.json({
    day,
    time_zone: settings.TIME_ZONE,
    expired: where((expiresOn) => expiresOn < day),
    today: where((expiresOn) => expiresOn === day),
    soon: where((expiresOn) => expiresOn > day),
  });
}

/** Looked up before the body is read: a stranger learns nothing from what is wrong with it. */
async function findItem({ stock }: StockDeps, req: Request, res: Response): Promise<StockRow> {
  const itemId = pathParameter(req, 'item_id');
  const item = isUuid(itemId) ? await stock.find(itemId, principalOf(res).id) : undefined;
  if (!item) throw new DomainError('STOCK_ITEM_NOT_FOUND', { itemId });
  return item;
}

async function newEntry(deps: StockDeps, req: Request, res: Response): Promise<StockEntry> {
  const {
    name,
    quantity,
    unit,
    category,
    storage,
    expires_on: expiresOn,
    barcode,
  } = await readBody(newStockItemBody, req);
  const kind = await categoryOf(deps, category, res);
  const place = storage ?? kind.storage;
  const day = dayIn(deps.settings.TIME_ZONE, new Date());
  return {
    name: visibleName(name),
    quantity: roundedQuantity(quantity),
    unit: visibleUnit(unit),
    category,
    storage: place,
    expiresOn: expiresOn === undefined ? commonExpiry(kind, { storage: place, day }) : expiresOn,
    barcode,
  };
}

async function newEdit(deps: StockDeps, req: Request, res: Response): Promise<StockEdit> {
  const {
    name,
    quantity,
    unit,
    expires_on: expiresOn,
    category,
    storage,
    barcode,
  } = await readBody(stockEditBody, req);
  if (category !== undefined) await categoryOf(deps, category, res);
  return {
    ...(name === undefined ? {} : { name: visibleName(name) }),
    ...(quantity === undefined ? {} : { quantity: roundedQuantity(quantity) }),
    ...(unit === undefined ? {} : { unit: visibleUnit(unit) }),
    ...(expiresOn === undefined ? {} : { expiresOn }),
    ...(category === undefined ? {} : { category }),
    ...(storage === undefined ? {} : { storage }),
    ...(barcode === undefined ? {} : { barcode }),
  };
}

/** @throws CATEGORY_UNKNOWN */
async function categoryOf({ categories }: StockDeps, id: string, res: Response): Promise<Category> {
  const known = await categories.list(principalOf(res).projectId);
  const category = known.find((each) => each.id === id);
  if (!category) throw new DomainError('CATEGORY_UNKNOWN', { category: id });
  return category;
}

/** @throws REQUEST_INVALID */
function visibleName(text: string): string {
  const name = visibleText(text);
  if (name !== '') return name;
  throw new DomainError('REQUEST_INVALID', { problem: 'The name has nothing that can be read', fields: ['name'] });
}
