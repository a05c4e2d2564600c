/** CPU task: loads engines into the thread that runs it, so that the first page does not wait for them. */
import type { OcrEngineName } from '../../../contracts/ocr';
import type { TaskContext } from '../task-table';

export interface WarmUpInput {
  engines: readonly OcrEngineName[];
}

/** The versions of the engines, in the order asked. @throws DomainError MODEL_DAMAGED */
export async function warmUp({ engines }: WarmUpInput, context: TaskContext): Promise<{ versions: string[] }> {
  const versions: string[] = [];
  for (const name of engines) {
    context.stopIfAsked();
    versions.push((await context.engines.get(name)).version);
    context.progress(versions.length, engines.length);
  }
  return { versions };
}
