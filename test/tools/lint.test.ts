/** Every rule of the project's own finds its mistake, and leaves the right form alone. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../contracts/project-root';

interface Case {
  rule: string;
  mistake: string;
  /** A file that exists where the rule needs types. */
  path: string;
  bad: string;
  good: string;
  /** Where the good form stands; `path` unless given. */
  goodPath?: string;
  needsTypes?: boolean;
  /** Part of the message, where one rule has several. */
  says?: string;
}

const WORKFLOW = 'workflows/documents/sample.ts';
const proxy = (options: string) => `export const io = proxyActivities(${options});`;

const ROOM_CASES: Case[] = [
  [
    'models/ocr/sample.ts',
    "import { Pool } from '../../db/connect';",
    "import { DomainError } from '../../contracts/errors';",
  ],
  ['contracts/sample.ts', "import { Pool } from '../db/connect';", "import { DomainError } from './errors';"],
  [
    'db/sample.ts',
    "import { CpuPool } from '../models/pool/cpu-pool';",
    "import { DomainError } from '../contracts/errors';",
  ],
  [
    'activities/spine/sample.ts',
    "import { readEnv } from '../../config/env';",
    "import { Pool } from '../../db/connect';",
  ],
  [
    'workflows/spine/sample.ts',
    "import { Pool } from '../../db/connect';",
    "import type { A } from '../../activities/spine/a';",
  ],
  [
    'api/routes/sample.ts',
    "import { CpuPool } from '../../models/pool/cpu-pool';",
    "import { s } from '../../models/serving/s';",
  ],
  [
    'api/routes/sample.ts',
    "import { w } from '../../workflows/index';",
    "import type { w } from '../../workflows/index';",
  ],
  ['config/sample.ts', "export { Pool } from '../db/connect';", "export { DomainError } from '../contracts/errors';"],
  [
    'client/sample.ts',
    "import { RUN_STATUSES } from '../contracts/run';",
    "import type { RunStatus } from '../contracts/run';",
  ],
  ['cli/sample.ts', "import { Pool } from '../db/connect';", "import { readCliEnv } from '../config/cli-env';"],
  ['workers/sample.ts', "export * from '../api/app';", "export * from '../activities/spine/activities';"],
].map(([path = '', bad = '', good = '']) => ({ rule: 'treadle/rooms', mistake: `${path}: ${bad}`, path, bad, good }));

const IMPORT_CASES: Case[] = [
  {
    rule: 'treadle/rooms',
    mistake: 'the configuration read outside a main',
    path: 'api/routes/sample.ts',
    bad: "import { readEnv } from '../../config/env';",
    good: "import { readEnv } from '../config/env';",
    goodPath: 'api/main.ts',
  },
  {
    rule: 'treadle/pipelines-apart',
    mistake: 'a pipeline that imports another one',
    path: 'activities/documents/sample.ts',
    bad: "import { documents } from '../documents/cpu'; import { b } from '../weather/b';",
    good: "import { documents } from '../documents/cpu'; import { b } from '../spine/b';",
  },
  ...['onnxruntime-node', 'sharp', '@napi-rs/canvas', 'tesseract.js', 'pdfjs-dist/legacy/build/pdf.mjs'].map(
    (name) => ({
      rule: 'treadle/packages-at-home',
      mistake: `${name} outside models/`,
      path: 'activities/documents/sample.ts',
      bad: `import native from '${name}';`,
      good: `import native from '${name}';`,
      goodPath: 'models/ocr/sample.ts',
    }),
  ),
  {
    rule: 'treadle/contract-packages',
    mistake: 'Node in a contract',
    path: 'contracts/sample.ts',
    bad: "import { join } from 'node:path';",
    good: "import type { Readable } from 'node:stream';",
  },
  {
    rule: 'treadle/contract-packages',
    mistake: 'zod in a contract that workflows may import',
    path: 'contracts/documents/options.ts',
    bad: "import { z } from 'zod';",
    good: "import { z } from 'zod';",
    goodPath: 'contracts/documents/schemas.ts',
  },
  {
    rule: 'import-x/no-cycle',
    mistake: 'files that import each other',
    path: 'contracts/pipelines.ts',
    bad: "import { runStartOptions } from './run-start'; export const start = runStartOptions;",
    good: "import type { RunStart } from './run-start'; export type Start = RunStart;",
  },
  {
    rule: '@typescript-eslint/consistent-type-imports',
    mistake: 'a type that is imported as a value',
    path: 'activities/spine/run-blobs.ts',
    bad: "import { BlobRef } from '../../contracts/blob'; export const size = (blob: BlobRef) => blob.size_bytes;",
    good: "import type { BlobRef } from '../../contracts/blob'; export const size = (blob: BlobRef) => blob.size_bytes;",
  },
];

