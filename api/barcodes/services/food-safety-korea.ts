/**
 * The frame that all services of Food Safety Korea (식품안전나라) share: `GET /api/{key}/{service}/json/1/5/{NAME}={value}`
 * answers 200 with `{SERVICE: {total_count, row, RESULT: {CODE, MSG}}}`, whatever the matter is; with a wrong key it is a
 * page of script. Codes as its guide lists them: INFO-000 normal, INFO-200 no data, INFO-300 to 320 the quota of the key
 * is used up, INFO-500 the key is in use elsewhere; all others are mistakes or failures.
 */
import { z } from 'zod';
import { isSameGtin, printedDigits } from '../../../contracts/receipts/barcode';
import { fetchJson } from '../fetch-json';
import { ServiceTrouble } from '../product-service';

export interface FoodSafetyKoreaOptions {
  /** Such as http://openapi.foodsafetykorea.go.kr. */
  baseUrl: string;
  key: string;
  /** Of each of its services. */
  callsPerDay: number;
}

/** GS1 prefix of Korea. */
export const KOREA = '880';

export const DAY_SECONDS = 86_400;
const QUOTA_PAUSE_SECONDS = 3_600;
const BUSY_PAUSE_SECONDS = 5;

const NORMAL = 'INFO-000';
const NO_DATA = 'INFO-200';
const QUOTA_USED: ReadonlySet<string> = new Set(['INFO-300', 'INFO-310', 'INFO-320']);
const KEY_BUSY = 'INFO-500';

const resultSchema = z.object({ CODE: z.string() });

export interface RowRequest<Row extends z.ZodType> {
  service: string;
  /** The column that holds the barcode. */
  column: string;
  barcodeOf: (row: z.infer<Row>) => string;
  row: Row;
  gtin: string;
  signal: AbortSignal;
}

/** The row of the barcode; null where there is none. @throws ServiceTrouble, or whatever `fetch` throws */
export async function findRow<Row extends z.ZodType>(
  { baseUrl, key }: FoodSafetyKoreaOptions,
  { service, column, barcodeOf, row, gtin, signal }: RowRequest<Row>,
): Promise<z.infer<Row> | null> {
  const url = `${baseUrl}/api/${encodeURIComponent(key)}/${service}/json/1/5/${column}=${printedDigits(gtin)}`;
  const frame = z.object({ RESULT: resultSchema, row: z.array(row).default([]) });
  // A mistake in the address is told without the service's own frame.
  const answer = await fetchJson(
    { url, signal },
    z.union([z.object({ [service]: frame }), frame.transform((bare) => ({ [service]: bare }))]),
  );
  const { RESULT, row: rows } = answer[service] ?? { RESULT: { CODE: '' }, row: [] };
  requireNormal(RESULT.CODE);
  if (RESULT.CODE === NO_DATA || rows.length === 0) return null;
  const found = rows.find((each) => isSameGtin(barcodeOf(each).trim(), gtin));
  if (!found) throw new ServiceTrouble('unusable', 'it answered of another barcode');
  return found;
}

function requireNormal(code: string): void {
  if (code === NORMAL || code === NO_DATA) return;
  const shown = code.slice(0, 20);
  if (QUOTA_USED.has(code)) throw new ServiceTrouble('refused', `it answered ${shown}`, QUOTA_PAUSE_SECONDS);
  if (code === KEY_BUSY) throw new ServiceTrouble('refused', `it answered ${shown}`, BUSY_PAUSE_SECONDS);
  throw new ServiceTrouble('failed', `it answered ${shown}`);
}
