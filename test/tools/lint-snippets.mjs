/** Lints snippets with this project's own rules: JSON `[{ path, code, rule, options }]` in, rule messages out. */
import { Linter } from 'eslint';
import { join } from 'node:path';
import tseslint from 'typescript-eslint';
import { treadle } from '../../tools/lint/rules.mjs';

let input = '';
for await (const chunk of process.stdin) input += chunk;

const linter = new Linter({ cwd: process.cwd() });
const verdicts = JSON.parse(input).map(({ path, code, rule, options }) =>
  linter
    .verify(
      code,
      [{ files: ['**/*.ts'], plugins: { treadle }, languageOptions: { parser: tseslint.parser }, rules: { [rule]: options ? ['error', options] : 'error' } }],
      { filename: join(process.cwd(), path) },
    )
    .map((message) => message.message),
);
process.stdout.write(JSON.stringify(verdicts));