const CONVENTION_CASES: Case[] = [
  { path: 'db/run_rows.ts', says: 'kebab-case' },
  { path: 'db/RunRows.ts', says: 'kebab-case' },
  { path: 'db/string-utils.ts', says: 'says nothing' },
  { path: 'api/helpers.ts', says: 'says nothing' },
  { path: 'workers/worker-manager.ts', says: 'says nothing' },
  { path: 'api/common.ts', says: 'says nothing' },
].map(({ path, says }) => {
  const code = 'export const a = 1;';
  return { rule: 'treadle/file-name', mistake: path, path, says, bad: code, good: code, goodPath: 'db/run-rows.ts' };
});

const ENVIRONMENT_CASES: Case[] = [
  "const home = process.env['HOME'];",
  "const home = process['env'].HOME;",
  'const { env } = process;',
  "import { env } from 'node:process';",
].map((bad) => ({
  rule: 'treadle/no-process-env',
  mistake: bad,
  path: 'activities/spine/sample.ts',
  bad,
  good: bad,
  goodPath: 'config/env.ts',
}));

const SPINE_CASES: Case[] = [
  "if (pipeline.name === 'documents') start();",
  "if ('documents' !== name) start();",
  "switch (name) { case 'documents': start(); }",
].map((bad) => ({
  rule: 'treadle/no-pipeline-branch',
  mistake: bad,
  path: 'activities/spine/sample.ts',
  bad,
  good: 'if (pipeline.accepts.length === 0) start();',
}));

const WORKFLOW_CASES: Case[] = [
  {
    mistake: 'a Node built-in',
    bad: "import { createHash } from 'node:crypto';",
    good: "import { uuid4 } from '@temporalio/workflow';",
  },
  {
    mistake: 'a Node built-in without its prefix',
    bad: "import { join } from 'path';",
    good: "import { sleep } from '@temporalio/workflow';",
  },
  {
    mistake: 'zod',
    bad: "import { z } from 'zod';",
    good: "import { documents } from '../../contracts/documents/definition';",
  },
  {
    mistake: 'a schema of zod',
    bad: "import { s } from '../../contracts/documents/schemas';",
    good: "import type { s } from '../../contracts/documents/schemas';",
  },
  {
    mistake: 'the client',
    bad: "import { Client } from '@temporalio/client';",
    good: "import { log } from '@temporalio/workflow';",
  },
  {
    mistake: 'a value import of activities',
    bad: "import { createDocumentCpuActivities } from '../../activities/documents/cpu';",
    good: "import type { DocumentCpuActivities } from '../../activities/documents/cpu';",
    says: 'import type',
  },
  { mistake: 'console', bad: "console.log('here');", good: "log.info('here');" },
  { mistake: 'process', bad: 'const { pid } = process;', good: 'const process = 1; export const next = process + 1;' },
  { mistake: 'state at module level', bad: 'export let count = 0;', good: 'export const LIMIT = 4;' },
  {
    mistake: 'a plain Error',
    bad: "throw new Error('no');",
    good: "throw ApplicationFailure.nonRetryable('no', 'INVARIANT_BROKEN');",
  },
  {
    mistake: 'a DomainError',
    bad: "throw new DomainError('RUN_LOST');",
    good: "throw ApplicationFailure.create({ type: 'RUN_LOST' });",
  },
  {
    mistake: 'an unbounded fan-out',
    bad: 'await Promise.all(pages.map((page) => read(page)));',
    good: 'await mapWithLimit(pages, 4, (page) => read(page));',
  },
  {
    mistake: 'an unbounded fan-out that settles',
    bad: 'await Promise.allSettled(pages.map(read));',
    good: 'await Promise.all([first(), second()]);',
  },
  {
    mistake: 'activity options of its own',
    bad: proxy("{ startToCloseTimeout: '1m' }"),
    good: proxy('ACTIVITY_PROFILES.io'),
  },
  {
    mistake: 'a profile that is changed',
    bad: proxy('{ ...ACTIVITY_PROFILES.io, retry: { maximumAttempts: 1 } }'),
    good: proxy("{ ...ACTIVITY_PROFILES.io, cancellationType: 'ABANDON' }"),
  },
  {
    mistake: 'a timeout of one call',
    bad: "io.read.executeWithOptions({ heartbeatTimeout: '1s' }, []);",
    good: "io.read.executeWithOptions({ summary: 'page 1' }, []);",
  },
  {
    mistake: 'local activities',
    bad: 'proxyLocalActivities(ACTIVITY_PROFILES.io);',
    good: proxy('ACTIVITY_PROFILES.cpu'),
  },
  {
    mistake: 'an async validator',
    bad: 'setHandler(add, run, { validator: async () => {} });',
    good: 'setHandler(add, run, { validator: () => {} });',
  },
  {
    mistake: 'an async validator by name',
    bad: 'async function check() {} setHandler(add, run, { validator: check });',
    good: 'function check() {} setHandler(add, run, { validator: check });',
  },
].map((given) => ({ rule: 'treadle/workflow', path: WORKFLOW, ...given }));

