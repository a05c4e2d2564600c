/**
 * The learned extractor's weights on disk: a card (`weights.json`) that names the files with their SHA-256, the ONNX
 * file, and the known values. The shipped folder is `models/weights/extractor`.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../../../contracts/project-root';
import {
  CARD,
  fileIn,
  modelFileSchema,
  type ModelSource,
  parseModelFile,
  readChecked,
  readModelFile,
  sha256,
  versionInFolder,
} from '../../model-card';
import { RULES_VERSION } from '../extractor';
import { LEARNED_FIELDS, type LearnedField } from './candidates';
import { FEATURES_REVISION } from './features';
import type { KnownValue } from './known-values';
import type { Network } from './network';
import { writeOnnx } from './onnx-model';
import type { TrainedModel } from './train';

/** The files beside the card. */
export const EXTRACTOR_FILES = { network: 'extractor.onnx', known: 'known-values.json' } as const;

const calibrationSchema = z.object({
  chooser: z.enum(['network', 'rules']),
  calibration: z.array(z.number()).length(5),
});
const cardSchema = z.object({
  version: z.string().min(1),
  features_revision: z.literal(FEATURES_REVISION),
  network: modelFileSchema,
  known: modelFileSchema,
  fields: z.partialRecord(z.enum(LEARNED_FIELDS), calibrationSchema),
  rules: calibrationSchema,
});
const knownSchema = z.partialRecord(
  z.enum(LEARNED_FIELDS),
  z.array(z.object({ text: z.string(), count: z.number().int().positive() })),
);

export type ExtractorCard = z.infer<typeof cardSchema>;

export interface ExtractorWeights {
  card: ExtractorCard;
  /** Name of the weights and 12 digits of the card's hash, which covers files and calibration. */
  version: string;
  network: Uint8Array;
  known: Partial<Record<LearnedField, KnownValue[]>>;
}

export function shippedExtractorFolder(): string {
  return join(projectRoot(), 'models', 'weights', 'extractor');
}

/** The version alone, for lineage and fingerprints. @throws DomainError MODEL_DAMAGED */
export function extractorVersion(folder = shippedExtractorFolder()): string {
  return versionInFolder(folder, { schema: cardSchema, versionOf });
}

/** @throws DomainError MODEL_DAMAGED where a file is absent, not valid, or does not have its SHA-256 */
export async function loadExtractorWeights(source: ModelSource = shippedExtractorFolder()): Promise<ExtractorWeights> {
  const bytes = await readModelFile(source, CARD);
  const card = parseModelFile(cardSchema, bytes, fileIn(source, CARD));
  const [network, known] = await Promise.all([readChecked(source, card.network), readChecked(source, card.known)]);
  return {
    card,
    version: versionOf(card, bytes),
    network,
    known: parseModelFile(knownSchema, known, fileIn(source, card.known.file)),
  };
}

/** Writes a trained model; equal models give equal bytes. */
export async function saveExtractorWeights(folder: string, model: TrainedModel, version: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [file, bytes] of Object.entries(extractorFiles(model, version)))
    await writeFile(join(folder, file), bytes);
}

/** The files of a trained model by name; equal models give equal bytes. */
export function extractorFiles(model: TrainedModel, version: string): Record<string, Uint8Array> {
  const networks = Object.entries(model.fields).flatMap(([field, { network }]): [string, Network][] =>
    network ? [[field, network]] : [],
  );
  const known = Object.fromEntries(Object.entries(model.fields).map(([field, own]) => [field, own.known]));
  const files = {
    network: writeOnnx(Object.fromEntries(networks)),
    known: new TextEncoder().encode(`${JSON.stringify(known, null, 1)}\n`),
  };
  const card: ExtractorCard = {
    version,
    features_revision: FEATURES_REVISION,
    network: { file: EXTRACTOR_FILES.network, sha256: sha256(files.network) },
    known: { file: EXTRACTOR_FILES.known, sha256: sha256(files.known) },
    fields: Object.fromEntries(
      Object.entries(model.fields).map(([field, { chooser, calibration }]) => [
        field,
        { chooser, calibration: [...calibration] },
      ]),
    ),
    rules: { chooser: 'rules', calibration: [...model.rules.calibration] },
  };
  return {
    [CARD]: new TextEncoder().encode(`${JSON.stringify(card, null, 2)}\n`),
    [EXTRACTOR_FILES.network]: files.network,
    [EXTRACTOR_FILES.known]: files.known,
  };
}

function versionOf(card: ExtractorCard, bytes: Uint8Array): string {
  return `${card.version}+${RULES_VERSION}@${sha256(bytes).slice(0, 12)}`;
}
