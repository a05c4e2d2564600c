/** Lists of the API, which come a page at a time: as many items as a command wants. */
import { type Page, paginate } from '../client/paginate';

/** The most that one page of the API holds. */
const PAGE_MAX = 200;

export interface Wanted {
  limit: number;
  all?: boolean;
}

/** The part of a query that says which page. */
interface PageQuery {
  limit: number;
  cursor?: string;
}

export async function takeItems<Item>(
  { limit, all = false }: Wanted,
  readPage: (page: PageQuery) => Promise<Page<Item>>,
): Promise<Item[]> {
  const count = all ? Infinity : limit;
  const size = { limit: Math.min(count, PAGE_MAX) };
  const taken: Item[] = [];
  for await (const item of paginate((cursor) => readPage(cursor === undefined ? size : { ...size, cursor }))) {
    taken.push(item);
    if (taken.length >= count) break;
  }
  return taken;
}
