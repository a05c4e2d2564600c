/**
 * A classifier's files: a card (`weights.json`) that names the others with their SHA-256, the network and the vocabulary.
 * What ships lies in `models/weights/receipts-item-classifier`.
 */
import { join } from 'node:path';
import { z } from 'zod';
import { DomainError } from '../../../contracts/errors';
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
import { NGRAMS_REVISION } from './ngrams';
import { writeClassifierNetwork } from './network-file';
import type { Vocabulary } from './tfidf';
import type { TrainedClassifier } from './train-classifier';

/** The files beside the card. */
export const CLASSIFIER_FILES = {
  network: 'classifier.onnx',
  vocabulary: 'vocabulary.bin',
} as const;

const CATEGORIES_MAX = 1000;

export const itemRowSchema = z.object({
  text: z.string().max(10_000),
  category: z.string().trim().min(1).max(100),
  language: z.enum(['en', 'ko']),
  document: z.string().min(1),
});

/** What stands on a receipt, and the category that a person says is right. `document` is the receipt that it is of. */
export type ItemRow = z.infer<typeof itemRowSchema>;

const cardSchema = z.object({
  version: z.string().min(1),
  ngrams_revision: z.literal(NGRAMS_REVISION),
  categories: z.array(z.string().min(1).max(100)).min(2).max(CATEGORIES_MAX),
  network: modelFileSchema,
  vocabulary: modelFileSchema,
});

export interface ClassifierWeights {
  card: z.infer<typeof cardSchema>;
  /** Name of the weights and 12 digits of the card's hash, which covers all files. */
  version: string;
  network: Uint8Array;
  vocabulary: Vocabulary;
}

export function shippedClassifierFolder(): string {
  return join(projectRoot(), 'models', 'weights', 'receipts-item-classifier');
}

/** The version alone, for lineage and fingerprints. @throws DomainError MODEL_DAMAGED */
export function itemClassifierVersion(folder = shippedClassifierFolder()): string {
  return versionInFolder(folder, { schema: cardSchema, versionOf });
}

/** @throws DomainError MODEL_DAMAGED where a file is absent, not valid, or does not have its SHA-256 */
export async function loadClassifierWeights(
  source: ModelSource = shippedClassifierFolder(),
): Promise<ClassifierWeights> {
  const bytes = await readModelFile(source, CARD);
  const card = parseModelFile(cardSchema, bytes, fileIn(source, CARD));
  const [network, vocabulary] = await Promise.all([
    readChecked(source, card.network),
    readChecked(source, card.vocabulary),
  ]);
  return {
    card,
    version: versionOf(card, bytes),
    network,
    vocabulary: readVocabulary(vocabulary, fileIn(source, card.vocabulary.file)),
  };
}

/** The files of a trained classifier by name; equal classifiers give equal bytes. */
export function classifierFiles(
  { categories, layer, sharpness, vocabulary }: TrainedClassifier,
  version: string,
): Record<string, Uint8Array> {
  const files = {
    network: writeClassifierNetwork(layer, sharpness),
    vocabulary: writeVocabulary(vocabulary),
  };
  const card: ClassifierWeights['card'] = {
    version,
    ngrams_revision: NGRAMS_REVISION,
    categories,
    network: { file: CLASSIFIER_FILES.network, sha256: sha256(files.network) },
    vocabulary: { file: CLASSIFIER_FILES.vocabulary, sha256: sha256(files.vocabulary) },
  };
  return {
    [CARD]: new TextEncoder().encode(`${JSON.stringify(card, null, 2)}\n`),
    [CLASSIFIER_FILES.network]: files.network,
    [CLASSIFIER_FILES.vocabulary]: files.vocabulary,
  };
}

function versionOf(card: ClassifierWeights['card'], bytes: Uint8Array): string {
  return `${card.version}@${sha256(bytes).slice(0, 12)}`;
}

/** Numbers of four bytes, little-endian: the weight of what is unseen, then all hashes, then their weights. */
function writeVocabulary({ hashes, weights, unseen }: Vocabulary): Uint8Array {
  const raw = new DataView(new ArrayBuffer(4 + hashes.length * 8));
  raw.setFloat32(0, unseen, true);
  hashes.forEach((hash, index) => raw.setUint32(4 + index * 4, hash, true));
  weights.forEach((weight, index) => raw.setFloat32(4 + (hashes.length + index) * 4, weight, true));
  return new Uint8Array(raw.buffer);
}

function readVocabulary(bytes: Uint8Array, file: string): Vocabulary {
  const count = (bytes.length - 4) / 8;
  if (!Number.isInteger(count) || count < 0) throw new DomainError('MODEL_DAMAGED', { file });
  const raw = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const vocabulary = {
    hashes: Uint32Array.from({ length: count }, (_, index) => raw.getUint32(4 + index * 4, true)),
    weights: Float32Array.from({ length: count }, (_, index) => raw.getFloat32(4 + (count + index) * 4, true)),
    unseen: raw.getFloat32(0, true),
  };
  const isSound = [vocabulary.unseen, ...vocabulary.weights].every((weight) => weight > 0 && Number.isFinite(weight));
  if (!isSound || new Set(vocabulary.hashes).size !== count) throw new DomainError('MODEL_DAMAGED', { file });
  return vocabulary;
}
