import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const foundSchema = z.object({ said: z.array(z.string()), path: z.string(), error: z.string() });

let folder: string;
let cached: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'treadle-executable-'));
  mkdirSync(join(folder, 'bin'));
  cached = join(folder, 'treadle', 'bin', 'temporal');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function program(path: string, script: string): void {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
}

const saysServer = (version: string): string => `echo "temporal version 1.5.1 (Server ${version}, UI 2.42.1)"`;

/**
 * Looks for the program in a process whose PATH holds our `bin` folder alone. Downloads fail at once, because the
 * module that downloads is replaced by one that refuses.
 */
function find(): z.infer<typeof foundSchema> {
  const source = `
    require(${JSON.stringify(join(__dirname, '..', 'models', 'documents', 'typescript-hook.cjs'))});
    const { temporalExecutable } = require(${JSON.stringify(join(__dirname, '..', '..', 'infra', 'servers', 'temporal-executable.ts'))});
    const said = [];
    temporalExecutable({ cacheHome: process.argv[1], say: (line) => said.push(line) }).then(
      (path) => console.log(JSON.stringify({ said, path, error: '' })),
      (error) => console.log(JSON.stringify({ said, path: '', error: error.message })),
    );`;
  symlinkSync('/bin/sh', join(folder, 'bin', 'sh'));
  writeFileSync(join(folder, 'no-testing.cjs'), NO_DOWNLOAD);
  const { stdout } = spawnSync(process.execPath, ['-e', source, folder], {
    env: { PATH: join(folder, 'bin'), NODE_OPTIONS: `--require=${join(folder, 'no-testing.cjs')}` },
    encoding: 'utf8',
  });
  return foundSchema.parse(JSON.parse(stdout));
}

const NO_DOWNLOAD = `
  const Module = require('node:module');
  const load = Module._load;
  Module._load = function (name, ...rest) {
    if (name === '@temporalio/testing') throw new Error('out of reach');
    return load.call(this, name, ...rest);
  };`;

it('takes the program on PATH, if its server is new enough', () => {
  program(join(folder, 'bin', 'temporal'), saysServer('1.29.1'));
  expect(find()).toEqual({ said: [], path: 'temporal', error: '' });
});

it('passes over a program on PATH whose server is too old, and takes the one in the cache', () => {
  program(join(folder, 'bin', 'temporal'), saysServer('1.28.2'));
  program(cached, saysServer('1.30.0'));
  expect(find()).toEqual({ said: [], path: cached, error: '' });
});

it('builds it with Go into the cache where it cannot be downloaded, and says how long that takes', () => {
  program(join(folder, 'bin', 'go'), `if [ "$1" = install ]; then printf '#!/bin/sh\\n' > "$GOBIN/temporal"; fi`);
  const { said, path } = find();
  expect(said).toEqual([
    'Getting the Temporal server (only the first time)',
    'The download is out of reach; building the Temporal server with Go instead: about 4 minutes, once',
  ]);
  expect(path).toBe(cached);
  expect(existsSync(cached)).toBe(true);
});

it('says in one sentence what to do where there is neither a download nor Go', () => {
  expect(find().error).toBe(
    'The Temporal server cannot be downloaded, and there is no Go to build it with. ' +
      'Put the "temporal" program on PATH, or set TEMPORAL_ADDRESS to a server of your own.',
  );
});
