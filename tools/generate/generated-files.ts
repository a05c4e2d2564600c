/** All generated files, and which of them are out of date. For `npm run generate` and its test. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatEnvExample } from '../../infra/env-example';
import { errorPage } from './error-page';
import { openApiFiles } from './openapi';
import { repositorySql } from './repository-sql';

const SQL_FOLDER = join('db', 'sql');

/** Path from the root -> content; undefined for a file that must not be there. */
export async function generatedFiles(root: string): Promise<Map<string, string | undefined>> {
  const files = new Map<string, string | undefined>();
  const folder = join(root, SQL_FOLDER);
  if (existsSync(folder)) for (const file of readdirSync(folder)) files.set(join(SQL_FOLDER, file), undefined);
  for (const [file, content] of await repositorySql(root)) files.set(join(SQL_FOLDER, file), content);
  for (const [file, content] of openApiFiles()) files.set(file, content);
  return files.set('.env.example', formatEnvExample()).set(join('docs', 'errors.md'), errorPage());
}

/** Paths whose content on disk differs, is missing, or should not be there. */
export function outOfDate(root: string, files: ReadonlyMap<string, string | undefined>): string[] {
  return [...files].filter(([file, content]) => contentOf(join(root, file)) !== content).map(([file]) => file);
}

function contentOf(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
