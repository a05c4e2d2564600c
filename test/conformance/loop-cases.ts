/**
 * Something that a slot's learner can be taught by a few corrections of drawn photos, one case for each pipeline that
 * learns. What people say is right is the truth, so none of it needs a photo that is read wrongly.
 */
import type { RunReply } from '../../bench/api-client';
import type { LoopClient } from '../../bench/loop/loop-client';
import type { ReceiptResult } from '../../contracts/receipts/result';
import { READER_SLOT } from '../../models/ocr-correction/reader-learner';
import { ITEM_CLASSIFIER_SLOT } from '../../models/receipts/item-classifier/item-learner';
import { drawSlip, type Slip } from '../factories/drawn-slips';

export interface LoopCase {
  slot: string;
  /** Of its own for each number. */
  draw(number: number): Slip;
  /** What the result says of what is taught. */
  said(api: LoopClient, run: RunReply): Promise<string | undefined>;
  /** What people say is right, and what somebody says who means harm. */
  truth: string;
  falsehood: string;
  correct(api: LoopClient, run: RunReply, right: string): Promise<void>;
}

const GOODS = ['Milk', 'Bread', 'Rice', 'Green Tea', 'Soap', 'Coffee', 'Apples', 'Noodles'];

export const LOOP_CASES: readonly LoopCase[] = [
  {
    slot: READER_SLOT,
    draw: (number) => drawSlip(`page-${number}`, slipLines(number, goodsOf(number), 'Subtotal')),
    said: async (api, run) => (await subtotalOf(api, run))?.text.split(' ')[0],
    truth: 'Sub-total',
    falsehood: 'Sub-tot4l',
    correct: async (api, run, right) => {
      const line = await subtotalOf(api, run);
      if (!line) throw new Error(`The run ${run.chain_id} has no subtotal.`);
      const text = [right, ...line.text.split(' ').slice(1)].join(' ');
      await api.correctLines(run.chain_id, [{ page: 1, line: line.index, text }]);
    },
  },
  {
    slot: ITEM_CLASSIFIER_SLOT,
    // A word of no language, so that nothing but a correction can tell what it is.
    draw: (number) => drawSlip(`receipt-${number}`, slipLines(number, ['Zwiblor Quend', ...goodsOf(number)], 'Total')),
    said: (_, run) => Promise.resolve(taughtItem(run)?.category),
    truth: 'pet',
    falsehood: 'alcohol',
    correct: async (api, run, right) => {
      const taught = taughtItem(run);
      if (!taught) throw new Error(`The run ${run.chain_id} has not the item that is taught.`);
      const items = (run.final_result as ReceiptResult).items.map(({ line, category }) => ({
        line,
        category: line === taught.line ? right : category,
      }));
      await api.correctItems(run.chain_id, items);
    },
  },
];

function goodsOf(number: number): string[] {
  return GOODS.slice(number % 5, (number % 5) + 3);
}

function slipLines(number: number, goods: readonly string[], sum: string) {
  return [
    [`Corner Shop ${number}`],
    [`Date: ${10 + (number % 9)}/0${1 + (number % 9)}/2018`],
    ...goods.map((name, index) => [name, `${1 + index}.50`] as const),
    [sum, `${goods.reduce((total, _, index) => total + 1.5 + index, 0).toFixed(2)}`],
    ['Cash', '50.00'],
  ] as const;
}

async function subtotalOf(api: LoopClient, { chain_id: id }: RunReply) {
  const { items } = await api.call<{ items: { lines: { text: string }[] }[] }>(`/api/v1/runs/${id}/pages`);
  const lines = items[0]?.lines.map(({ text }, index) => ({ text, index })) ?? [];
  return lines.find(({ text }) => text.startsWith('Sub'));
}

function taughtItem(run: RunReply) {
  return (run.final_result as ReceiptResult).items.find(({ name }) => /zwib/iu.test(name));
}
