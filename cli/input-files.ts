/** Which files are meant: paths, quoted patterns, folders, and `-` for standard input. Opened only when they are sent. */
import { openAsBlob, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { UsageError } from './failure';
import type { Texts } from './texts';

export interface InputFile {
  /** For people, and the name that the run bears. */
  name: string;
  /** Read from the disk while it is sent; standard input is held in memory. */
  open: () => Promise<Blob>;
}

export interface InputChoice {
  paths: readonly string[];
  /** Take the files of folders within folders too. */
  recursive: boolean;
  stdin: NodeJS.ReadableStream;
  text: Texts;
}

const STDIN = '-';

/** Throws UsageError where a path leads to nothing, or nothing is left. */
export function inputFiles({ paths, recursive, stdin, text }: InputChoice): InputFile[] {
  const files = paths.flatMap((path): InputFile[] => {
    if (path === STDIN) return [stdinFile(stdin)];
    const found = kindOf(path) === undefined ? matches(path) : [path];
    if (found.length === 0) throw new UsageError(text('fileMissing', { path }));
    return found.flatMap((each) => filesAt(each, recursive)).map(fileOnDisk);
  });
  if (files.length === 0) throw new UsageError(text('noFiles'));
  return files;
}

function fileOnDisk(path: string): InputFile {
  return { name: basename(path), open: () => openAsBlob(path) };
}

/** The bytes are read once, however often they are sent. */
function stdinFile(stdin: NodeJS.ReadableStream): InputFile {
  let blob: Promise<Blob> | undefined;
  const open = (): Promise<Blob> => (blob ??= buffer(stdin).then((bytes) => new Blob([bytes])));
  return { name: 'stdin', open };
}

/** A folder stands for its files, in the order of their names, without hidden ones. */
function filesAt(path: string, recursive: boolean): string[] {
  if (kindOf(path) === 'file') return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const inner = join(path, entry.name);
      if (kindOf(inner) === 'file') return [inner];
      return recursive && entry.isDirectory() ? filesAt(inner, recursive) : [];
    });
}

function kindOf(path: string): 'file' | 'folder' | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory()) return 'folder';
  return stats?.isFile() ? 'file' : undefined;
}

/** Files that a pattern names whose shell did not: `*` and `?` in the last part of the path. */
function matches(pattern: string): string[] {
  const last = basename(pattern);
  const folder = dirname(pattern);
  if (!/[*?]/.test(last) || kindOf(folder) !== 'folder') return [];
  const source = last
    .replace(/[\\^$.|+()[\]{}]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const named = new RegExp(`^${source}$`, 'u');
  return readdirSync(folder)
    .filter((name) => named.test(name) && !name.startsWith('.'))
    .sort()
    .map((name) => join(folder, name))
    .filter((path) => kindOf(path) === 'file');
}