const longFunction = (lines: number) => `export function long() {\n${'  step();\n'.repeat(lines)}}\n`;

const STRICT_CASES: Case[] = [
  {
    rule: '@typescript-eslint/no-floating-promises',
    mistake: 'a promise that nobody awaits',
    path: 'workflows/spine/maintenance.ts',
    bad: "import { sleep } from '@temporalio/workflow'; export async function nap() { sleep(1); }",
    good: "import { sleep } from '@temporalio/workflow'; export async function nap() { await sleep(1); }",
    needsTypes: true,
  },
  {
    rule: 'max-lines',
    mistake: 'a long file',
    path: 'db/sample.ts',
    bad: 'step();\n'.repeat(401),
    good: 'step();\n'.repeat(400),
  },
  {
    rule: 'max-lines-per-function',
    mistake: 'a long function',
    path: 'db/sample.ts',
    bad: longFunction(49),
    good: longFunction(48),
  },
  {
    rule: 'max-params',
    mistake: 'many parameters',
    path: 'db/sample.ts',
    bad: 'export const f = (a, b, c, d) => a;',
    good: 'export const f = (a, b, c) => a;',
  },
  {
    rule: 'no-warning-comments',
    mistake: 'work put off',
    path: 'db/sample.ts',
    bad: '// TODO later',
    good: '// Later rows win.',
  },
];

const CASES = [
  ...ROOM_CASES,
  ...IMPORT_CASES,
  ...CONVENTION_CASES,
  ...ENVIRONMENT_CASES,
  ...SPINE_CASES,
  ...WORKFLOW_CASES,
  ...STRICT_CASES,
];

interface Finding {
  rule: string;
  message: string;
}

function lint(snippets: { path: string; code: string; needsTypes: boolean }[]): Finding[][] {
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(__dirname, 'lint-snippets.mjs')], {
    cwd: projectRoot(),
    input: JSON.stringify(snippets),
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Finding[][];
}

describe('lint', () => {
  let bad: Finding[][] = [];
  let good: Finding[][] = [];

  beforeAll(() => {
    const snippets = (form: 'bad' | 'good') =>
      CASES.map((given) => ({
        path: form === 'good' ? (given.goodPath ?? given.path) : given.path,
        code: given[form],
        needsTypes: given.needsTypes ?? false,
      }));
    const found = lint([...snippets('bad'), ...snippets('good')]);
    bad = found.slice(0, CASES.length);
    good = found.slice(CASES.length);
  });

  it.each(CASES.map((given, index) => [`${given.rule}: ${given.mistake}`, index] as const))('%s', (_, index) => {
    const { rule, says = '' } = CASES[index]!;
    const messagesOf = (findings: Finding[]) =>
      findings.filter((finding) => finding.rule === rule).map(({ message }) => message);
    expect(messagesOf(bad[index] ?? [])).toContainEqual(expect.stringContaining(says));
    expect(messagesOf(good[index] ?? [])).toEqual([]);
  });
});
