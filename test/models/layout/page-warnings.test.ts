import { layoutPage } from '../../../models/layout/layout-page';
import { sketchPage } from '../../factories/page-layouts';

describe('warnings of a page', () => {
  test.each([
    ['sure text', [['Invoice 4711', 40, 40, 120, 0.97]], undefined],
    [
      'one unsure line among sure ones',
      [
        ['x', 40, 40, 10, 0.1],
        ['Invoice number 4711', 40, 90, 190, 0.97],
      ],
      undefined,
    ],
    ['text that was mostly guessed', [['Jmvcioe 4Z11', 40, 40, 120, 0.41]], ['unsure_text']],
    ['a page without lines', [], ['no_text']],
    ['a page of blanks', [['  ', 40, 40, 20, 1]], ['no_text']],
    ['Hebrew', [['חשבונית מספר 4711', 40, 40, 170, 1]], ['right_to_left']],
    [
      'Arabic among English',
      [
        ['Invoice', 40, 40, 70, 1],
        ['فاتورة', 40, 90, 60, 1],
      ],
      ['right_to_left'],
    ],
    ['one Hebrew letter in a name', [['Studio א design', 40, 40, 150, 1]], undefined],
  ] as const)('%s', (_, lines, warnings) => {
    expect(layoutPage(sketchPage(lines)).warnings).toEqual(warnings);
  });

  test.each([
    ['ppocr', 0.92, undefined],
    ['ppocr', 0.84, ['unsure_text']],
    ['tesseract', 0.7, undefined],
    ['tesseract', 0.5, ['unsure_text']],
    ['pdf-text', 1, undefined],
  ] as const)('measure %s at %d by what that engine gives', (source, confidence, warnings) => {
    const page = { ...sketchPage([['Invoice number 4711', 40, 40, 190, confidence]]), source };
    expect(layoutPage(page).warnings).toEqual(warnings);
  });

  test('keep what was known before', () => {
    expect(layoutPage({ ...sketchPage([]), warnings: ['first_frame_only'] }).warnings).toEqual([
      'first_frame_only',
      'no_text',
    ]);
  });
});
