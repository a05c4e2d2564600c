/**
 * The articles of one receipt from its rows: where the table of articles begins and ends, which rows make one article,
 * and which discount belongs to which. Names may stand over their numbers or under them, as the till prints them. Pure;
 * called by `parse-receipt.ts`.
 */
import { articleRow, type ArticleRow } from './article-row';
import { rounded } from './item-numbers';
import type { ReceiptRow, ReceiptText } from './receipt-rows';
import { isPrice, rowKind, type RowKind } from './row-kinds';

export interface KnownRow {
  row: ReceiptRow;
  kind: RowKind;
}

export interface Article {
  rows: ReceiptRow[];
  name: string;
  quantity: number;
  unit: string | null;
  unitPrice: number | null;
  amount: number;
  discount: number;
  barcode: string | null;
  isProven: boolean;
  /** Sums before it in the table: 0 for what stands before the first one. */
  part: number;
}

export interface Table {
  articles: Article[];
  /** Places in the given rows: of the first row of the table, and behind its last. */
  start: number;
  end: number;
  /** Discounts that may be the receipt's: behind the last article, right before the sums. */
  lastDiscount: number;
}

type Entry =
  { what: 'article'; article: ArticleRow } | { what: 'discount'; row: ReceiptRow; value: number } | { what: 'sum' };

/** Rows over the numbers that one name may take. */
const NAME_ROWS_MAX = 3;
/** The same at the top of a table without a head, where the particulars of the shop stand. */
const FIRST_NAME_ROWS_MAX = 1;
/** Prices over the head of the table, such as what a card slip was paid with. */
const STRAY_PRICES_MAX = 1;
const ENDS: ReadonlySet<RowKind> = new Set(['total', 'payment', 'rounding']);
const SUMS: ReadonlySet<RowKind> = new Set(['subtotal', 'count', 'tax', 'charge']);

export function knownRows(rows: readonly ReceiptRow[]): KnownRow[] {
  return rows.map((row) => ({ row, kind: rowKind(row) }));
}

export function readTable(rows: readonly KnownRow[], text: ReceiptText): Table {
  const head = headOf(rows);
  const start = head + 1;
  const entries: Entry[] = [];
  let end = start;
  let isPriced = false;
  for (const [offset, { row, kind }] of rows.slice(start).entries()) {
    if (ENDS.has(kind) && isPriced) break;
    const entry = entryOf(row, kind, text);
    if (!entry) continue;
    if (entry.what === 'sum' && !isPriced) continue;
    if (entry.what === 'article' && entry.article.numbers) {
      if (head === -1 && !isPriced && !row.tokens.some(isPrice)) continue;
      isPriced = true;
    }
    entries.push(entry);
    end = start + offset + 1;
  }
  return { ...toArticles(entries, head !== -1), start, end };
}

/** The last row of column names before the first price; -1 where there is none. */
function headOf(rows: readonly KnownRow[]): number {
  const priced = rows.flatMap(({ row, kind }, index) =>
    kind === 'article' && row.tokens.some(isPrice) ? [index] : [],
  );
  const before = priced[STRAY_PRICES_MAX] ?? rows.length;
  const heads = rows.flatMap(({ kind }, index) => (kind === 'columns' && index < before ? [index] : []));
  const [first = -1] = heads;
  return heads.findLast((index) => index <= first + 1) ?? -1;
}

function entryOf(row: ReceiptRow, kind: RowKind, text: ReceiptText): Entry | undefined {
  if (SUMS.has(kind)) return { what: 'sum' };
  const article = articleRow(row, text);
  if (kind === 'discount' || isTakenOff(article)) {
    const value = Math.abs(article.numbers?.amount ?? 0);
    return value > 0 ? { what: 'discount', row, value } : undefined;
  }
  if (kind !== 'article' || article.kind === 'none') return undefined;
  return { what: 'article', article };
}

/** A negative amount beside a word of a few letters takes off; beside a name it is a return. */
function isTakenOff({ numbers, name }: ArticleRow): boolean {
  return numbers !== null && numbers.amount < 0 && !numbers.isProven && (name.match(/\p{L}/gu)?.length ?? 0) <= 4;
}

function toArticles(entries: readonly Entry[], hasHead: boolean): Pick<Table, 'articles' | 'lastDiscount'> {
  const namesBelow = areNamesBelow(entries);
  const builder = new ArticleBuilder(namesBelow, hasHead);
  for (const [index, entry] of entries.entries()) builder.add(entry, entries[index + 1]);
  return builder.finish();
}

/** Whether the till prints the numbers of an article over its name. */
function areNamesBelow(entries: readonly Entry[]): boolean {
  const kinds = entries
    .map((entry) => (entry.what === 'article' ? entry.article.kind : entry.what))
    .filter((kind) => kind !== 'code');
  const values = kinds.flatMap((kind, index) => (kind === 'values' ? [index] : []));
  const above = values.filter((index) => kinds[index - 1] === 'name').length;
  const below = values.filter((index) => kinds[index + 1] === 'name').length;
  return below > above || (below === above && below > 0 && kinds[0] === 'values');
}

/** Puts the rows of articles together, in their order. */
class ArticleBuilder {
  private readonly articles: Article[] = [];
  private names: ArticleRow[] = [];
  private codes: ArticleRow[] = [];
  private details: ArticleRow[] = [];
  private part = 0;
  private lastDiscount = 0;
  private lastName = '';

  constructor(
    private readonly namesBelow: boolean,
    private readonly hasHead: boolean,
  ) {}

