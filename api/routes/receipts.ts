/** Receipts: read, put right, completed by hand. What is said of a category is feedback on the run, too. */
import type { Request, Response } from 'express';
import { z } from 'zod';
import { DomainError } from '../../contracts/errors';
import { mergeCorrections, type ReceiptCorrection } from '../../contracts/receipts/correction';
import type { ReceiptResult } from '../../contracts/receipts/result';
import type { ItemEdit } from '../../db/repositories/receipts';
import type { ApiDeps } from '../deps';
import { principalOf } from '../middleware/locals';
import { pageRequest, pageView } from '../representations/list-page';
import { receiptItemView, receiptSummary, receiptView } from '../representations/receipt';
import {
  newReceiptItemBody,
  receiptBody,
  receiptItemBody,
  receiptItemSchema,
  receiptListQuery,
  receiptListSchema,
  receiptSchema,
} from '../schemas/receipts';
import { findReceipt, type FoundReceipt, lineOf } from './find-receipt';
import { readBody } from './read-body';
import { parseQuery, type Route } from './route';
import { submitFeedback } from './submit-feedback';

type ReceiptDeps = Pick<
  ApiDeps,
  'receipts' | 'stockAdditions' | 'categories' | 'runs' | 'feedback' | 'loopWorkflows' | 'logger' | 'settings'
>;

const READ = { role: 'viewer', scope: 'runs:read' } as const;
const WRITE = { role: 'annotator', scope: 'feedback:write' } as const;
const NOT_THERE = ['RECEIPT_NOT_FOUND', 'RUN_NOT_FINISHED'] as const;
const KIND = 'category_error';
const LINES_MAX = 1_000;

export function receiptRoutes(deps: ReceiptDeps): Route[] {
  return [...wholeRoutes(deps), ...lineRoutes(deps)];
}

function wholeRoutes(deps: ReceiptDeps): Route[] {
  return [
    {
      method: 'get',
      path: '/api/v1/receipts',
      access: READ,
      doc: {
        id: 'listReceipts',
        tag: 'Receipts',
        summary: 'Your receipts, newest first',
        query: receiptListQuery,
        answers: { 200: { description: 'A page of receipts.', schema: receiptListSchema } },
      },
      handle: (req, res) => listReceipts(deps, req, res),
    },
    {
      method: 'get',
      path: '/api/v1/receipts/:chain_id',
      access: READ,
      doc: {
        id: 'getReceipt',
        tag: 'Receipts',
        summary: 'A receipt of yours with its lines',
        answers: { 200: { description: 'As read, with what you have edited.', schema: receiptSchema } },
        errors: NOT_THERE,
      },
      handle: async (req, res) => showReceipt(deps, await findReceipt(deps, req, res), res),
    },
    {
      method: 'patch',
      path: '/api/v1/receipts/:chain_id',
      access: WRITE,
      doc: {
        id: 'changeReceipt',
        tag: 'Receipts',
        summary: 'Put a receipt’s shop or day right',
        body: { 'application/json': receiptBody },
        answers: { 200: { description: 'The receipt.', schema: receiptSchema } },
        errors: NOT_THERE,
      },
      handle: (req, res) => changeReceipt(deps, req, res),
    },
  ];
}

function lineRoutes(deps: ReceiptDeps): Route[] {
  const params = { line: z.int().min(0).describe('`line` of the item.') };
  return [
    {
      method: 'post',
      path: '/api/v1/receipts/:chain_id/items',
      access: WRITE,
      doc: {
        id: 'addReceiptItem',
        tag: 'Receipts',
        summary: 'Add a line by hand',
        body: { 'application/json': newReceiptItemBody },
        answers: { 201: { description: 'The line.', schema: receiptItemSchema } },
        errors: [...NOT_THERE, 'CATEGORY_UNKNOWN'],
      },
      handle: (req, res) => addItem(deps, req, res),
    },
    {
      method: 'patch',
      path: '/api/v1/receipts/:chain_id/items/:line',
      access: WRITE,
      doc: {
        id: 'changeReceiptItem',
        tag: 'Receipts',
        summary: 'Put a line right',
        description:
          'A category, changed or confirmed, is also feedback of the kind `category_error` on the run; with the name it ' +
          'is known again on your next receipt of the shop.',
        params,
        body: { 'application/json': receiptItemBody },
        answers: { 200: { description: 'The line.', schema: receiptItemSchema } },
        errors: [...NOT_THERE, 'RECEIPT_ITEM_NOT_FOUND', 'CATEGORY_UNKNOWN'],
      },
      handle: (req, res) => changeItem(deps, req, res),
    },
    {
      method: 'delete',
      path: '/api/v1/receipts/:chain_id/items/:line',
      access: WRITE,
      doc: {
        id: 'removeReceiptItem',
        tag: 'Receipts',
        summary: 'Remove a line that was added by hand',
        params,
        answers: { 204: { description: 'Removed.' } },
        errors: [...NOT_THERE, 'RECEIPT_ITEM_NOT_FOUND', 'RECEIPT_ITEM_READ'],
      },
      handle: (req, res) => removeItem(deps, req, res),
    },
  ];
}

