/** `--from-list`: a file with one input on each line, and after a tab its name where it should have another one. */
import { readFileSync } from 'node:fs';
import { text as readText } from 'node:stream/consumers';
import type { BatchReference } from '../client/submit-batch';
import { UsageError } from './failure';
import type { Texts } from './texts';

export interface InputList {
  /** Files of this machine; empty where the list holds references. */
  paths: string[];
  references: BatchReference[];
}

export interface ListChoice {
  /** `-` for standard input. */
  path: string;
  stdin: NodeJS.ReadableStream;
  text: Texts;
}

/** Empty lines and those that begin with # are passed over. Throws UsageError. */
export async function readInputList({ path, stdin, text }: ListChoice): Promise<InputList> {
  const content = path === '-' ? await readText(stdin) : contentOf(path, text);
  const lines = content.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const list: InputList = { paths: [], references: [] };
  for (const line of lines) {
    const reference = referenceOf(line);
    if (reference) list.references.push(reference);
    else list.paths.push(line);
  }
  const [stray] = list.paths;
  if (stray !== undefined && list.references.length > 0) throw new UsageError(text('listMixed', { path: stray }));
  if (lines.length === 0) throw new UsageError(text('noFiles'));
  return list;
}

function referenceOf(line: string): BatchReference | undefined {
  const [input = '', name] = line.split('\t').map((part) => part.trim());
  const named = name === undefined || name === '' ? {} : { name };
  if (/^https?:\/\//i.test(input)) return { url: input, ...named };
  return /^[0-9a-f]{64}$/.test(input) ? { blob: { sha256: input }, ...named } : undefined;
}

function contentOf(path: string, text: Texts): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(text('fileUnreadable', { path }), { cause: error });
  }
}
