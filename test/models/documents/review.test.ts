/** What the annotation queue asks of a document's result. */
import { documents } from '../../../contracts/documents/definition';

const field = (name: string, value: unknown, confidence: number) => ({ name, value, confidence, page: 1, box: null });
const page = (confidence: number, line_count = 5) => ({ page: 1, line_count, confidence, source: 'ppocr' });

it('is as unsure as the least certain field that was found, or page that has text', () => {
  expect(documents.uncertainty({ fields: [field('a', 1, 0.75), field('b', 2, 0.25)], pages: [page(0.5)] })).toBe(0.75);
  expect(documents.uncertainty({ fields: [field('a', 1, 0.75)], pages: [page(0.5)] })).toBe(0.5);
  expect(documents.uncertainty({ fields: [field('a', null, 0.1)], pages: [page(0.75), page(0, 0)] })).toBe(0.25);
  expect(documents.uncertainty({ fields: [], pages: [page(0, 0)] })).toBe(0);
});

it('knows documents of one issuer, schema, length and source as one kind', () => {
  const result = (changes = {}) => ({
    schema: 'receipt',
    fields: [field('company', 'Hanbit  Books, Co.', 0.9), field('total', Math.random(), 0.9)],
    pages: [page(Math.random())],
    ...changes,
  });
  const kind = documents.resultKind(result());
  expect(documents.resultKind(result({ fields: [field('company', 'HANBIT BOOKS CO', 0.1)] }))).toBe(kind);
  for (const other of [
    { schema: 'invoice' },
    { fields: [] },
    { pages: [page(1), page(1)] },
    { pages: [{ ...page(1), source: 'pdf-text' }] },
  ])
    expect(documents.resultKind(result(other))).not.toBe(kind);
});

it('takes a correction apart into what people can differ in', () => {
  const correction = {
    fields: [{ name: 'total', value: 5 }],
    lines: [{ page: 2, line: 3, text: 'a' }],
    reading_order: [{ page: 1, lines: [1, 0] }],
  };
  expect(documents.correctionParts(correction)).toEqual([
    { name: 'field total', value: 5 },
    { name: 'page 2 line 3', value: 'a' },
    { name: 'reading order of page 1', value: [1, 0] },
  ]);
});