  add(entry: Entry, next: Entry | undefined): void {
    if (entry.what === 'sum') {
      this.part += 1;
      this.names = [];
      return;
    }
    if (entry.what === 'discount') {
      this.takeOff(entry);
      return;
    }
    const { article } = entry;
    if (article.kind === 'full' && isNameWithPrice(article, next)) this.names.push(article);
    else if (article.kind === 'full') this.addFull(article);
    else if (article.kind === 'values' && isDetailOf(next, article)) this.details.push(article);
    else if (article.kind === 'values') this.addValues(article);
    else if (article.kind === 'name') this.addName(article, next);
    else this.addCode(article);
  }

  finish(): Pick<Table, 'articles' | 'lastDiscount'> {
    return { articles: this.articles.filter(({ name }) => name !== ''), lastDiscount: this.lastDiscount };
  }

  private addFull(article: ArticleRow): void {
    this.names = [];
    this.push(article, [...this.takeCodes(), article], article.name);
    this.lastName = '';
    const own = this.articles.at(-1);
    if (own) for (const detail of this.details) this.detail(own, detail);
    this.details = [];
  }

  private addValues(article: ArticleRow): void {
    const last = this.articles.at(-1);
    if (article.numbers?.isWorkedOut && this.names.length === 0 && last && isDetail(last, article)) {
      this.detail(last, article);
      return;
    }
    if (this.namesBelow) {
      this.push(article, [...this.takeCodes(), article], '');
      return;
    }
    const most = this.articles.length === 0 && !this.hasHead ? FIRST_NAME_ROWS_MAX : NAME_ROWS_MAX;
    const names = this.names.slice(-most);
    this.names = [];
    const name = names.map((own) => own.name).join(' ');
    this.push(article, [...names, ...this.takeCodes(), article], name === '' ? this.lastName : name);
    if (name !== '') this.lastName = name;
  }

  private addName(article: ArticleRow, next: Entry | undefined): void {
    const last = this.articles.at(-1);
    const isLastNameless = last !== undefined && last.name === '';
    if (this.namesBelow && isLastNameless) {
      last.name = article.name;
      last.rows.push(article.row);
      last.barcode ??= article.barcode;
      return;
    }
    const isNextValues = next?.what === 'article' && ['values', 'name', 'code'].includes(next.article.kind);
    if (isNextValues || !last) this.names.push(article);
  }

  private addCode(article: ArticleRow): void {
    const last = this.articles.at(-1);
    const wantsIt = last !== undefined && last.barcode === null && this.names.length === 0 && article.barcode !== null;
    if (wantsIt && !this.namesBelow) {
      last.barcode = article.barcode;
      last.rows.push(article.row);
      return;
    }
    this.codes.push(article);
  }

  private takeCodes(): ArticleRow[] {
    const codes = this.codes;
    this.codes = [];
    return codes;
  }

  private push(values: ArticleRow, rows: readonly ArticleRow[], name: string): void {
    const { numbers } = values;
    if (!numbers) return;
    this.lastDiscount = 0;
    const { quantity, unit, unitPrice, amount, discount, isProven } = numbers;
    const barcode = rows.map((row) => row.barcode).find((code) => code !== null) ?? null;
    const ordered = rows.map(({ row }) => row).sort((a, b) => a.index - b.index);
    this.articles.push({
      rows: ordered,
      name,
      quantity,
      unit,
      unitPrice,
      amount,
      discount,
      barcode,
      isProven,
      part: this.part,
    });
  }

  private detail(last: Article, { row, numbers }: ArticleRow): void {
    if (!numbers) return;
    Object.assign(last, {
      quantity: numbers.quantity,
      unit: numbers.unit,
      unitPrice: numbers.unitPrice,
      isProven: true,
    });
    last.rows.push(row);
  }

  private takeOff({ row, value }: { row: ReceiptRow; value: number }): void {
    const last = this.articles.at(-1);
    if (!last) return;
    if (this.part !== last.part || value > Math.abs(last.amount) + 1e-9) return;
    // A share is said of an article; of a whole receipt the sum is.
    const isOfArticle = row.tokens.some(({ kind }) => kind === 'percent');
    this.lastDiscount = isOfArticle ? 0 : value;
    last.discount = rounded(last.discount + value);
    last.amount = rounded(last.amount - Math.sign(last.amount) * value);
    last.rows.push(row);
  }
}

/** `Sushi 1.30` over `10 x 1.80 18.00`: the price belongs to the name, for the row below proves its own. */
function isNameWithPrice({ numbers }: ArticleRow, next: Entry | undefined): boolean {
  if (next?.what !== 'article' || next.article.kind !== 'values' || numbers?.isProven) return false;
  const below = next.article.numbers;
  return below !== null && below.isProven && Math.abs(below.amount - (numbers?.amount ?? 0)) > 0.011;
}

/** `2 x 3.50` over `MILK 7.00`. */
function isDetailOf(next: Entry | undefined, { numbers }: ArticleRow): boolean {
  if (next?.what !== 'article' || next.article.kind !== 'full' || !numbers) return false;
  return numbers.isWorkedOut && Math.abs(numbers.amount - (next.article.numbers?.amount ?? 0)) < 0.011;
}

/** Whether `2 x 3.50` says how the article above comes to its amount. */
function isDetail(last: Article, { numbers }: ArticleRow): boolean {
  return numbers !== null && Math.abs(last.amount - numbers.amount) < 0.011;
}
