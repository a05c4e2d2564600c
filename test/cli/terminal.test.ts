/** What reaches a terminal: columns that stand under each other in any script, and nothing that could take it over. */
import { PassThrough } from 'node:stream';
import { PlainProgress } from '../../cli/progress-view';
import { cutTo, printable, table, widthOf } from '../../cli/table';

it('counts a Hangul syllable as two cells', () => {
  expect(widthOf('영수증 1.png')).toBe(12);
  expect(cutTo('영수증 1.png', 6)).toBe('영수…');
  const lines = table(
    ['이름', 'ID'],
    [
      ['영수증', 'a'],
      ['receipt', 'b'],
    ],
  ).split('\n');
  expect(lines).toEqual(['이름     ID', '영수증   a', 'receipt  b']);
});

it('lets no escape sequence, line break or change of direction through', () => {
  const hostile = 'a\u001b[2J\u0007\u202eb\u009bc';
  expect(printable(hostile)).toBe('a�[2J��b�c');
  expect(table([], [[`x\n${hostile}`, 'y']]).split('\n')).toHaveLength(1);
});

it('says in plain progress what has changed, once', () => {
  const stream = new PassThrough();
  const progress = new PlainProgress(stream);
  progress.update('a.png', { progress: 0, note: 'read' });
  progress.update('a.png', { progress: 0.1, note: 'read' });
  progress.update('a.png', { progress: 0.5, note: 'extract' });
  progress.close();
  expect(String(stream.read())).toBe('a.png: read\na.png: extract\n');
});
