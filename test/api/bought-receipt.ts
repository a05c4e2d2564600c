/** Receipts as people send them and see them again over the API. */
import type { ReceiptResult } from '../../contracts/receipts/result';
import { type ApiUnderTest, pngBytes } from './api-under-test';
import type { KeyHolder } from './callers';
import { completeReceipt } from './runs-at-work';

interface SeenLine {
  [field: string]: unknown;
}

/** The id of the run. */
export async function submitReceipt(who: KeyHolder, file: Uint8Array): Promise<string> {
  const form = new FormData();
  form.append('file', new Blob([Uint8Array.from(file)]), 'receipt.png');
  const response = await who.request('/api/v1/receipts/runs', { method: 'POST', body: form });
  return ((await response.json()) as { chain_id: string }).chain_id;
}

/** As `submitReceipt`, and it is read. */
export async function buyReceipt(
  api: ApiUnderTest,
  who: KeyHolder,
  { result, file = pngBytes() }: { result?: ReceiptResult | undefined; file?: Uint8Array } = {},
): Promise<string> {
  const id = await submitReceipt(who, file);
  await completeReceipt(api, id, result);
  return id;
}

export async function linesOfReceipt(who: KeyHolder, id: string): Promise<SeenLine[]> {
  return ((await (await who.request(`/api/v1/receipts/${id}`)).json()) as { items: SeenLine[] }).items;
}
