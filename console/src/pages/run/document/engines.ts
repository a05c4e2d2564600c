/** The engines that read documents, by the names that they have in every language. */
import type { OcrEngineName } from '../../../../../contracts/ocr';
import type { Run } from '../../../api/types';

export const ENGINE_NAMES: Readonly<Record<OcrEngineName, string>> = { ppocr: 'PP-OCR', tesseract: 'Tesseract' };

const isEngine = (value: unknown): value is OcrEngineName =>
  typeof value === 'string' && Object.hasOwn(ENGINE_NAMES, value);

/** Undefined where the run is none of documents. */
export function engineNameOf({ options }: Pick<Run, 'options'>): OcrEngineName | undefined {
  const name: unknown =
    typeof options === 'object' && options !== null && 'ocr_engine' in options ? options.ocr_engine : undefined;
  return isEngine(name) ? name : undefined;
}

/** As it is called. */
export function engineOf(run: Pick<Run, 'options'>): string {
  const name = engineNameOf(run);
  return name === undefined ? '–' : ENGINE_NAMES[name];
}

export function otherEngine(name: OcrEngineName): OcrEngineName {
  return name === 'ppocr' ? 'tesseract' : 'ppocr';
}
