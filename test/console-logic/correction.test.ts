/** What was looked at in a result: what is in force, what is sent, and as which kind of fault. */
import type { Feedback } from '../../console/src/api/feedback';
import {
  correctionOf,
  countOf,
  inForce,
  laidOver,
  type Looked,
  NOTHING_LOOKED_AT,
  partsOf,
  suggestedType,
} from '../../console/src/pages/run/review/correction';

const looked = (changes: Partial<Looked>): Looked => ({ ...NOTHING_LOOKED_AT, ...changes });
const feedback = (corrected: Feedback['corrected_result'], changes: Partial<Feedback> = {}): Feedback => ({
  id: '1',
  chain_id: 'run',
  feedback_type: 'ocr_error',
  corrected_result: corrected,
  comment: null,
  user: { id: 'ada', name: 'Ada' },
  is_current: true,
  is_used_for_training: false,
  created_at: '2026-11-21T00:00:00Z',
  withdrawn_at: null,
  ...changes,
});

describe('later words', () => {
  it('take the place of earlier ones about the same thing and leave the others', () => {
    const earlier = looked({
      fields: [
        { name: 'total', value: 1 },
        { name: 'date', value: null },
      ],
      lines: [{ page: 1, line: 0, text: 'a' }],
      orders: [{ page: 1, lines: [0, 1] }],
    });
    const later = looked({
      fields: [{ name: 'total', value: 2 }],
      lines: [{ page: 2, line: 0, text: 'b' }],
      orders: [
        { page: 1, lines: [1, 0] },
        { page: 2, lines: [0] },
      ],
    });
    const all = laidOver(earlier, later);
    expect(all.fields).toEqual([
      { name: 'date', value: null },
      { name: 'total', value: 2 },
    ]);
    expect(all.lines).toHaveLength(2);
    expect(all.orders).toEqual(later.orders);
    expect(countOf(all)).toBe(6);
  });

  it('are in force only while they are current and not withdrawn, the newer first', () => {
    const items = [
      feedback({ fields: [{ name: 'total', value: 3 }] }, { withdrawn_at: '2026-11-21T01:00:00Z' }),
      feedback({ fields: [{ name: 'total', value: 2 }], reading_order: [{ page: 1, lines: [1, 0] }] }),
      feedback({ fields: [{ name: 'total', value: 1 }] }, { user: { id: 'bob', name: 'Bob' } }),
      feedback({ fields: [{ name: 'date', value: 'x' }] }, { is_current: false }),
    ];
    expect(inForce(items)).toEqual({
      fields: [{ name: 'total', value: 2 }],
      lines: [],
      orders: [{ page: 1, lines: [1, 0] }],
    });
  });
});

describe('what is sent', () => {
  it('has no parts that say nothing', () => {
    expect(correctionOf(looked({ lines: [{ page: 1, line: 0, text: 'a' }] }), undefined)).toEqual({
      lines: [{ page: 1, line: 0, text: 'a' }],
    });
  });

  it('takes along what was said before and not looked at again', () => {
    const before = feedback({ fields: [{ name: 'total', value: 1 }], reading_order: [{ page: 1, lines: [1, 0] }] });
    const sent = correctionOf(looked({ orders: [{ page: 2, lines: [0] }] }), before);
    expect(sent).toEqual({
      fields: [{ name: 'total', value: 1 }],
      reading_order: [
        { page: 1, lines: [1, 0] },
        { page: 2, lines: [0] },
      ],
    });
  });

  it('has the reading order by itself as a fault of the layout', () => {
    const all = looked({ fields: [{ name: 'total', value: 1 }], orders: [{ page: 1, lines: [1, 0] }] });
    expect(partsOf(all, 'ocr_error')).toEqual([
      { type: 'ocr_error', looked: { ...all, orders: [] } },
      { type: 'layout_error', looked: looked({ orders: all.orders }) },
    ]);
    expect(partsOf(all, 'layout_error')).toEqual([{ type: 'layout_error', looked: all }]);
    expect(partsOf(looked({ orders: all.orders }), 'ocr_error').map(({ type }) => type)).toEqual(['layout_error']);
    expect(partsOf(NOTHING_LOOKED_AT, 'ocr_error')).toEqual([]);
  });
});

describe('the suggested kind of fault', () => {
  const found = { extractor: 'local' as const, fields: [{ name: 'total', value: 1_250 }] };
  const total = (value: number | null) => looked({ fields: [{ name: 'total', value }] });

  it.each([
    ['a digit was misread', total(1_260), 'ocr_error'],
    ['another value was taken', total(98), 'llm_error'],
    ['the document shows none', total(null), 'llm_error'],
    ['the value was accepted', total(1_250), 'ocr_error'],
    ['a line was mended', looked({ ...total(98), lines: [{ page: 1, line: 0, text: 'a' }] }), 'ocr_error'],
    ['lines were put in order', looked({ orders: [{ page: 1, lines: [1, 0] }] }), 'layout_error'],
    ['a value and the order', looked({ ...total(98), orders: [{ page: 1, lines: [1, 0] }] }), 'llm_error'],
  ])('%s', (_name, all, type) => {
    expect(suggestedType(all, found)).toBe(type);
  });

  it('is one of the model where a model answered', () => {
    expect(suggestedType(total(1_260), { ...found, extractor: 'llm' })).toBe('llm_error');
  });
});
