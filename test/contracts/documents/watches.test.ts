import { documents } from '../../../contracts/documents/definition';
import type { DocumentCorrection } from '../../../contracts/documents/correction';
import type { DocumentResult } from '../../../contracts/documents/result';
import { documentResult } from '../../factories/watched-runs';

function watchOf(slot: string) {
  const watch = documents.watches.find((each) => each.slot === slot);
  if (!watch) throw new Error(`${slot} is not watched.`);
  return watch;
}
const reader = watchOf('documents/reader');
const layout = watchOf('documents/layout');
const extractor = watchOf('documents/extractor');

const RESULT: DocumentResult = { ...documentResult({ text: '합계 12.00\nVAT 1.20' }), extractor: 'local' };
const said = (kind: string, correction: DocumentCorrection, result = RESULT) => ({ kind, correction, result });

it('watches every slot that learns, in a stage of the pipeline', () => {
  expect(documents.watches.map(({ slot }) => slot)).toEqual(documents.learners.map(({ slot }) => slot));
  const stages: string[] = documents.stages.map(({ name }) => name);
  for (const { stage } of documents.watches) expect(stages).toContain(stage);
});

it('has rules for slots that learn alone, and each kind once', () => {
  const names = documents.retrainRules.map(({ slot, kind }) => `${slot} ${kind}`);
  expect(new Set(names).size).toBe(names.length);
  const learning: string[] = documents.learners.map(({ slot }) => slot);
  for (const { slot } of documents.retrainRules) expect(learning).toContain(slot);
});

it('describes pages and text by figures', () => {
  expect(reader.features(RESULT)).toMatchObject({ pages: 1, lines_per_page: 12, source: 'ppocr', warning: 'none' });
  expect(extractor.features(RESULT)).toMatchObject({
    schema: 'receipt',
    fields_found: 0.5,
    hangul_share: 2 / 5,
    digit_share: 7 / 17,
    confidence_date: null,
  });
});

it('has no figure for what a result does not have', () => {
  const empty = { ...RESULT, pages: [], fields: [], text: '' };
  for (const watch of documents.watches) {
    for (const value of Object.values(watch.features(empty))) expect(value).not.toBeNaN();
    expect(watch.confidences(empty)).toEqual([]);
    expect(watch.shareRight(said('ocr_error', {}, empty))).toBeUndefined();
  }
});

it('takes the confidences of what the slot’s own model found', () => {
  expect(extractor.confidences(RESULT)).toHaveLength(1);
  expect(extractor.confidences({ ...RESULT, extractor: 'llm' })).toEqual([]);
  expect(reader.confidences(RESULT)).toEqual([0.95]);
});

describe('what somebody said', () => {
  it('of fields: those that were confirmed count as right', () => {
    const fields = [
      { name: 'total', value: 12 },
      { name: 'date', value: '2026-11-21' },
    ];
    expect(extractor.shareRight(said('llm_error', { fields }))).toBe(0.5);
    expect(extractor.shareRight(said('llm_error', { lines: [] }))).toBeUndefined();
    expect(extractor.shareRight(said('llm_error', { fields }, { ...RESULT, extractor: 'llm' }))).toBeUndefined();
  });

  it('of lines: those that were left alone or confirmed count as right', () => {
    const wrong = { page: 1, line: 0, text: '합계 12.80' };
    const confirmed = { page: 1, line: 1, text: 'VAT 1.20' };
    expect(reader.shareRight(said('ocr_error', { lines: [wrong, confirmed] }))).toBeCloseTo(11 / 12);
    expect(reader.shareRight(said('layout_error', { reading_order: [{ page: 1, lines: [1, 0] }] }))).toBe(1);
    expect(reader.shareRight(said('ocr_error', { fields: [] }))).toBeUndefined();
  });

  it('of an order: the one that was there counts as right', () => {
    const order = (lines: number[]) => said('layout_error', { reading_order: [{ page: 1, lines }] });
    expect(layout.shareRight(order([1, 0]))).toBe(0);
    expect(layout.shareRight(order([0, 1]))).toBe(1);
    expect(layout.shareRight(said('llm_error', { fields: [{ name: 'total', value: 1 }] }))).toBe(1);
  });
});
