/** A document that was read, to take away: as Markdown, and as a PDF whose text can be searched. */
import type { Request, Response } from 'express';
import type { PageLayout } from '../../contracts/page';
import { DomainError } from '../../contracts/errors';
import type { OwnedRun } from '../../db/repositories/runs';
import type { ApiDeps } from '../deps';
import { downloadName } from '../downloads/send-download';
import { finishedRun, goneSignal, pagesOf } from './document-pages';
import type { Route } from './route';

type DownloadDeps = Pick<ApiDeps, 'runs' | 'blobStore' | 'documentExports' | 'settings'>;

const READ = { role: 'viewer', scope: 'runs:read' } as const;
const ERRORS = ['RUN_NOT_FOUND', 'RUN_NOT_FINISHED', 'DOCUMENT_PAGE_MISSING'] as const;

export function documentDownloadRoutes(deps: DownloadDeps): Route[] {
  return [
    {
      method: 'get',
      path: '/api/v1/runs/:chain_id/document.md',
      access: READ,
      doc: {
        id: 'getRunMarkdown',
        tag: 'Runs',
        summary: 'The document as Markdown',
        description:
          'In reading order; tables as tables, pages divided by rules. The document’s text cannot become markup.',
        answers: { 200: { description: 'The document.', mediaType: 'text/markdown' } },
        errors: ERRORS,
      },
      handle: async (req, res) => {
        const { run, pages } = await readDocument(deps, req, res);
        const text = await deps.documentExports.markdown(pages, goneSignal(res));
        send(res, { run, extension: 'md', mediaType: 'text/markdown; charset=utf-8', content: Buffer.from(text) });
      },
    },
    {
      method: 'get',
      path: '/api/v1/runs/:chain_id/document.pdf',
      access: READ,
      doc: {
        id: 'getRunSearchablePdf',
        tag: 'Runs',
        summary: 'The document as a PDF with searchable text',
        description:
          'The pictures of the pages that were read, with their text laid invisibly over them. Drawn on demand.',
        answers: { 200: { description: 'The PDF.', mediaType: 'application/pdf' } },
        errors: ERRORS,
      },
      handle: async (req, res) => {
        const { run, pages } = await readDocument(deps, req, res);
        const signal = goneSignal(res);
        const bytes = await deps.blobStore.read(run.input);
        const input = { bytes, mediaType: run.input.media_type, pages, pixelsMax: deps.settings.PIXELS_MAX };
        const pdf = await deps.documentExports.searchablePdf(input, signal);
        const content = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
        send(res, { run, extension: 'pdf', mediaType: 'application/pdf', content });
      },
    },
  ];
}

async function readDocument(
  deps: DownloadDeps,
  req: Request,
  res: Response,
): Promise<{ run: OwnedRun; pages: PageLayout[] }> {
  const run = await finishedRun(deps, req, res);
  const pages = await pagesOf(run, deps);
  if (pages.length === 0) throw new DomainError('DOCUMENT_PAGE_MISSING', { wanted: 1, pages: 0 });
  return { run, pages };
}

interface Sent {
  run: OwnedRun;
  extension: string;
  mediaType: string;
  content: Buffer;
}

function send(res: Response, { run, extension, mediaType, content }: Sent): void {
  const name = downloadName(run.inputName.replace(/\.[^.]{1,5}$/u, ''), extension);
  res.attachment(name).set({ 'Content-Type': mediaType, 'Cache-Control': 'private, no-store' });
  res.send(content);
}
