/** How the command line is read: what it refuses, in which words, and with which exit code. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ENGLISH } from '../../cli/texts-en';
import { KOREAN } from '../../cli/texts-ko';
import { run } from './command';

const folder = mkdtempSync(join(tmpdir(), 'treadle-usage-'));
const file = join(folder, 'a.png');
writeFileSync(file, 'a');

describe('a wrong use', () => {
  const cases: [args: string[], says: RegExp][] = [
    [['nonsense'], /unknown command 'nonsense'/],
    [['runs', '--no-such-flag'], /unknown option '--no-such-flag'/],
    [['run', 'documents'], /missing required argument 'files'/],
    [['run', 'documents', '/no/such/file.png'], /There is no file \/no\/such\/file\.png\./],
    [['run', 'documents', join(folder, '*.pdf')], /There is no file .*\*\.pdf\./],
    [['run', 'documents', file, '--option', 'pages'], /"pages" is no option\. Write --option name=value\./],
    [['run', 'documents', file, '-o', 'pages=1', '-o', 'pages=2'], /The option pages is given twice\./],
    [['run', 'documents', file, '-o', 'field_schema=@/no/schema.json'], /There is no file \/no\/schema\.json\./],
    [['run', 'documents', file, '--priority', '9'], /'9' is invalid\. must be a whole number from 1 to 5/],
    [['runs', '--status', 'sleeping'], /Allowed choices are queued, running/],
    [['runs', '--limit', '1e3'], /whole number/],
    [['batch', 'documents'], /Give files or --from-list, one of the two\./],
    [['batch', 'documents', file, '--out', 'results.xml'], /must end in \.jsonl or \.csv/],
    [['runs', '--url', 'treadle.example'], /"treadle\.example" is no address/],
    [['served', 'reader'], /"reader" is no slot\. Write it as documents\/reader\./],
    [['rollback', 'a/b/c'], /"a\/b\/c" is no slot/],
    [['models', '--state', 'sleeping'], /Allowed choices are candidate, shadow/],
    [['retrains', '--limit', '501'], /whole number from 1 to 500/],
    [['models', 'upload', 'documents/reader', '/no/such/file.json'], /There is no file \/no\/such\/file\.json\./],
    [['models', 'compare'], /missing required argument 'ids'/],
    [['stock', 'list', '--storage', 'moon'], /Allowed choices are room, fridge, freezer/],
    [['stock', 'take', 'x', '0'], /'0' is invalid for argument 'quantity'\. must be a number above 0/],
    [['stock', 'add', 'Milk', '--category', 'dairy', '--quantity', '1e3'], /must be a number above 0/],
    [['stock', 'reminders', '--days', '366'], /whole number from 1 to 365/],
    [['stock', 'add'], /Give a name and --category, or --barcode\./],
    [['receipts', 'show'], /missing required argument 'id'/],
    [['runs', '--lang', 'fr'], /Allowed choices are en, ko/],
  ];

  it.each(cases)('%j is refused with 2 and one sentence on standard error', async (args, says) => {
    const { exitCode, stdout, stderr } = await run(args);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(says);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('is refused in Korean where that is wanted', async () => {
    const { stderr } = await run(['run', 'documents', '/no/such/file.png'], { locale: 'ko' });
    expect(stderr).toBe('/no/such/file.png 파일이 없습니다.\n');
    expect((await run(['nonsense'], { locale: 'ko' })).stderr).toMatch(/^사용법이 잘못되었습니다: /);
  });
});

describe('help', () => {
  it('goes to standard output with 0, in both languages', async () => {
    const english = await run(['--help']);
    expect([english.exitCode, english.stderr]).toEqual([0, '']);
    for (const command of [
      'run',
      'batch',
      'watch',
      'runs',
      'show',
      'keys',
      'models',
      'retrain',
      'served',
      'receipts',
      'stock',
      'health',
    ]) {
      expect(english.stdout).toMatch(new RegExp(`^ {2}${command}\\b`, 'm'));
    }
    expect((await run(['runs', '--help'], { locale: 'ko' })).stdout).toContain('실행 목록(최신순)');
  });

  it('names the same places in every text of both languages', () => {
    const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    for (const key of Object.keys(ENGLISH) as (keyof typeof ENGLISH)[]) {
      expect([key, places(KOREAN[key])]).toEqual([key, places(ENGLISH[key])]);
    }
  });
});

describe('a server that is not there', () => {
  it('is told in one sentence with its address, and ends with 5', async () => {
    for (const args of [['runs'], ['show', 'x'], ['health'], ['run', 'documents', file]]) {
      const { exitCode, stdout, stderr } = await run([...args, '--json']);
      expect([args, exitCode, stdout]).toEqual([args, 5, '']);
      expect(stderr).toMatch(/No Treadle answers at http:\/\/127\.0\.0\.1:1: .*\[UNREACHABLE\]\n$/);
    }
  });
});
