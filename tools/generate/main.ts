/**
 * `npm run generate`: writes the files that are made from code and committed, so that a review sees their change.
 * With `--check` it writes nothing and fails where one is out of date.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from '../../contracts/project-root';
import { generatedFiles, outOfDate } from './generated-files';

async function main(): Promise<void> {
  const root = projectRoot();
  const checkOnly = process.argv.includes('--check');
  const files = await generatedFiles(root);
  const changed = outOfDate(root, files);
  if (!checkOnly) for (const file of changed) write(join(root, file), files.get(file));
  if (changed.length === 0) return say('The generated files are up to date.');
  if (!checkOnly) return say(`Written: ${changed.join(', ')}`);
  say(`Out of date: ${changed.join(', ')}. Run: npm run generate`);
  process.exitCode = 1;
}

function write(path: string, content: string | undefined): void {
  if (content === undefined) return rmSync(path);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
