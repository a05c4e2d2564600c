/** Pages to look at, with their text and where it stands. */
import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import { z } from 'zod';
import type { PageText } from '../../contracts/page';
import { DomainError } from '../../contracts/errors';
import { PAGE_LINK_PATH, readPageLink } from '../../contracts/page-link';
import type { RunRow } from '../../db/repositories/runs';
import type { ApiDeps } from '../deps';
import { runPath } from '../representations/run';
import { pagesSchema } from '../schemas/runs';
import { drawnPagesOf, finishedRun, goneSignal, pagesOf } from './document-pages';
import { parseQuery, pathParameter, type Route } from './route';

type DocumentDeps = Pick<ApiDeps, 'runs' | 'blobStore' | 'pageImages' | 'settings'>;

type DrawnPage = Pick<PageText, 'page' | 'rotation'>;

/** Wide enough to read small print. */
const LINKED_WIDTH = 2_000;

const imageQuery = z.strictObject({
  width: z.coerce.number().int().min(64).max(2_000).default(1_600).describe('At most so many pixels across.'),
});

export function documentRoutes(deps: DocumentDeps): Route[] {
  return [
    {
      method: 'get',
      path: '/api/v1/runs/:chain_id/pages',
      access: { role: 'viewer', scope: 'runs:read' },
      doc: {
        id: 'listRunPages',
        tag: 'Runs',
        summary: 'Pages of a document with their lines and blocks',
        answers: {
          200: { description: 'In the order of the document; none where the run has no pages.', schema: pagesSchema },
        },
        errors: ['RUN_NOT_FOUND', 'RUN_NOT_FINISHED'],
      },
      handle: async (req, res) => {
        const run = await finishedRun(deps, req, res);
        const pages = await pagesOf(run, deps);
        const items = pages.map((page) => ({
          ...page,
          links: { image: `${runPath(run.id)}/pages/${page.page}/image` },
        }));
        res.json({ items });
      },
    },
    {
      method: 'get',
      path: '/api/v1/runs/:chain_id/pages/:page/image',
      access: { role: 'viewer', scope: 'runs:read' },
      doc: {
        id: 'getRunPageImage',
        tag: 'Runs',
        summary: 'The upright image of a page',
        params: { page: z.int().min(1) },
        query: imageQuery,
        answers: {
          200: { description: 'The image.', mediaType: 'image/webp' },
          304: { description: 'It has not changed.' },
        },
        errors: ['RUN_NOT_FOUND', 'RUN_NOT_FINISHED', 'DOCUMENT_PAGE_MISSING', 'REQUEST_INVALID'],
      },
      handle: (req, res) => sendPageImage(deps, req, res),
    },
    {
      method: 'get',
      path: `${PAGE_LINK_PATH}/:link`,
      access: 'open',
      doc: {
        id: 'getLinkedPageImage',
        tag: 'Runs',
        summary: 'The upright image of a page, by a signed address that was given to another tool',
        params: { link: z.string().max(300) },
        answers: {
          200: { description: 'The image.', mediaType: 'image/webp' },
          304: { description: 'It has not changed.' },
        },
        errors: ['PAGE_LINK_INVALID', 'DOCUMENT_PAGE_MISSING'],
      },
      handle: (req, res) => sendLinkedImage(deps, req, res),
    },
  ];
}

async function sendPageImage(deps: DocumentDeps, req: Request, res: Response): Promise<void> {
  const { width } = parseQuery(imageQuery, req);
  const run = await finishedRun(deps, req, res);
  const wanted = pathParameter(req, 'page');
  const page = await pageNamed(run, wanted, deps);
  await sendImage({ run, page, width }, deps, { req, res });
}

/** For a browser without a session: the address itself says what may be seen, and until when. */
async function sendLinkedImage(deps: DocumentDeps, req: Request, res: Response): Promise<void> {
  const link = readPageLink(deps.settings.linkKey, pathParameter(req, 'link'), new Date());
  const run = link && (await deps.runs.find(link.runId, { projectId: link.projectId }));
  if (!run || run.status !== 'completed') throw new DomainError('PAGE_LINK_INVALID');
  const page = await pageNamed(run, String(link.page), deps);
  // The other tool's page shows it.
  res.set('Cross-Origin-Resource-Policy', 'cross-origin');
  await sendImage({ run, page, width: LINKED_WIDTH }, deps, { req, res });
}

/** @throws DomainError DOCUMENT_PAGE_MISSING */
async function pageNamed(run: RunRow, wanted: string, deps: DocumentDeps): Promise<DrawnPage> {
  const page = Number(/^[1-9]\d{0,5}$/.exec(wanted)?.[0] ?? 0);
  const pages = await drawnPagesOf(run, deps);
  const known = pages.find((candidate) => candidate.page === page);
  if (!known) throw new DomainError('DOCUMENT_PAGE_MISSING', { wanted, pages: pages.length });
  return known;
}

async function sendImage(
  { run, page: { page, rotation: turned }, width }: { run: RunRow; page: DrawnPage; width: number },
  deps: DocumentDeps,
  { req, res }: { req: Request; res: Response },
): Promise<void> {
  const rotation = turned ?? 0;
  const etag = `"${createHash('sha256').update(`${run.input.sha256}/${page}/${rotation}/${width}`).digest('hex').slice(0, 32)}"`;
  // The input is immutable, so the picture of its page is too.
  res.set({ ETag: etag, 'Cache-Control': 'private, max-age=31536000, immutable' });
  if (req.headers['if-none-match'] === etag) {
    res.status(304).end();
    return;
  }
  const signal = goneSignal(res);
  const bytes = await deps.blobStore.read(run.input);
  const limits = { widthMax: width, pixelsMax: deps.settings.PIXELS_MAX };
  const image = await deps.pageImages.draw(
    { bytes, mediaType: run.input.media_type, page, rotation, ...limits },
    signal,
  );
  res.type('image/webp').send(Buffer.from(image.buffer, image.byteOffset, image.byteLength));
}
