import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../contracts/project-root';

/** Of this release, as package.json says. */
export function releaseVersion(): string {
  const packageFile: unknown = JSON.parse(readFileSync(join(projectRoot(__dirname), 'package.json'), 'utf8'));
  return z.object({ version: z.string() }).parse(packageFile).version;
}
