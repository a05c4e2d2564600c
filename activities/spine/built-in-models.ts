/** Registers the models that ship with the code, and the configured language models, as what serves their slots. Called by migrate. */
import type { ModelsRepository, ModelVersion } from '../../db/repositories/models';
import { extractorVersion } from '../../models/extraction/learned/weights';
import { layoutWeightsVersion, NO_LAYOUT_LEARNED } from '../../models/layout-learning/weights';
import { NOTHING_LEARNED, weightsVersion } from '../../models/ocr-correction/weights';
import type { OcrEngineSettings } from '../../models/ocr/engine';
import { ocrEngineVersion } from '../../models/ocr/engines';
import { ITEM_CLASSIFIER_SLOT } from '../../models/receipts/item-classifier/item-learner';
import { itemClassifierVersion } from '../../models/receipts/item-classifier/weights';

/** Slot -> the name of the language model that the settings name for it. */
type ConfiguredModels = Readonly<Record<string, string>>;

export async function registerBuiltInModels(
  models: Pick<ModelsRepository, 'deployShipped'>,
  { configured, ocrSettings }: { configured: ConfiguredModels; ocrSettings: OcrEngineSettings },
): Promise<void> {
  const shipped: ModelVersion[] = [
    { slot: 'documents/ppocr', version: await ocrEngineVersion('ppocr', ocrSettings), origin: 'built-in' },
    { slot: 'documents/tesseract', version: await ocrEngineVersion('tesseract'), origin: 'built-in' },
    { slot: 'documents/reader', version: weightsVersion(NOTHING_LEARNED), origin: 'built-in' },
    { slot: 'documents/layout', version: layoutWeightsVersion(NO_LAYOUT_LEARNED), origin: 'built-in' },
    { slot: 'documents/extractor', version: extractorVersion(), origin: 'built-in' },
    { slot: ITEM_CLASSIFIER_SLOT, version: itemClassifierVersion(), origin: 'built-in' },
    ...Object.entries(configured).map(([slot, version]) => ({ slot, version, origin: 'configured' }) as const),
  ];
  for (const model of shipped) await models.deployShipped(model, 'shipped with this release');
}
