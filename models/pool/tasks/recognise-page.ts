/** CPU task: the text of one page image. */
import type { OcrEngineName, OcrLanguage } from '../../../contracts/documents/options';
import type { PageText } from '../../../contracts/documents/page';
import type { RawImage } from '../../images/raw-image';
import type { TaskContext } from '../task-table';

export interface RecognisePageInput {
  /** Upright. Pass its buffer in `transfer` to move it to the thread instead of copying it. */
  image: RawImage;
  /** From 1. */
  page: number;
  engine: OcrEngineName;
  languages: readonly OcrLanguage[];
}

/** @throws DomainError MODEL_DAMAGED, RUN_CANCELLED */
export async function recognisePage(input: RecognisePageInput, context: TaskContext): Promise<PageText> {
  const { image, page, engine: name, languages } = input;
  const engine = await context.engines.get(name);
  const lines = await engine.read(image, { languages, shouldStop: context.shouldStop });
  return { page, width: image.width, height: image.height, source: name, lines };
}
