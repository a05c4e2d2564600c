/** What the command sends: which files paths, patterns, folders and lists stand for, and how options are read. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { inputFiles } from '../../cli/input-files';
import { readInputList } from '../../cli/input-list';
import { optionTexts, optionValues } from '../../cli/option-values';
import { textsIn } from '../../cli/texts';

const text = textsIn('en');
const folder = mkdtempSync(join(tmpdir(), 'treadle-inputs-'));
mkdirSync(join(folder, 'inner'));
for (const name of ['b.png', 'a.png', 'c[1].pdf', '.hidden.png', 'inner/d.png'])
  writeFileSync(join(folder, name), name);

function names(paths: string[], recursive = false): string[] {
  return inputFiles({ paths, recursive, stdin: Readable.from(['x']), text }).map(({ name }) => name);
}

describe('files', () => {
  it('of a folder come in the order of their names, without hidden ones, and with inner ones where wanted', () => {
    expect(names([folder])).toEqual(['a.png', 'b.png', 'c[1].pdf']);
    expect(names([folder], true)).toEqual(['a.png', 'b.png', 'c[1].pdf', 'd.png']);
  });

  it('are found by patterns that no shell has read, and by names that look like patterns', () => {
    expect(names([join(folder, '*.png')])).toEqual(['a.png', 'b.png']);
    expect(names([join(folder, '?.png'), join(folder, 'c[1].pdf')])).toEqual(['a.png', 'b.png', 'c[1].pdf']);
  });

  it('come from standard input as -, which can be sent more than once', async () => {
    const [file] = inputFiles({ paths: ['-'], recursive: false, stdin: Readable.from(['one', 'two']), text });
    expect(await (await file!.open()).text()).toBe('onetwo');
    expect(await (await file!.open()).text()).toBe('onetwo');
  });

  it('are not opened before they are sent', async () => {
    const late = join(folder, 'late.png');
    writeFileSync(late, 'early');
    const [file] = inputFiles({ paths: [late], recursive: false, stdin: Readable.from([]), text });
    writeFileSync(late, 'later, and longer');
    expect(await (await file!.open()).text()).toBe('later, and longer');
  });
});

describe('a list', () => {
  const sha256 = 'a'.repeat(64);
  const read = (content: string) => readInputList({ path: '-', stdin: Readable.from([content]), text });

  it('holds references with names of their own, and passes comments and empty lines over', async () => {
    expect(await read(`# inputs\n\nhttps://example.com/a.pdf\r\n${sha256}\tscan.png\n`)).toEqual({
      paths: [],
      references: [{ url: 'https://example.com/a.pdf' }, { blob: { sha256 }, name: 'scan.png' }],
    });
  });

  it('holds files of this machine, and never both', async () => {
    expect(await read('scans/a b.png\n./c.pdf\n')).toEqual({ paths: ['scans/a b.png', './c.pdf'], references: [] });
    await expect(read(`a.png\n${sha256}\n`)).rejects.toThrow('a.png');
    await expect(read('\n')).rejects.toThrow('no file');
  });
});

describe('options', () => {
  it('are text as given, whatever signs they hold, or come from a file', () => {
    const schema = join(folder, 'schema.json');
    writeFileSync(schema, '{"type":"object"}');
    expect(optionTexts(['pages=1-3,7', 'a=b=c', 'empty=', `field_schema=@${schema}`], text)).toEqual({
      pages: '1-3,7',
      a: 'b=c',
      empty: '',
      field_schema: '{"type":"object"}',
    });
  });

  it('become what the schema of the pipeline says where they go into JSON', () => {
    const schema = {
      properties: { languages: { type: 'array' }, count: { type: 'integer' }, on: { type: 'boolean' }, pages: {} },
    };
    const given = { languages: 'ko, en', count: '3', on: 'true', pages: '1,3', field_schema: '{"type":"object"}' };
    expect(optionValues(given, schema)).toEqual({
      languages: ['ko', 'en'],
      count: 3,
      on: true,
      pages: '1,3',
      field_schema: { type: 'object' },
    });
    expect(optionValues({ count: 'three' }, schema)).toEqual({ count: 'three' });
  });
});
