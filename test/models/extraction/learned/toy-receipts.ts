/** Small receipts made of text alone, with what is on them. */
import type { PageLayout } from '../../../../contracts/page';
import type { TrainingRow } from '../../../../models/extraction/learned/examples';
import { layoutPage } from '../../../../models/layout/layout-page';
import { createRandom } from '../../../../models/samples/random';

export function layoutOf(text: string, confidence = 0.97): PageLayout {
  const rows = text.split('\n');
  return layoutPage({
    page: 1,
    width: 400,
    height: rows.length * 20,
    source: 'ppocr',
    lines: rows.map((row, index) => ({
      text: row,
      confidence,
      box: { x: 10, y: index * 20, width: 9 * row.length, height: 14 },
    })),
  });
}

/**
 * The shop's name stands under a greeting that has a legal form, where the rules do not look for it: only who has seen
 * such receipts finds it.
 */
export function toyReceipts(count: number, seed: number): TrainingRow[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => {
    const company = `${random.pick(['Abc', 'Delta', 'Ruby', 'Onyx', 'Pearl'])} ${random.pick(['Hut', 'Nook', 'Den'])} ${random.integer(1, 99)}`;
    const total = random.integer(100, 9999) / 100;
    const lines = [
      'Member of Fine Group Sdn Bhd',
      '** you are at **',
      company,
      `Item ${(total - 0.5).toFixed(2)}`,
      `Total ${total.toFixed(2)}`,
    ];
    return { layout: [layoutOf(lines.join('\n'))], fields: { company, total } };
  });
}
