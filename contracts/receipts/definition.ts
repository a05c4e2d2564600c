import type { RankedList } from '../interleaving';
import { slotsThatRead } from '../ocr';
import type { PipelineDefinition, RetrainRule } from '../pipeline';
import { correctedQuality, correctionParts, correctionProblem, type ReceiptCorrection } from './correction';
import type { ReceiptOptions } from './options';
import type { ReceiptResult } from './result';
import { meanConfidence, RECEIPT_WATCHES, resultColumns, resultKind, uncertainty } from './review';

const ITEM_CLASSIFIER = 'receipts/item-classifier';

/** Photo of a receipt → text → items → category and expiry of each. */
export const receipts = {
  name: 'receipts',
  title: { en: 'Receipts', ko: '영수증' },
  workflow: 'processReceipt',
  stages: [
    { name: 'inspect', title: { en: 'Inspect', ko: '검사' }, version: '1' },
    { name: 'read', title: { en: 'Read', ko: '판독' }, version: '1' },
    { name: 'parse', title: { en: 'Parse', ko: '해석' }, version: '1' },
    { name: 'classify', title: { en: 'Classify', ko: '분류' }, version: '1' },
    { name: 'keep', title: { en: 'Keep', ko: '보관' }, version: '1' },
  ],
  isPersonal: true,
  accepts: ['image/png', 'image/jpeg', 'image/webp', 'image/tiff', 'application/pdf'],
  slots: [ITEM_CLASSIFIER],
  configuredSlots: {},
  slotsUsed: (options) => [...slotsThatRead(options as ReceiptOptions), ITEM_CLASSIFIER],
  resultColumns: (result) => resultColumns(result as ReceiptResult),
  feedbackKinds: ['category_error'],
  correctionProblem: (correction, { result }) =>
    correctionProblem(correction as ReceiptCorrection, { result: result as ReceiptResult }),
  quality: (result, correction) => correctedQuality(result as ReceiptResult, correction as ReceiptCorrection),
  confidence: (result) => meanConfidence(result as ReceiptResult),
  uncertainty: (result) => uncertainty(result as ReceiptResult),
  rankings: (result) => rankings(result as ReceiptResult),
  resultKind: (result) => resultKind(result as ReceiptResult),
  correctionParts: (correction) => correctionParts(correction as ReceiptCorrection),
  learners: [
    {
      slot: ITEM_CLASSIFIER,
      feedbackKinds: ['category_error'],
      metrics: [{ name: 'accuracy', better: 'higher', margin: 0.01 }],
      personalData: 'drop',
    },
  ],
  metrics: [{ name: 'accuracy', better: 'higher' }],
  retrainRules: retrainRules(),
  watches: RECEIPT_WATCHES,
} as const satisfies PipelineDefinition;

/** The categories among which a person picks, item by item. */
function rankings({ items }: ReceiptResult): readonly RankedList[] {
  return items.map(({ line, alternatives }) => ({
    target: `item ${line}`,
    ids: alternatives.map(({ category }) => category),
  }));
}

/** Unless somebody sets other figures. */
function retrainRules(): readonly RetrainRule[] {
  const thresholds: Record<RetrainRule['kind'], number> = {
    /** A week of ten corrections a day. */
    new_data: 70,
    data_change: 0.1,
    quality_decline: 0.03,
    accuracy_decline: 0.05,
    repeated_failures: 5,
    scheduled: 7,
    /** By custom a small shift; a large one is 0.25. */
    drift: 0.1,
  };
  return (Object.keys(thresholds) as RetrainRule['kind'][]).map((kind) => ({
    slot: ITEM_CLASSIFIER,
    kind,
    threshold: thresholds[kind],
  }));
}
