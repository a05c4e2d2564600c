/**
 * The one interface behind which both OCR engines stand, so that an option or an experiment can choose between them.
 * An engine belongs to one thread and reads one page at a time. The CPU pool is its caller.
 */
import type { OcrEngineName, OcrLanguage } from '../../contracts/ocr';
import type { TextLine } from '../../contracts/page';
import { DomainError } from '../../contracts/errors';
import type { RawImage } from '../images/raw-image';
import type { QuarterTurn } from '../images/turn';

export type { RawImage } from '../images/raw-image';

export interface OcrReadOptions {
  /** Languages to expect; `ppocr` reads Hangul only where `ko` is among them. */
  languages: readonly OcrLanguage[];
  /** Asked between units of work of at most a second or two; the reading ends once it says true. */
  shouldStop?: () => boolean;
}

export interface OcrReading {
  /** How far the image had to be turned clockwise so that its text stands upright. */
  rotation: QuarterTurn;
  /** In no promised order; boxes in pixels of the image so turned, never outside it. */
  lines: TextLine[];
}

export interface OcrEngine {
  readonly name: OcrEngineName;
  /** Weights, their hash and the revision of the code around them: equal versions give equal readings. */
  readonly version: string;
  /**
   * The same image gives the same reading.
   * @throws DomainError RUN_CANCELLED once `shouldStop` says true
   */
  read(image: RawImage, options: OcrReadOptions): Promise<OcrReading>;
  /** Frees sessions and threads; the engine is of no use afterwards. */
  close(): Promise<void>;
}

export interface OcrEngineSettings {
  /** Folder with PP-OCR weights and their `weights.json`; default: the shipped `models/weights/ocr`. */
  weightsFolder?: string;
}

/** Ends a reading between two units of work. */
export function stopIfAsked({ shouldStop }: Pick<OcrReadOptions, 'shouldStop'>): void {
  if (shouldStop?.() === true) throw new DomainError('RUN_CANCELLED');
}
