import { sanitiseFileName } from '../../api/submission/file-name';

describe('a file name', () => {
  it.each([
    ['invoice.pdf', 'invoice.pdf'],
    ['영수증 (2).png', '영수증 (2).png'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\me\\scan.png', 'scan.png'],
    ['a\u0000b\u0007\r\nc.png', 'abc.png'],
    ['gpj.\u202efdp', 'gpj.fdp'],
    ['..', 'file'],
    ['folder/', 'file'],
    ['', 'file'],
    [undefined, 'file'],
  ])('%j is kept as %j', (given, kept) => {
    expect(sanitiseFileName(given)).toBe(kept);
  });

  it('is cut at 255 letters, never in the middle of one', () => {
    expect(sanitiseFileName('😀'.repeat(300))).toBe('😀'.repeat(255));
  });
});
