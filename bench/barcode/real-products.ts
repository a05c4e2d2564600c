/**
 * The real products of Open Food Facts and Open Beauty Facts (ODbL) that the benchmark loads and asks for, from the shared
 * data (`TREADLE_SHARED`, default `../shared`).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NAME_CHARACTERS_MAX, withoutMarkup } from '../../api/barcodes/without-markup';
import { categoryOfTags } from '../../api/barcodes/product-categories';
import { projectRoot } from '../../contracts/project-root';
import { type Barcode, readBarcode } from '../../contracts/receipts/barcode';
import type { FetchedProduct } from '../../db/repositories/products';
import type { CatalogueProduct } from '../../test/setup/product-services/answers';

interface Row {
  code: string;
  product_name: string | null;
  brands: string | null;
  quantity: string | null;
  categories_tags: string[];
  pnns_group_1: string | null;
}

export interface RealProducts {
  /** All of them, as an outside service would tell them. */
  catalogue: CatalogueProduct[];
  /** Those that a look-up may ask for: a name, a right check digit, and no shop's own number. */
  askable: { barcode: Barcode; product: FetchedProduct }[];
}

export function realProducts(): RealProducts {
  const folder = process.env['TREADLE_SHARED'] ?? join(projectRoot(), '..', 'shared');
  const file = join(folder, 'data', 'receipts', 'products_barcodes_off.jsonl');
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  const catalogue = lines.map((line) => {
    const { code, product_name, brands, quantity, categories_tags, pnns_group_1 } = JSON.parse(line) as Row;
    return { code, product_name, brands, quantity, categories_tags, pnns_groups_1: pnns_group_1 };
  });
  return { catalogue, askable: catalogue.flatMap((product) => askable(product)) };
}

function askable(row: CatalogueProduct): RealProducts['askable'] {
  const barcode = barcodeOf(row.code);
  const name = withoutMarkup(row.product_name, NAME_CHARACTERS_MAX);
  if (!barcode || barcode.kind !== 'product' || name === null) return [];
  const categoryId = categoryOfTags(row.categories_tags, row.pnns_groups_1);
  return [{ barcode, product: { name, brand: row.brands, quantity: row.quantity, categoryId, shelfLifeDays: null } }];
}

function barcodeOf(code: string): Barcode | undefined {
  try {
    return readBarcode(code);
  } catch {
    return undefined;
  }
}
