/** CPU task: the text of one page image. */
import type { OcrEngineName, OcrLanguage } from '../../../contracts/ocr';
import type { PageText } from '../../../contracts/page';
import type { RawImage } from '../../images/raw-image';
import type { TaskContext } from '../task-table';

export interface RecognisePageInput {
  /** As it lies. Pass its buffer in `transfer` to move it to the thread instead of copying it. */
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
  const { rotation, lines } = await engine.read(image, { languages, shouldStop: context.shouldStop });
  const isSideways = rotation === 90 || rotation === 270;
  const [width, height] = isSideways ? [image.height, image.width] : [image.width, image.height];
  return { page, width, height, source: name, ...(rotation !== 0 && { rotation }), lines };
}
