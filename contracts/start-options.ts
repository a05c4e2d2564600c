/** Parts of the options that workflows of runs and of batches are started with. */
import { PRIORITIES, type Priority } from './run';
import type { SEARCH_ATTRIBUTES } from './search-attributes';

type NameOf<Type> = {
  [Name in keyof typeof SEARCH_ATTRIBUTES]: (typeof SEARCH_ATTRIBUTES)[Name] extends Type ? Name : never;
}[keyof typeof SEARCH_ATTRIBUTES];

export interface KeywordAttribute {
  key: { name: string; type: 'KEYWORD' };
  value: string;
}

export interface NumberAttribute {
  key: { name: string; type: 'INT' };
  value: number;
}

export function keyword(name: NameOf<'KEYWORD'>, value: string): KeywordAttribute {
  return { key: { name, type: 'KEYWORD' }, value };
}

export function wholeNumber(name: NameOf<'INT'>, value: number): NumberAttribute {
  return { key: { name, type: 'INT' }, value };
}

/** Rows hold it within 1..5 by a check constraint. */
export function toPriority(value: number): Priority {
  const priority = PRIORITIES.find((known) => known === value);
  if (priority === undefined) throw new RangeError(`A priority is ${value}; it must be one of 1 to 5.`);
  return priority;
}

/** Temporal cuts a summary at 200 bytes, of which a letter of the name may take three. */
const NAME_LENGTH_MAX = 50;

export function shortName(name: string): string {
  const letters = [...name];
  return letters.length <= NAME_LENGTH_MAX ? name : `${letters.slice(0, NAME_LENGTH_MAX - 1).join('')}…`;
}
