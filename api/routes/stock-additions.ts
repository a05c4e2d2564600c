/** One action puts all of a receipt in stock, another takes it back. */
import type { Request, Response } from 'express';
import { DomainError } from '../../contracts/errors';
import type { ApiDeps } from '../deps';
import { principalOf } from '../middleware/locals';
import { additionView, undoneAdditionView } from '../representations/stock';
import { addReceiptBody, additionSchema, undoneAdditionSchema } from '../schemas/stock';
import { isUuid } from '../uuid';
import { findReceipt } from './find-receipt';
import { readBody } from './read-body';
import { pathParameter, type Route } from './route';

type AdditionDeps = Pick<ApiDeps, 'receipts' | 'runs' | 'settings' | 'stockAdditions'>;

const WRITE = { role: 'annotator', scope: 'stock:write' } as const;

export function stockAdditionRoutes(deps: AdditionDeps): Route[] {
  return [
    {
      method: 'post',
      path: '/api/v1/receipts/:chain_id/stock',
      access: WRITE,
      doc: {
        id: 'addReceiptToStock',
        tag: 'Stock',
        summary: 'Put all that is included in a receipt in stock',
        description:
          'All of it or nothing, and each receipt once: another photo of it only with `allow_duplicate`. Lines whose ' +
          'quantity is not above zero, or is above 100,000, stay out. What you have already in the same unit, place ' +
          'and of the same expiry becomes more.',
        body: { 'application/json': addReceiptBody },
        answers: { 201: { description: 'What went where.', schema: additionSchema } },
        errors: [
          'RECEIPT_NOT_FOUND',
          'RUN_NOT_FINISHED',
          'RECEIPT_ALREADY_IN_STOCK',
          'RECEIPT_DUPLICATE',
          'RECEIPT_NOTHING_TO_ADD',
          'STOCK_FULL',
        ],
      },
      handle: (req, res) => add(deps, req, res),
    },
    {
      method: 'post',
      path: '/api/v1/stock/additions/:addition_id/undo',
      access: WRITE,
      doc: {
        id: 'undoStockAddition',
        tag: 'Stock',
        summary: 'Take back what an addition put in stock',
        description:
          'Exactly as much, and no more than is left: what was used since is said. Sent again, it changes nothing and ' +
          'answers the same. The receipt can be added anew afterwards.',
        answers: { 200: { description: 'What was taken back.', schema: undoneAdditionSchema } },
        errors: ['STOCK_ADDITION_NOT_FOUND'],
      },
      handle: (req, res) => undo(deps, req, res),
    },
  ];
}

async function add(deps: AdditionDeps, req: Request, res: Response): Promise<void> {
  const { run } = await findReceipt(deps, req, res);
  const { allow_duplicate: allowDuplicate } = await readBody(addReceiptBody, req);
  const added = await deps.stockAdditions.addReceipt(principalOf(res), run.id, { allowDuplicate });
  res.status(201).json(additionView(added));
}

async function undo({ stockAdditions }: AdditionDeps, req: Request, res: Response): Promise<void> {
  const additionId = pathParameter(req, 'addition_id');
  if (!isUuid(additionId)) throw new DomainError('STOCK_ADDITION_NOT_FOUND', { additionId });
  const { undoneAt, ...addition } = await stockAdditions.undo(principalOf(res), additionId);
  res.json(undoneAdditionView(addition, undoneAt ?? new Date()));
}
