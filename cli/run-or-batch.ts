/** Ids of runs and of batches look alike, so a command that takes either asks for a run first and then for a batch. */
import { TreadleError } from '../client/treadle-error';

/** What `run` gives, or where there is no such run what `batch` gives. Throws of the run where there is neither. */
export async function runOrBatch<Run, Batch>(
  run: () => Promise<Run>,
  batch: () => Promise<Batch>,
): Promise<Run | Batch> {
  try {
    return await run();
  } catch (notARun) {
    if (!isNotFound(notARun)) throw notARun;
    return batch().catch((error: unknown) => {
      throw isNotFound(error) ? notARun : error;
    });
  }
}

function isNotFound(error: unknown): boolean {
  return error instanceof TreadleError && error.status === 404;
}
