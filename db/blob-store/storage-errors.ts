/** Turns what a disk or a bucket throws into the two troubles that a caller can act on. */
import { DomainError } from '../../contracts/errors';
import { errorCode } from '../../contracts/system-error';

const NO_SPACE = new Set(['ENOSPC', 'EDQUOT']);

/** Runs one storage operation; its failure comes out as BLOB_STORE_FULL or BLOB_STORE_UNAVAILABLE. */
export async function storing<T>(operation: () => Promise<T>): Promise<T> {
  try {
    return await operation();
  } catch (error) {
    throw storageError(error);
  }
}

export function storageError(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  const code = errorCode(error);
  if (code !== undefined && NO_SPACE.has(code)) return new DomainError('BLOB_STORE_FULL', {}, { cause: error });
  const reason = code ?? (error instanceof Error ? error.name : 'unknown error');
  return new DomainError('BLOB_STORE_UNAVAILABLE', { reason }, { cause: error });
}
