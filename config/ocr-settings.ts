import type { Env } from './env';

/** For the CPU pool and for the version that is registered: both must mean the same weights. */
export function ocrSettings({ OCR_WEIGHTS_FOLDER: weightsFolder }: Pick<Env, 'OCR_WEIGHTS_FOLDER'>): {
  weightsFolder?: string;
} {
  return weightsFolder === undefined ? {} : { weightsFolder };
}
