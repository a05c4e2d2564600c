/** The order in which the lines of a page are read: as it was found, until somebody puts it right. */
import type { DocumentPage } from '../../../api/types';
import type { PageOrder } from './correction';

type Lines = Pick<DocumentPage, 'page' | 'lines'>;

/** The same for the same page each time, so that what is drawn from it need not be drawn anew. */
const foundOrders = new WeakMap<Lines['lines'], readonly number[]>();

function foundOrder(lines: Lines['lines']): readonly number[] {
  const known = foundOrders.get(lines) ?? lines.map((_, index) => index);
  foundOrders.set(lines, known);
  return known;
}

/** Indexes of the page's lines. Of several words about it the first holds. */
export function orderOf({ page, lines }: Lines, ...said: readonly (readonly PageOrder[])[]): readonly number[] {
  const known = said.flat().find((each) => each.page === page);
  return known?.lines ?? foundOrder(lines);
}

/** With `line` at the place `to`, counted from 0; all others stay as they follow each other. */
export function movedTo(order: readonly number[], line: number, to: number): number[] {
  const others = order.filter((each) => each !== line);
  const place = Math.min(others.length, Math.max(0, to));
  return [...others.slice(0, place), line, ...others.slice(place)];
}

/** Where `line` comes to lie when it is laid before or after `over`. */
export function placeBeside(order: readonly number[], line: number, drop: { over: number; isAfter: boolean }): number {
  const place = order.filter((each) => each !== line).indexOf(drop.over);
  return place < 0 ? order.indexOf(line) : place + Number(drop.isAfter);
}

export function isSameOrder(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((line, place) => line === b[place]);
}
