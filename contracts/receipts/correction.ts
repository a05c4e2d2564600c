/** What somebody says is right about a receipt's items. What is left out was not looked at. */
import type { CorrectionPart } from '../pipeline';
import { CATEGORY_ID } from './categories';
import type { ReceiptResult } from './result';

/** Sent as `corrected_result`. */
export interface ReceiptCorrection {
  /** `line` as in the result's items; the category that was predicted where that is right. */
  items: { line: number; category: string; name?: string | undefined }[];
}

/** What does not fit the run's result, in words; undefined where all fits. */
export function correctionProblem(
  { items }: ReceiptCorrection,
  { result }: { result: Pick<ReceiptResult, 'items'> },
): string | undefined {
  if (items.length === 0) return 'It names no item.';
  const seen = new Set<number>();
  for (const { line, category } of items) {
    if (seen.has(line)) return `The item ${line} comes twice.`;
    seen.add(line);
    if (!result.items.some((item) => item.line === line)) return `The receipt has no item ${line}.`;
    if (!CATEGORY_ID.test(category)) return `${category} is no category: they are written like grains_noodles.`;
  }
  return undefined;
}

export function correctionParts({ items }: ReceiptCorrection): CorrectionPart[] {
  return items.map(({ line, category }) => ({ name: `item ${line}`, value: category }));
}

/** Share of the items looked at whose category was right; null where none was looked at. */
export function correctedQuality(result: Pick<ReceiptResult, 'items'>, { items }: ReceiptCorrection): number | null {
  if (items.length === 0) return null;
  const predicted = new Map(result.items.map(({ line, category }) => [line, category]));
  return items.filter(({ line, category }) => predicted.get(line) === category).length / items.length;
}

/** What was said of other items before stays said: of one person one correction of a run is in force. */
export function mergeCorrections(earlier: ReceiptCorrection | undefined, later: ReceiptCorrection): ReceiptCorrection {
  const items = new Map(earlier?.items.map((item) => [item.line, item]));
  for (const item of later.items) items.set(item.line, { ...items.get(item.line), ...item });
  return { items: [...items.values()].sort((a, b) => a.line - b.line) };
}
