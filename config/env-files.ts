/**
 * Reads `.env` of the project and of TREADLE_HOME into the environment. What the environment already holds wins, then
 * the data folder's file, then the project's. Blank values count as unset, so that a copied `.env.example` changes nothing.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { ConfigurationError, DEFAULT_HOME } from './env';
import { errorCode } from './error-text';

/** @throws ConfigurationError where a file exists and cannot be read. */
export function loadEnvFiles(
  projectFolder: string = process.cwd(),
  environment: NodeJS.ProcessEnv = process.env,
): void {
  const project = readEnvFile(join(projectFolder, '.env'));
  const home = environment['TREADLE_HOME'] ?? project['TREADLE_HOME'] ?? DEFAULT_HOME;
  const merged = { ...project, ...readEnvFile(join(home, '.env')) };
  for (const [name, value] of Object.entries(merged)) environment[name] ??= value;
}

function readEnvFile(path: string): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(parseEnv(readIfPresent(path)))) {
    if (typeof value === 'string' && value !== '') values[name] = value;
  }
  return values;
}

function readIfPresent(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return '';
    throw new ConfigurationError(
      `The file ${path} cannot be read (${String(code)}). Correct its permissions or remove it.`,
    );
  }
}
