/** Kinds of goods: the common ones, and those that a project adds and its classifier learns. */
import type { Request, Response } from 'express';
import { DomainError } from '../../contracts/errors';
import { CATEGORY_ID } from '../../contracts/receipts/categories';
import type { KnownCategory } from '../../db/repositories/categories';
import type { ApiDeps } from '../deps';
import { principalOf } from '../middleware/locals';
import { categoryListSchema, categorySchema, newCategoryBody } from '../schemas/receipts';
import { readBody } from './read-body';
import type { Route } from './route';

type CategoryDeps = Pick<ApiDeps, 'categories'>;

export function categoryRoutes(deps: CategoryDeps): Route[] {
  return [
    {
      method: 'get',
      path: '/api/v1/categories',
      access: { role: 'viewer', scope: 'runs:read' },
      doc: {
        id: 'listCategories',
        tag: 'Receipts',
        summary: 'Categories of goods, the project’s own last',
        answers: { 200: { description: 'All of them.', schema: categoryListSchema } },
      },
      handle: async (_req, res) => {
        const categories = await deps.categories.list(principalOf(res).projectId);
        res.json({ items: categories.map(categoryView) });
      },
    },
    {
      method: 'post',
      path: '/api/v1/categories',
      access: { role: 'operator', scope: 'feedback:write' },
      doc: {
        id: 'createCategory',
        tag: 'Receipts',
        summary: 'Add a category',
        description: 'For the whole project. The classifier learns it from the items that people sort into it.',
        body: { 'application/json': newCategoryBody },
        answers: { 201: { description: 'The category.', schema: categorySchema } },
        errors: ['CATEGORY_EXISTS'],
      },
      handle: (req, res) => createCategory(deps, req, res),
    },
  ];
}

async function createCategory({ categories }: CategoryDeps, req: Request, res: Response): Promise<void> {
  const { id: given, ...rest } = await readBody(newCategoryBody, req);
  const { projectId, id: createdBy } = principalOf(res);
  const id = given ?? idOf(rest.title.en);
  const category = { id, ...rest };
  if (!(await categories.create({ projectId, createdBy, category }))) {
    throw new DomainError('CATEGORY_EXISTS', { category: id });
  }
  res.locals.auditDetails = { category: id };
  res.status(201).json(categoryView({ ...category, isOwn: true }));
}

/** @throws DomainError REQUEST_INVALID where nothing of the title can stand in an id */
function idOf(title: string): string {
  const id = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_\d]+|_+$/g, '')
    .slice(0, 40);
  if (CATEGORY_ID.test(id)) return id;
  throw new DomainError('REQUEST_INVALID', { problem: 'No id can be made of the English title: give an “id” too' });
}

function categoryView({ isOwn, ...category }: KnownCategory) {
  return { ...category, is_own: isOwn };
}
