import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'treadle-start-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Runs `npm start` until it refuses; the environment holds nothing of Treadle but `variables`. */
function start(
  args: string[],
  variables: Record<string, string> = {},
): { code: number | null; output: string; errors: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(__dirname, 'programs', 'start.cjs'), ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'], ...variables },
    encoding: 'utf8',
  });
  return { code: status, output: stdout, errors: stderr.trim() };
}

it('lists its options', () => {
  const { code, output } = start(['--help']);
  expect(code).toBe(0);
  for (const option of ['--port', '--home', '--no-samples', '--sign-in-link']) expect(output).toContain(option);
});

it.each([
  [
    'an unknown option',
    ['--prot', '8000'],
    {},
    "Unknown option '--prot'. The options are listed by: npm start -- --help",
  ],
  ['a wrong value', ['--port', 'many'], {}, 'The configuration is not valid. PORT is "many"'],
  ['two uses of one port', ['--port', '7233'], {}, 'PORT and TEMPORAL_PORT are both 7233.'],
  [
    'a missing certificate',
    [],
    { TEMPORAL_ADDRESS: 'localhost:1', TEMPORAL_TLS_CERT_PATH: '/none.pem' },
    'TEMPORAL_TLS_CERT_PATH is /none.pem',
  ],
  ['an unreadable database address', [], { DATABASE_URL: 'oracle' }, 'DATABASE_URL is not a Postgres address.'],
])('says %s in one sentence and exits with 78', (_, args, variables, sentence) => {
  const { code, errors } = start(args, { POSTGRES_PORT: '1901', TEMPORAL_UI_PORT: '1902', PORT: '1903', ...variables });
  expect(errors).toContain(sentence);
  expect(errors.split('\n')).toHaveLength(1);
  expect(code).toBe(78);
});

it('says in one sentence that the data folder cannot be written, and exits with 1', () => {
  writeFileSync(join(folder, 'file'), '');
  const { code, errors } = start(['--home', 'file']);
  expect(errors).toMatch(/^The data folder .*file cannot be written: a file is in the way\. .*$/);
  expect(code).toBe(1);
});

it('says in one sentence that there is too little space, and exits with 1', () => {
  const { code, errors } = start([], { DISK_FREE_BYTES_MIN: '9000000000000000' });
  expect(errors).toMatch(/^The data folder .* MB of free space .*$/);
  expect(code).toBe(1);
});

it('says in one sentence that a port is busy, and exits with 1', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const { code, errors } = start(['--port', String(port)]);
  await new Promise((resolve) => server.close(resolve));
  expect(errors).toMatch(
    new RegExp(`^Port ${port} for the API is in use by .* \\(process ${process.pid}\\)\\. .*PORT\\.$`),
  );
  expect(code).toBe(1);
});

it('reads .env of the data folder before that of the project, and the environment before both', () => {
  writeFileSync(join(folder, '.env'), 'PORT=project\nTREADLE_HOME=data\n');
  expect(start([]).errors).toContain('PORT is "project"');
  const home = mkdtempSync(join(folder, 'home-'));
  writeFileSync(join(home, '.env'), 'PORT=home\n');
  expect(start(['--home', home]).errors).toContain('PORT is "home"');
  expect(start(['--home', home], { PORT: 'environment' }).errors).toContain('PORT is "environment"');
  expect(start(['--home', home, '--port', 'option'], { PORT: 'environment' }).errors).toContain('PORT is "option"');
});
