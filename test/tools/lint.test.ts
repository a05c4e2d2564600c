/** Each rule of `tools/lint/rules.mjs` refuses what it is there for, and lets the right form pass. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../contracts/project-root';

interface Snippet {
  what: string;
  rule: string;
  path: string;
  bad: string;
  good: string;
  options?: unknown;
}

const WORKFLOW = 'workflows/documents/process-document.ts';
const workflow = (what: string, bad: string, good: string): Snippet => ({ what, rule: 'treadle/workflow', path: WORKFLOW, bad, good });

const SNIPPETS: Snippet[] = [
  workflow('Node built-ins in workflows', `import 'node:fs';`, `import '@temporalio/workflow';`),
  workflow('the client in workflows', `import { Client } from '@temporalio/client';`, `import { sleep } from '@temporalio/workflow';`),
  workflow('zod in workflows', `import { z } from 'zod';`, `import type { Box } from '../../contracts/geometry';`),
  workflow('zod schemas in workflows', `import { x } from '../../contracts/documents/schemas';`, `import { documents } from '../../contracts/documents/definition';`),
  workflow('values of activities in workflows', `import { createX } from '../../activities/x';`, `import type { X } from '../../activities/x';`),
  workflow('console in workflows', `console.log(1);`, `log.info('x');`),
  workflow('process in workflows', `export const x = process.pid;`, `export const x = 1;`),
  workflow('module state in workflows', `let count = 0;`, `const count = 0;`),
  workflow('plain errors in workflows', `throw new Error('x');`, `throw ApplicationFailure.nonRetryable('x');`),
  workflow('unbounded fan-out', `void Promise.all(items.map((item) => read(item)));`, `void mapWithLimit(items, 4, read);`),
  workflow('activity options outside of the profiles', `proxyActivities({ startToCloseTimeout: '1m' });`, `proxyActivities({ ...ACTIVITY_PROFILES.io });`),
  workflow('async validators', `setHandler(update, f, { validator: async () => {} });`, `setHandler(update, f, { validator: () => {} });`),
  {
    what: 'imports across rooms',
    rule: 'treadle/rooms',
    path: 'models/ocr/engine.ts',
    options: { room: 'models', values: ['contracts'], types: [] },
    bad: `import { runs } from '../../db/schema/runs';`,
    good: `import { ERRORS } from '../../contracts/errors';`,
  },
  {
    what: 'values where only types may be imported',
    rule: 'treadle/rooms',
    path: 'workflows/spine/run-pipeline.ts',
    options: { room: 'workflows', values: ['contracts'], types: ['activities'] },
    bad: `import { createSpineActivities } from '../../activities/spine/activities';`,
    good: `import type { SpineActivities } from '../../activities/spine/activities';`,
  },
  {
    what: 'native libraries outside of models',
    rule: 'treadle/model-libraries',
    path: 'activities/documents/cpu.ts',
    options: { libraries: ['sharp', 'pdfjs-dist'] },
    bad: `import sharp from 'sharp';\nimport 'pdfjs-dist/legacy/build/pdf.mjs';`,
    good: `import { CpuPool } from '../../models/pool/cpu-pool';`,
  },
  {
    what: 'one pipeline importing another',
    rule: 'treadle/pipelines-apart',
    path: 'activities/receipts/io.ts',
    bad: `import { documentResult } from '../documents/result';`,
    good: `import { RunBlobs } from '../spine/run-blobs';`,
  },
  {
    what: 'the spine branching on a pipeline',
    rule: 'treadle/no-pipeline-branch',
    path: 'workflows/spine/run-pipeline.ts',
    bad: `if (pipeline === 'documents') { go(); }\nswitch (name) { case 'web': go(); }`,
    good: `if (definition.slots.length > 0) { go(); }`,
  },
  {
    what: 'process.env outside of config',
    rule: 'treadle/no-process-env',
    path: 'api/main.ts',
    bad: `export const port = process.env.PORT;`,
    good: `export const port = env.PORT;`,
  },
  { what: 'file names that are not kebab-case', rule: 'treadle/file-name', path: 'api/readForm.ts', bad: `export {};`, good: `export {};` },
  { what: 'file names that say nothing', rule: 'treadle/file-name', path: 'api/utils.ts', bad: `export {};`, good: `export {};` },
];

/** Where the path is what is wrong, the good form has another path. */
const goodPath = (snippet: Snippet) => (snippet.rule === 'treadle/file-name' ? 'api/read-form.ts' : snippet.path);

const verdicts = (() => {
  const lint = (snippets: { path: string; code: string; rule: string; options?: unknown }[]) =>
    JSON.parse(
      execFileSync(process.execPath, [join(projectRoot(), 'test', 'tools', 'lint-snippets.mjs')], {
        cwd: projectRoot(),
        input: JSON.stringify(snippets),
        encoding: 'utf8',
      }),
    ) as string[][];
  const all = SNIPPETS.flatMap(({ rule, options, ...snippet }) => [
    { rule, options, path: snippet.path, code: snippet.bad },
    { rule, options, path: goodPath({ rule, ...snippet }), code: snippet.good },
  ]);
  const results = lint(all);
  return SNIPPETS.map((snippet, index) => ({ snippet, bad: results[2 * index] ?? [], good: results[2 * index + 1] ?? ['missing'] }));
})();

it.each(verdicts.map((verdict) => [verdict.snippet.what, verdict] as const))('refuses %s', (_, { snippet, bad, good }) => {
  expect(bad).toHaveLength(snippet.bad.split('\n').length);
  expect(good).toEqual([]);
});
