/** Models that a thread keeps open between tasks, by version: the one that serves, and one that is tried beside it. */
import { readFile } from 'node:fs/promises';
import { DomainError } from '../../contracts/errors';
import type { ModelFiles, ModelLocation } from '../learning/learner';

const OPEN_MAX = 2;

/**
 * Opens each version once, whoever asks at the same time, and forgets the one that was not asked for longest. What could
 * not be opened is tried again.
 */
export function keepOpen<Model>(
  open: (files: NonNullable<ModelFiles>) => Model | Promise<Model>,
): (location: ModelLocation) => Promise<Model> {
  const kept = new Map<string, Promise<Model>>();
  return (location) => {
    const { version } = location;
    const model = kept.get(version) ?? readFiles(location).then(open);
    // Set anew, so that the order of the map is the order of use.
    kept.delete(version);
    kept.set(version, model);
    model.catch(() => kept.get(version) === model && kept.delete(version));
    const [oldest] = kept.keys();
    if (kept.size > OPEN_MAX && oldest !== undefined) kept.delete(oldest);
    return model;
  };
}

/** @throws DomainError MODEL_DAMAGED where a file cannot be read */
async function readFiles({ files }: ModelLocation): Promise<Record<string, Uint8Array>> {
  const read = Object.entries(files).map(async ([name, path]) => {
    try {
      return [name, await readFile(path)] as const;
    } catch (cause) {
      throw new DomainError('MODEL_DAMAGED', { file: path }, { cause });
    }
  });
  return Object.fromEntries(await Promise.all(read));
}
