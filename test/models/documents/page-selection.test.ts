import { selectPages } from '../../../models/documents/page-selection';

const select =
  (pages: string | null, pageCount = 9, pagesMax = 5) =>
  () =>
    selectPages({ pages, pageCount, pagesMax });

describe('the option pages', () => {
  test('gives each wanted page once, ascending', () => {
    expect(select('7, 2-3,3')()).toEqual([2, 3, 7]);
  });

  test('wants all pages where it is null', () => {
    expect(select(null, 3)()).toEqual([1, 2, 3]);
  });

  test.each(['', 'a', '0', '3-1', '1-', '1,,2', '1;2', '-1', '1.5'])('refuses %j', (pages) => {
    expect(select(pages)).toThrow(expect.objectContaining({ code: 'OPTIONS_INVALID' }));
  });

  test('refuses a page that does not exist, and says how many there are', () => {
    expect(select('2,10')).toThrow(
      expect.objectContaining({ code: 'DOCUMENT_PAGE_MISSING', details: { wanted: '2,10', pages: 9 } }),
    );
    expect(select('1-99999')).toThrow(expect.objectContaining({ code: 'DOCUMENT_PAGE_MISSING' }));
  });

  test('counts the wanted pages against the limit, not those of the file', () => {
    expect(select(null)).toThrow(
      expect.objectContaining({ code: 'DOCUMENT_TOO_MANY_PAGES', details: { pages: 9, limit: 5 } }),
    );
    expect(select('5-9')()).toHaveLength(5);
  });
});
