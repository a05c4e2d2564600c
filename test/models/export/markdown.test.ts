import type { PageLayout } from '../../../contracts/page';
import { documentMarkdown, escapeMarkdown } from '../../../models/export/markdown';
import { layoutPage } from '../../../models/layout/layout-page';
import { layoutOf, sketchPage } from '../../factories/page-layouts';

function titled(title: string, rest: PageLayout): PageLayout {
  const heading = { text: title, confidence: 1, box: { x: 20, y: 4, width: 300, height: 34 } };
  return layoutPage({ ...rest, lines: [heading, ...rest.lines] });
}

describe('Markdown', () => {
  test('writes titles, pairs, tables and paragraphs in reading order', () => {
    const page = titled(
      'Invoice',
      layoutPage(
        sketchPage([
          ['Number: 4711', 20, 120],
          ['Date', 20, 150],
          ['2024-03-01', 300, 150],
          ['Item', 20, 260],
          ['Qty', 300, 260],
          ['Amount', 500, 260],
          ['Green tea', 20, 290],
          ['2', 300, 290],
          ['10.00', 500, 290],
          ['Thank you for your order. We ship it', 20, 420],
          ['within three days from our store.', 20, 450],
        ]),
      ),
    );
    expect(documentMarkdown([page])).toBe(
      `## Invoice

- **Number:** 4711
- **Date** 2024-03-01

| Item | Qty | Amount |
| --- | ---: | ---: |
| Green tea | 2 | 10.00 |

Thank you for your order. We ship it  
within three days from our store.
`,
    );
  });

  test('gives a table without headings an empty head, and keeps cells in their columns', () => {
    const page = layoutOf('떡볶이|1|5,000\n할인금액||-2,200\n합계||19,800');
    expect(documentMarkdown([page])).toBe(
      '|  |  |  |\n| --- | ---: | ---: |\n| 떡볶이 | 1 | 5,000 |\n| 할인금액 |  | \\-2,200 |\n| 합계 |  | 19,800 |\n',
    );
  });

  test('escapes pipes and HTML in cells: a row keeps its cells', () => {
    const page = layoutPage(
      sketchPage([
        ['a | b <script>alert(1)</script>', 20, 100],
        ['1', 400, 100],
        ['5.00', 600, 100],
        ['`x` & *y*', 20, 130],
        ['2', 400, 130],
        ['6.00', 600, 130],
      ]),
    );
    const rows = documentMarkdown([page]).trim().split('\n').slice(2);
    expect(rows).toEqual([
      '| a \\| b &lt;script&gt;alert(1)&lt;/script&gt; | 1 | 5.00 |',
      '| \\`x\\` &amp; \\*y\\* | 2 | 6.00 |',
    ]);
  });

  test.each([
    ['# not a title', '\\# not a title'],
    ['- no list', '\\- no list'],
    ['1. no list', '1\\. no list'],
    ['+49 30 1234', '\\+49 30 1234'],
    ['[a](javascript:x)', '\\[a\\](javascript:x)'],
    ['back\\slash', 'back\\\\slash'],
    ['two\nlines\u0000', 'two lines'],
  ])('%j cannot become markup', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  test('writes lists as lists, wrapped items as one', () => {
    const page = layoutPage(
      sketchPage([
        ['• keep dry and', 20, 100],
        ['away from light', 40, 130],
        ['• keep cool', 20, 160],
      ]),
    );
    expect(documentMarkdown([page])).toBe('- keep dry and\n  away from light\n- keep cool\n');
  });

  test('divides pages, and leaves out those without text', () => {
    const pages = [layoutOf('first page'), layoutPage(sketchPage([], 2)), layoutOf('third page', 3)];
    expect(documentMarkdown(pages)).toBe('first page\n\n---\n\nthird page\n');
    expect(documentMarkdown([layoutPage(sketchPage([]))])).toBe('');
  });
});
