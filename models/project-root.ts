/**
 * Finds the project's own folder, for files that tsc does not copy into `dist/` (model weights, compiled thread
 * entries). The same from a `.ts` file under jest and from its compiled twin; used by the OCR engines and the CPU pool.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const PROJECT_NAME = 'treadle';

/**
 * The nearest ancestor folder of `from` whose package.json is named `treadle`.
 * @throws Error where there is none: the code was moved out of its project.
 */
export function projectRoot(from: string = __dirname): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (isProject(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder)) throw new Error(`No package.json named "${PROJECT_NAME}" lies above ${from}.`);
  }
}

function isProject(packageFile: string): boolean {
  if (!existsSync(packageFile)) return false;
  const content: unknown = JSON.parse(readFileSync(packageFile, 'utf8'));
  return typeof content === 'object' && content !== null && 'name' in content && content.name === PROJECT_NAME;
}
