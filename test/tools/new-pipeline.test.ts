/** `npm run new:pipeline` makes a pipeline that compiles, lints clean and runs, in a copy of this project. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { projectRoot } from '../../contracts/project-root';
import { pipelineNames } from '../../tools/new-pipeline/pipeline-name';
import { addElement, addImport } from '../../tools/new-pipeline/source-edits';

const NAME = 'web-logs';
const LEFT_OUT = ['node_modules', '.git', '.treadle', '.build-lock', 'coverage'];

describe('the name of a pipeline', () => {
  it('takes the form that each place needs', () => {
    expect(pipelineNames('web-logs')).toEqual({
      kebab: 'web-logs',
      camel: 'webLogs',
      pascal: 'WebLogs',
      title: 'Web logs',
    });
  });

  it.each(['', 'Web', 'web_logs', '-web', 'web-', '../web', 'web logs', '1st', 'a'.repeat(31), '로그'])(
    'is not %j',
    (name) => {
      expect(() => pipelineNames(name)).toThrow('cannot name a pipeline');
    },
  );

  it.each(['runs', 'class', 'new', 'pipelines', 'api'])('is not the reserved word %j', (name) => {
    expect(() => pipelineNames(name)).toThrow('reserved');
  });
});

describe('an edit of a closed list', () => {
  it.each([
    ['const LIST = [a] as const satisfies readonly A[];', 'const LIST = [a,\nb] as const satisfies readonly A[];'],
    ['const LIST = [];', 'const LIST = [b];'],
    ['const LIST = { a, } as const;', 'const LIST = { a,\nb, } as const;'],
    ["const other = '['; f({ LIST: { ...a() } });", "const other = '['; f({ LIST: { ...a(),\nb } });"],
  ])('of %j', (source, edited) => {
    expect(addElement(source, 'LIST', 'b')).toBe(edited);
  });

  it('refuses a list that is not there, or is no list', () => {
    expect(() => addElement('const OTHER = [];', 'LIST', 'b')).toThrow('found 0');
    expect(() => addElement('const LIST = make();', 'LIST', 'b')).toThrow('found 0');
  });

  it('puts an import after the last one', () => {
    expect(addImport("/** Doc. */\nimport a from 'a';\n\nuse(a);\n", "import b from 'b';")).toBe(
      "/** Doc. */\nimport a from 'a';\nimport b from 'b';\n\nuse(a);\n",
    );
  });
});

describe('a new pipeline', () => {
  let root = '';
  let made = { status: null as number | null, output: '' };

  function inCopy(...args: string[]) {
    const { JEST_WORKER_ID: _, ...env } = process.env;
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' });
    return { status, output: `${stdout}${stderr}` };
  }

  /** With the output in the message of the failure, where the reason is. */
  function expectSuccess({ status, output }: typeof made): void {
    if (status !== 0) throw new Error(`Exit code ${status}:\n${output}`);
  }

  /** The files that the command named, one a line. */
  const files = () => [...made.output.matchAll(/^ {2}(\S+)$/gm)].map(([, file]) => file!);

  beforeAll(() => {
    const project = projectRoot();
    root = mkdtempSync(join(tmpdir(), 'treadle-new-pipeline-'));
    const filter = (source: string) => !LEFT_OUT.includes(relative(project, source));
    // Times are kept, so that what is compiled already is not compiled again.
    cpSync(project, root, { recursive: true, preserveTimestamps: true, filter });
    symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'));
    made = inCopy('infra/bootstrap.cjs', 'run', 'tools/new-pipeline/main', NAME);
  }, 300_000);

  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
  });

  it('has its files in every room', () => {
    expectSuccess(made);
    for (const room of ['contracts', 'workflows', 'activities', 'models', 'test/models']) {
      expect(existsSync(join(root, room, NAME))).toBe(true);
    }
    for (const file of files()) expect(readFileSync(join(root, file), 'utf8')).not.toMatch(/__\w+__/);
  });

  it('compiles, and its workflow can be bundled', () => {
    expectSuccess(inCopy('infra/bootstrap.cjs', 'build'));
    expect(readFileSync(join(root, 'dist', 'workflow-bundle.js'), 'utf8')).toContain('processWebLogs');
  }, 300_000);

  it('is clean for the linter and the formatter', () => {
    const sources = files().filter((file) => file.endsWith('.ts'));
    expectSuccess(inCopy('node_modules/eslint/bin/eslint.js', '--max-warnings', '0', ...sources));
    expectSuccess(inCopy('node_modules/prettier/bin/prettier.cjs', '--check', ...sources));
  }, 300_000);

  it('runs: its own tests pass against the whole system', () => {
    const jest = inCopy(
      'node_modules/jest/bin/jest.js',
      '--selectProjects',
      'unit',
      'e2e',
      '--',
      NAME,
      'conformance/pipelines',
    );
    expectSuccess(jest);
    expect(jest.output).toContain(`test/e2e/${NAME}.test.ts`);
  }, 600_000);

  it('is not made twice', () => {
    const again = inCopy('infra/bootstrap.cjs', 'run', 'tools/new-pipeline/main', NAME);
    expect(again.status).toBe(1);
    expect(again.output).toContain(`"${NAME}" is taken`);
  }, 300_000);
});
