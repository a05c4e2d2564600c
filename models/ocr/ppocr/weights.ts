/**
 * PP-OCR weights on disk: reads a folder's `weights.json`, checks the SHA-256 of every file it names, and hands over
 * the bytes. The shipped folder is `models/weights/ocr`; another one with the same card may be given instead.
 */
import { join } from 'node:path';
import { z } from 'zod';
import { DomainError } from '../../../contracts/errors';
import { projectRoot } from '../../../contracts/project-root';
import { CARD, fileIn, modelFileSchema, parseModelFile, readChecked, readModelFile, sha256 } from '../../model-card';

const rgbSchema = z.tuple([z.number(), z.number(), z.number()]);

const cardSchema = z.object({
  version: z.string().min(1),
  detector: modelFileSchema.extend({
    version: z.string(),
    mean: rgbSchema,
    std: rgbSchema,
    longest_side: z.number().int().positive(),
    pixel_threshold: z.number(),
    box_threshold: z.number(),
    unclip_ratio: z.number(),
  }),
  recogniser: modelFileSchema.extend({ version: z.string(), line_height: z.number().int().positive() }),
  characters: modelFileSchema,
});

/** `weights.json`. `mean` and `std` are per channel in the order blue, green, red, for values in 0..1. */
export type WeightsCard = z.infer<typeof cardSchema>;

export interface PpocrWeights {
  card: WeightsCard;
  /** Name of the weights and 12 digits of the card's hash, which covers files and parameters. */
  version: string;
  detector: Uint8Array;
  recogniser: Uint8Array;
  /** The recogniser's classes from 1 on; class 0 is the CTC blank. */
  characters: string[];
}

export function shippedWeightsFolder(): string {
  return join(projectRoot(), 'models', 'weights', 'ocr');
}

/**
 * The card alone, without reading the weights: enough to name the version.
 * @throws DomainError MODEL_DAMAGED where the card is absent or not valid
 */
export async function readWeightsCard(folder: string): Promise<Pick<PpocrWeights, 'card' | 'version'>> {
  const bytes = await readModelFile(folder, CARD);
  const card = parseModelFile(cardSchema, bytes, fileIn(folder, CARD));
  return { card, version: `${card.version}@${sha256(bytes).slice(0, 12)}` };
}

/** @throws DomainError MODEL_DAMAGED where a file is absent or does not have its SHA-256 */
export async function loadWeights(folder: string): Promise<PpocrWeights> {
  const { card, version } = await readWeightsCard(folder);
  const [detector, recogniser, characters] = await Promise.all(
    [card.detector, card.recogniser, card.characters].map((entry) => readChecked(folder, entry)),
  );
  if (!detector || !recogniser || !characters) throw new DomainError('MODEL_DAMAGED', { file: folder });
  const classes = new TextDecoder().decode(characters).split('\n').slice(0, -1);
  return { card, version, detector, recogniser, characters: classes };
}
