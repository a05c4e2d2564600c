/** Lints snippets given as JSON on standard input, and prints what was found. ESLint is ESM, so it runs outside jest. */
import { ESLint } from 'eslint';
import { text } from 'node:stream/consumers';
import tseslint from 'typescript-eslint';

const snippets = JSON.parse(await text(process.stdin));
const typed = new ESLint();
const { rules } = await typed.calculateConfigForFile('activities/documents/cpu.ts');
const [severity, { pipelines }] = rules['treadle/pipelines-apart'];
/** For paths that do not exist: the type checker knows the files of the project only. One more pipeline is known here. */
const untyped = new ESLint({
  overrideConfig: [
    { files: ['**/*.ts'], ...tseslint.configs.disableTypeChecked },
    { rules: { 'treadle/pipelines-apart': [severity, { pipelines: [...pipelines, 'weather'] }] } },
  ],
});

const found = [];
for (const { path, code, needsTypes } of snippets) {
  const [result] = await (needsTypes ? typed : untyped).lintText(code, { filePath: path });
  found.push(result.messages.map(({ ruleId, message }) => ({ rule: ruleId, message })));
}
process.stdout.write(JSON.stringify(found));
