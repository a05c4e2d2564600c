/** All items of a list, page after page: `for await (const run of paginate((cursor) => …))`. */

export interface Page<Item> {
  items: Item[];
  /** Null on the last page. */
  next_cursor: string | null;
}

/** Calls `readPage` with the cursor of each next page, undefined for the first; stops when the caller does. */
export async function* paginate<Item>(
  readPage: (cursor: string | undefined) => Promise<Page<Item>>,
): AsyncGenerator<Item, void, undefined> {
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const page: Page<Item> = await readPage(cursor);
    yield* page.items;
    cursor = page.next_cursor;
  }
}
