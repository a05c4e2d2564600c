/**
 * What category an item of a receipt is of, with a calibrated probability. Takes any text: what says nothing gets low
 * probabilities, never an error. Used in the pool, one a thread.
 */
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { DomainError } from '../../../contracts/errors';
import type { ModelFiles } from '../../learning/learner';
import { CLASSIFIER_FILES, type ClassifierWeights, loadClassifierWeights } from './weights';
import { PLACES, PROBABILITIES, VALUES } from './network-file';
import { COMMON_PLACE, type SparseVector, Vectorizer } from './tfidf';

export interface CategoryGuess {
  category: string;
  /** Calibrated, 0..1. */
  confidence: number;
}

export interface ItemPrediction extends CategoryGuess {
  /** The three likeliest, the chosen one first. */
  alternatives: CategoryGuess[];
}

const SESSION: InferenceSession.SessionOptions = { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3 };
/** Items in one run of the network: all of a receipt at most, so that a long name fills up few others. */
const BATCH = 64;
const ALTERNATIVES = 3;
const DIGITS = 1000;

export class ItemClassifier {
  readonly version: string;
  readonly categories: readonly string[];
  private readonly vectorizer: Vectorizer;

  private constructor(
    { version, card, vocabulary }: ClassifierWeights,
    private readonly session: InferenceSession,
  ) {
    this.version = version;
    this.categories = card.categories;
    this.vectorizer = new Vectorizer(vocabulary);
  }

  /** Null opens what ships with the code. @throws DomainError MODEL_DAMAGED */
  static async open(files: ModelFiles): Promise<ItemClassifier> {
    return ItemClassifier.of(await loadClassifierWeights(files ?? undefined));
  }

  /** @throws DomainError MODEL_DAMAGED */
  static async of(weights: ClassifierWeights): Promise<ItemClassifier> {
    let session: InferenceSession;
    try {
      session = await InferenceSession.create(weights.network, SESSION);
    } catch (cause) {
      throw new DomainError('MODEL_DAMAGED', { file: CLASSIFIER_FILES.network }, { cause });
    }
    return new ItemClassifier(weights, session);
  }

  /** One a text, in their order. */
  async classify(texts: readonly string[]): Promise<ItemPrediction[]> {
    const predictions: ItemPrediction[] = [];
    for (let from = 0; from < texts.length; from += BATCH) {
      const some = texts.slice(from, from + BATCH);
      const probabilities = await this.run(some.map((text) => this.vectorizer.vectorOf(text)));
      const classes = this.categories.length;
      for (let at = 0; at < probabilities.length; at += classes) {
        predictions.push(this.predictionOf(probabilities.subarray(at, at + classes)));
      }
    }
    return predictions;
  }

  /** What the network answers that no classifier should, in words; undefined where it is sound. Asks for every place. */
  async problem(): Promise<string | undefined> {
    const last = this.vectorizer.places - 1;
    const probabilities = await this.run([
      { places: [COMMON_PLACE], values: [0] },
      { places: [COMMON_PLACE, last], values: [1, 1] },
    ]);
    if (!probabilities.every((share) => share >= 0 && share <= 1)) return 'its probabilities are no probabilities';
    return undefined;
  }

  async close(): Promise<void> {
    await this.session.release();
  }

  private async run(vectors: readonly SparseVector[]): Promise<Float32Array> {
    const width = Math.max(1, ...vectors.map(({ places }) => places.length));
    const places = new Int32Array(vectors.length * width);
    const values = new Float32Array(vectors.length * width);
    vectors.forEach((vector, row) => {
      places.set(vector.places, row * width);
      values.set(vector.values, row * width);
    });
    const dims = [vectors.length, width];
    const outputs = await this.session.run({
      [PLACES]: new Tensor('int32', places, dims),
      [VALUES]: new Tensor('float32', values, dims),
    });
    const data = outputs[PROBABILITIES]?.data;
    if (!(data instanceof Float32Array) || data.length !== vectors.length * this.categories.length)
      throw new DomainError('MODEL_DAMAGED', { file: CLASSIFIER_FILES.network });
    return data;
  }

  private predictionOf(probabilities: Float32Array): ItemPrediction {
    const best: number[] = [];
    for (let index = 0; index < probabilities.length; index++) {
      const before = best.findIndex((other) => (probabilities[other] ?? 0) < (probabilities[index] ?? 0));
      if (before >= 0) best.splice(before, 0, index);
      else if (best.length < ALTERNATIVES) best.push(index);
      if (best.length > ALTERNATIVES) best.pop();
    }
    const alternatives = best.map((index) => ({
      category: this.categories[index] ?? '',
      confidence: Math.round((probabilities[index] ?? 0) * DIGITS) / DIGITS,
    }));
    const [chosen = { category: '', confidence: 0 }] = alternatives;
    return { ...chosen, alternatives };
  }
}

/** The shipped classifier, opened at first use and kept. */
export function shippedItemClassifier(): Promise<ItemClassifier> {
  shipped ??= ItemClassifier.open(null);
  shipped.catch(() => (shipped = undefined));
  return shipped;
}

let shipped: Promise<ItemClassifier> | undefined;
