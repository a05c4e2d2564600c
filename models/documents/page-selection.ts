/**
 * The option `pages`: which pages of a document a run reads, written as `1-3,7`. Called by the inspection; page
 * numbers count from 1.
 */
import { DomainError } from '../../contracts/errors';

const RANGE = /^(\d{1,5})(?:-(\d{1,5}))?$/;

export interface PageSelection {
  /** Text such as `1-3,7`; null wants all pages. */
  pages: string | null;
  pageCount: number;
  pagesMax: number;
}

/**
 * The wanted page numbers, ascending, each once.
 * @throws DomainError OPTIONS_INVALID, DOCUMENT_PAGE_MISSING, DOCUMENT_TOO_MANY_PAGES
 */
export function selectPages({ pages, pageCount, pagesMax }: PageSelection): number[] {
  const ranges = pages === null ? [{ first: 1, last: pageCount }] : pages.split(',').map(parseRange);
  const last = Math.max(...ranges.map((range) => range.last));
  if (last > pageCount) throw new DomainError('DOCUMENT_PAGE_MISSING', { wanted: pages, pages: pageCount });
  const wanted = new Set<number>();
  for (const range of ranges) {
    // A file of a kilobyte can claim a billion pages: they are counted, not listed.
    const pages = range.last - range.first + 1;
    if (pages > pagesMax) throw tooMany(pages, pagesMax);
    for (let page = range.first; page <= range.last; page += 1) wanted.add(page);
    if (wanted.size > pagesMax) throw tooMany(wanted.size, pagesMax);
  }
  return [...wanted].sort((a, b) => a - b);
}

function tooMany(pages: number, limit: number): DomainError {
  return new DomainError('DOCUMENT_TOO_MANY_PAGES', { pages, limit });
}

function parseRange(text: string): { first: number; last: number } {
  const match = RANGE.exec(text.trim());
  const first = Number(match?.[1]);
  const last = Number(match?.[2] ?? match?.[1]);
  if (!match || first < 1 || last < first) {
    throw new DomainError('OPTIONS_INVALID', { problem: `pages must look like 1-3,7 and not like "${text}"` });
  }
  return { first, last };
}
