/** `j` and `k` go from line to line, `u` to the next one to check, `x` leaves one out, `a` says that its category is right. */
import type { LineChange } from '../../api/receipt-actions';
import type { ReceiptLine } from '../../api/receipt-types';
import { useShortcuts } from '../../keyboard/shortcuts';

const focusedLine = (): number => {
  const row = document.activeElement?.closest<HTMLElement>('[data-line]');
  return row ? Number(row.dataset.line) : NaN;
};

const focusLine = (line: number): void => {
  const row = document.querySelector<HTMLElement>(`[data-line="${line}"]`);
  // With the keys of the page alone no field is typed into: the box at the line's start takes the focus.
  row?.querySelector<HTMLElement>('input[type="checkbox"]')?.focus();
  row?.scrollIntoView({ block: 'nearest' });
};

export function useLineKeys(items: readonly ReceiptLine[], change: (change: LineChange) => void): void {
  const here = (): number => items.findIndex(({ line }) => line === focusedLine());
  const go = (index: number): void => {
    const item = items[Math.min(items.length - 1, Math.max(0, index))];
    if (item) focusLine(item.line);
  };
  const nextUnsure = (): void => {
    const from = here() + 1;
    const order = [...items.slice(from), ...items.slice(0, from)];
    const item = order.find((each) => each.is_unsure && each.included);
    if (item) focusLine(item.line);
  };
  const withLine = (act: (item: ReceiptLine) => LineChange['change']) => (): void => {
    const item = items[here()];
    if (item) change({ line: item.line, change: act(item) });
  };
  useShortcuts({
    j: () => go(here() + 1),
    k: () => go(here() - 1),
    u: nextUnsure,
    x: withLine(({ included }) => ({ included: !included })),
    a: withLine(({ category }) => ({ category })),
  });
}
