/** Engines that read text from images, and the languages that they can be told to expect. */
export const OCR_ENGINES = ['ppocr', 'tesseract'] as const;
export type OcrEngineName = (typeof OCR_ENGINES)[number];

export const OCR_LANGUAGES = ['en', 'ko'] as const;
export type OcrLanguage = (typeof OCR_LANGUAGES)[number];

export interface OcrOptions {
  ocr_engine: OcrEngineName;
  languages: readonly OcrLanguage[];
}

/**
 * The slots by whose models a page is read. Hangul lines of a `ppocr` run are read by Tesseract, so such a run depends on
 * both; what it read is put right by the model in `documents/reader`, which serves every pipeline that reads pages.
 */
export function slotsThatRead({ ocr_engine: engine, languages }: OcrOptions): string[] {
  if (engine === 'tesseract') return ['documents/tesseract'];
  return ['documents/ppocr', ...(languages.includes('ko') ? ['documents/tesseract'] : []), 'documents/reader'];
}
