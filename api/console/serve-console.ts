/**
 * The console over HTTP, for what no route of the API has answered: its files under their own names, and its one page
 * for every address that a browser is sent to. Programs get a problem document instead, so a mistyped path of the API
 * never looks like an answer.
 */
import type { Request, RequestHandler, Response } from 'express';
import { localeOf } from '../middleware/locals';
import { missingPage } from './missing-page';
import { type ConsoleFile, ConsoleFiles, type Encoding } from './console-files';

/** Addresses of programs, which have no page. */
const PROGRAMS = /^\/(api|ws|status|metrics|batch|cr-extract)(\/|$)/;
const HTML = /\btext\/html\b/;

const IMMUTABLE = 'public, max-age=31536000, immutable';
/** To be asked for each time, and not sent again where it is the same. */
const REVALIDATED = 'no-cache';

export function serveConsole(files = new ConsoleFiles()): RequestHandler {
  return (req, res, next) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') return next();
    const file = files.find(req.path);
    if (file) return send(req, res, file);
    if (!isNavigation(req)) return next();
    const page = files.page();
    if (page) return send(req, res, page);
    const locale = localeOf(req);
    res.status(503).type('html').set({ 'Cache-Control': 'no-store', Vary: 'Accept-Language' });
    res.send(missingPage(locale));
  };
}

/** A browser that goes to an address asks for HTML by name; scripts and pictures of a page do not. */
function isNavigation(req: Request): boolean {
  return HTML.test(req.headers.accept ?? '') && !PROGRAMS.test(req.path);
}

function send(req: Request, res: Response, file: ConsoleFile): void {
  const encoding = encodingFor(req, file);
  const body = (encoding && file.encoded[encoding]) ?? file.plain;
  res.type(file.extension).set({
    'Cache-Control': file.immutable ? IMMUTABLE : REVALIDATED,
    Vary: 'Accept-Encoding',
    ETag: `"${file.etag}${encoding === undefined ? '' : `-${encoding}`}"`,
    ...(encoding !== undefined && { 'Content-Encoding': encoding }),
  });
  res.send(body);
}

/** The smallest that the client knows, whatever its own order. */
function encodingFor(req: Request, { encoded }: ConsoleFile): Encoding | undefined {
  const sizes = ['br', 'gzip'] as const;
  return sizes.find((encoding) => encoded[encoding] !== undefined && req.acceptsEncodings(encoding) === encoding);
}
