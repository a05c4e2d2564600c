/**
 * The console may import no values of the contracts, so it has a table of its own of the built-in fields and a rule of
 * its own for days. Here both are held to those that the API goes by.
 */
import { correctionProblem } from '../../contracts/documents/correction';
import { FIELD_SCHEMAS } from '../../contracts/documents/field-schemas';
import { fieldKind, parseValue } from '../../console/src/pages/run/review/field-kind';

it.each(['receipt', 'invoice'] as const)('the fields of %s are written as its schema has them', (schema) => {
  const { properties } = FIELD_SCHEMAS[schema];
  const own = { field_schema: { type: 'object', properties } };
  const names = Object.keys(properties);
  const kinds = (options: object) => names.map((name) => [name, fieldKind(name, null, options)]);
  expect(kinds({ field_schema: schema })).toEqual(kinds(own));
});

it.each(['2026-11-21', '2024-02-29', '2026-02-29', '2026-13-01', '2026-1-1', '21.11.2026', '2026-11-21T00:00'])(
  '%s is a day here where it is one for the API',
  (text) => {
    const run = { result: { fields: [], pages: [] }, options: { field_schema: 'receipt' as const } };
    const problem = correctionProblem({ fields: [{ name: 'date', value: text }] }, run);
    expect('value' in parseValue(text, { input: 'date' }, null)).toBe(problem === undefined);
  },
);

it.each([
  ['1,250', { value: 1_250 }],
  ['-12.50', { value: -12.5 }],
  ['12,50', { fault: 'number' }],
  ['', { value: null }],
  [' 7 ', { value: 7 }],
])('%s as a number', (text, parsed) => {
  expect(parseValue(text, { input: 'number' }, null)).toEqual(parsed);
});