async function listReceipts({ receipts, stockAdditions }: ReceiptDeps, req: Request, res: Response): Promise<void> {
  const { limit, cursor } = parseQuery(receiptListQuery, req);
  const rows = await receipts.list(principalOf(res).id, pageRequest({ cursor, limit }));
  const additions = await stockAdditions.ofReceipts(rows.map(({ id }) => id));
  res.json(pageView(rows, limit, (row) => receiptSummary(row, additions.get(row.id))));
}

async function showReceipt(deps: ReceiptDeps, { receipt, run }: FoundReceipt, res: Response): Promise<void> {
  const stock = (await deps.stockAdditions.ofReceipts([receipt.id])).get(receipt.id);
  res.json(receiptView(receipt, { run, linkKey: deps.settings.linkKey, stock }));
}

async function changeReceipt(deps: ReceiptDeps, req: Request, res: Response): Promise<void> {
  const { receipts, settings } = deps;
  const { key } = await findReceipt(deps, req, res);
  const { shop, bought_on: boughtOn } = await readBody(receiptBody, req);
  await receipts.edit(key, { shop, boughtOn }, settings.TIME_ZONE);
  await showReceipt(deps, await findReceipt(deps, req, res), res);
}

async function addItem(deps: ReceiptDeps, req: Request, res: Response): Promise<void> {
  const { receipts, settings } = deps;
  const { key } = await findReceipt(deps, req, res);
  const { expires_on: expiresOn, ...item } = await readBody(newReceiptItemBody, req);
  await requireCategory(deps, item.category, res);
  const limits = { timeZone: settings.TIME_ZONE, linesMax: LINES_MAX };
  const added = await receipts.addItem(key, { ...item, expiresOn }, limits);
  if (!added) throw new DomainError('REQUEST_INVALID', { problem: `A receipt has at most ${LINES_MAX} lines` });
  res.status(201).json(receiptItemView(added));
}

async function changeItem(deps: ReceiptDeps, req: Request, res: Response): Promise<void> {
  const { receipts, settings } = deps;
  const { key, run, receipt } = await findReceipt(deps, req, res);
  const line = lineOf(req);
  const { expires_on: expiresOn, ...edit } = await readBody(receiptItemBody, req);
  const notThere = new DomainError('RECEIPT_ITEM_NOT_FOUND', { runId: key.runId, line });
  const item = receipt.items.find((each) => each.line === line);
  if (!item) throw notThere;
  if (edit.category !== undefined) await requireCategory(deps, edit.category, res);
  const read = (run.finalResult as ReceiptResult).items.find((each) => each.line === line);
  if (item.rawText !== null && read) await sayCategory(deps, { run, line, edit }, res);
  const printed = item.rawText === null ? null : (read?.name ?? null);
  const edited = await receipts.editItem(
    { ...key, line },
    { ...edit, expiresOn },
    { timeZone: settings.TIME_ZONE, printed },
  );
  if (!edited) throw notThere;
  res.json(receiptItemView(edited));
}

/** Of one person one correction of a run is in force: it grows by the line. */
async function sayCategory(
  deps: ReceiptDeps,
  { run, line, edit: { category, name } }: Pick<FoundReceipt, 'run'> & { line: number; edit: ItemEdit },
  res: Response,
): Promise<void> {
  if (category === undefined) return;
  const said: ReceiptCorrection = { items: [{ line, category, ...(name === undefined ? {} : { name }) }] };
  const correct = (inForce: unknown) => mergeCorrections(inForce as ReceiptCorrection | undefined, said);
  const given = await submitFeedback(deps, { run, userId: principalOf(res).id, kind: KIND, correct, comment: null });
  res.locals.auditDetails = { feedback_id: given.id, feedback_type: KIND };
}

async function removeItem(deps: ReceiptDeps, req: Request, res: Response): Promise<void> {
  const { key } = await findReceipt(deps, req, res);
  const line = lineOf(req);
  const removed = await deps.receipts.removeItem({ ...key, line });
  if (removed === 'missing') throw new DomainError('RECEIPT_ITEM_NOT_FOUND', { runId: key.runId, line });
  if (removed === 'read') throw new DomainError('RECEIPT_ITEM_READ', { line });
  res.status(204).end();
}

/** @throws DomainError CATEGORY_UNKNOWN */
async function requireCategory({ categories }: ReceiptDeps, category: string, res: Response): Promise<void> {
  const known = await categories.list(principalOf(res).projectId);
  if (!known.some(({ id }) => id === category)) throw new DomainError('CATEGORY_UNKNOWN', { category });
}
