/** Sets of short texts with labels from the shared data, and how they are split: by hash of each row's own key. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentsFolder } from '../documents-with-truth';

export interface Labelled {
  key: string;
  text: string;
  label: string;
}

export interface Split {
  train: Labelled[];
  test: Labelled[];
}

export interface Product {
  code: string;
  kind: 'food' | 'beauty';
  product_name: string | null;
  categories_tags: string[] | null;
  label_top: string | null;
  pnns_group_1: string | null;
}

const TEST_SHARE = 0.3;

export function readProducts(): Product[] {
  return readLines('products_barcodes_off.jsonl');
}

/** Name → first category; name → food group; Korean food → kind of food. */
export function readTextSets(): Record<string, Labelled[]> {
  const products = readProducts();
  const labelled = (label: (product: Product) => string | null): Labelled[] =>
    products.flatMap((product) => {
      const [text, own] = [product.product_name?.trim() ?? '', label(product)];
      return text === '' || own === null ? [] : [{ key: product.code, text, label: own }];
    });
  return {
    off_category: labelled(({ label_top: label }) => label),
    off_food_group: labelled(({ pnns_group_1: label }) => label),
    kfind: readKoreanFood().map(({ text, label }) => ({ key: text, text, label })),
  };
}

export function readKoreanFood(): { text: string; label: string }[] {
  return readLines('items_ko_kfind.jsonl');
}

/** Another salt gives another split. */
export function splitByHash(rows: readonly Labelled[], salt: number, testShare = TEST_SHARE): Split {
  const split: Split = { train: [], test: [] };
  for (const row of rows) split[shareOf(`${salt}:${row.key}`) < testShare ? 'test' : 'train'].push(row);
  return split;
}

/** 0..1, the same for the same text. */
export function shareOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE() / 2 ** 32;
}

function readLines<T>(file: string): T[] {
  const path = join(documentsFolder(), '..', 'receipts', file);
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
}
