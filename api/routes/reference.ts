/**
 * The API's own reference: the OpenAPI document, and a page to read and try it. The page is Swagger UI from its package,
 * with nothing inline, so it works under the strict content policy that all answers carry.
 */
import type { Request, Response } from 'express';
import { dirname } from 'node:path';
import { z } from 'zod';
import { DomainError } from '../../contracts/errors';
import type { ApiDeps } from '../deps';
import { openApiDocument } from '../openapi/document';
import { REFERENCE_PAGE, REFERENCE_SCRIPT, REFERENCE_STYLE } from '../openapi/reference-page';
import { pathParameter, type Route } from './route';

/** Files of the package that the page asks for; nothing else of it is served. */
const PACKAGE_FILES = ['swagger-ui-bundle.js', 'swagger-ui.css', 'favicon-32x32.png'] as const;
const OWN_FILES = { 'reference.js': REFERENCE_SCRIPT, 'reference.css': REFERENCE_STYLE };
const fileSchema = z.enum([...PACKAGE_FILES, 'reference.js', 'reference.css']);
/** A new release brings new files, and within a day everybody has them. */
const FILE_AGE_SECONDS_MAX = 86_400;

/** `described` are all other routes; these describe themselves. */
export function referenceRoutes(described: readonly Route[], { settings }: Pick<ApiDeps, 'settings'>): Route[] {
  let document: string | undefined;
  const routes: Route[] = [
    {
      method: 'get',
      path: '/api/openapi.json',
      access: 'open',
      doc: {
        id: 'getOpenApiDocument',
        tag: 'System',
        summary: 'This document',
        answers: { 200: { description: 'OpenAPI 3.1.', schema: z.looseObject({ openapi: z.string() }) } },
      },
      handle: (_req, res) => {
        document ??= JSON.stringify(openApiDocument([...described, ...routes], settings.version));
        res.type('json').send(document);
      },
    },
    {
      method: 'get',
      path: '/api/docs',
      access: 'open',
      doc: {
        id: 'getReference',
        tag: 'System',
        summary: 'The reference as a page',
        answers: { 200: { description: 'A page.', mediaType: 'text/html' } },
      },
      handle: (_req, res) => void res.type('html').send(REFERENCE_PAGE),
    },
    referenceFileRoute(),
  ];
  return routes;
}

function referenceFileRoute(): Route {
  return {
    method: 'get',
    path: '/api/docs/:file',
    access: 'open',
    doc: {
      id: 'getReferenceFile',
      tag: 'System',
      summary: 'A script, style or picture of that page',
      params: { file: fileSchema },
      answers: { 200: { description: 'The file.', mediaType: '*/*' } },
      errors: ['ROUTE_NOT_FOUND'],
    },
    handle: (req, res) => sendFile(req, res),
  };
}

async function sendFile(req: Request, res: Response): Promise<void> {
  const file = fileSchema.safeParse(pathParameter(req, 'file'));
  if (!file.success) throw new DomainError('ROUTE_NOT_FOUND', { method: req.method, path: req.path });
  if (file.data === 'reference.js' || file.data === 'reference.css') {
    res.type(file.data).send(OWN_FILES[file.data]);
    return;
  }
  const root = dirname(require.resolve('swagger-ui-dist/package.json'));
  await new Promise<void>((resolve, reject) => {
    const done = (error?: Error): void => (error && !req.destroyed ? reject(error) : resolve());
    res.sendFile(file.data, { root, maxAge: FILE_AGE_SECONDS_MAX * 1_000 }, done);
  });
}
