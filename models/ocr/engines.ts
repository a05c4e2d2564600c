/**
 * Makes the OCR engines. One `OcrEngines` a thread: engines start at first use, are kept, and share one Tesseract.
 * The version of an engine can be asked for without loading it, for fingerprints and lineage.
 */
import type { OcrEngineName } from '../../contracts/ocr';
import type { OcrEngine, OcrEngineSettings } from './engine';
import { createPpocrEngine, ppocrVersion } from './ppocr/ppocr-engine';
import { shippedWeightsFolder } from './ppocr/weights';
import { createTesseractEngine, tesseractVersion } from './tesseract/tesseract-engine';
import { createTesseractReader, type TesseractReader } from './tesseract/tesseract-reader';

const MAKERS = {
  ppocr: {
    create: (settings, reader) => createPpocrEngine(weightsFolder(settings), reader),
    version: (settings) => ppocrVersion(weightsFolder(settings)),
  },
  tesseract: {
    create: (_settings, reader) => createTesseractEngine(reader),
    version: () => tesseractVersion(),
  },
} as const satisfies Record<OcrEngineName, EngineMaker>;

interface EngineMaker {
  create(settings: OcrEngineSettings, reader: TesseractReader): Promise<OcrEngine>;
  version(settings: OcrEngineSettings): Promise<string>;
}

export interface OcrEngines {
  /** @throws DomainError MODEL_DAMAGED */
  get(name: OcrEngineName): Promise<OcrEngine>;
  close(): Promise<void>;
}

export function createOcrEngines(settings: OcrEngineSettings = {}): OcrEngines {
  const reader = createTesseractReader();
  const engines = new Map<OcrEngineName, Promise<OcrEngine>>();
  return {
    get(name) {
      const engine = engines.get(name) ?? MAKERS[name].create(settings, reader);
      engines.set(name, engine);
      engine.catch(() => engines.delete(name));
      return engine;
    },
    async close() {
      const started = [...engines.values()];
      engines.clear();
      // An engine that could not start has told its caller, and has nothing to free.
      await Promise.all(
        started.map((engine) =>
          engine.then(
            (open) => open.close(),
            () => undefined,
          ),
        ),
      );
      await reader.close();
    },
  };
}

/** What `version` of the engine would be: for fingerprint and lineage, in a few milliseconds. */
export function ocrEngineVersion(name: OcrEngineName, settings: OcrEngineSettings = {}): Promise<string> {
  return MAKERS[name].version(settings);
}

function weightsFolder(settings: OcrEngineSettings): string {
  return settings.weightsFolder ?? shippedWeightsFolder();
}
