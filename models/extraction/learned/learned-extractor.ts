/**
 * The extractor that the product uses: the rules' candidates, chosen by the learned network where cross-validation found
 * that better, and for every field a confidence that is the calibrated probability of its being right. Networks are for
 * receipts; all else is the rules' answer. Used in the pool, one a thread.
 */
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { FIELD_SCHEMAS } from '../../../contracts/documents/field-schemas';
import type { ExtractedField } from '../../../contracts/documents/result';
import type { ModelSource } from '../../model-card';
import { conceptsOf } from '../concepts';
import { viewDocument, type DocumentView } from '../document-view';
import { extractFields } from '../extract-fields';
import type { Extractor } from '../extractor';
import { toField } from '../finding';
import { calibrated } from './calibration';
import { candidatesOf, LEARNED_FIELDS, type Candidate, type LearnedField } from './candidates';
import { chooseByNetwork, evidenceOfRules } from './choose';
import { FEATURE_COUNT, featuresOf, type SparseVector } from './features';
import { KnownValues } from './known-values';
import { outputOf } from './onnx-model';
import { loadExtractorWeights, type ExtractorCard } from './weights';

const SESSION: InferenceSession.SessionOptions = { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3 };

/** @throws DomainError MODEL_DAMAGED */
export async function openLearnedExtractor(source?: ModelSource): Promise<Extractor> {
  const { card, version, network, known } = await loadExtractorWeights(source);
  const learned = LEARNED_FIELDS.filter((field) => card.fields[field]?.chooser === 'network');
  const session = learned.length > 0 ? await InferenceSession.create(network, SESSION) : undefined;
  const values = new Map(learned.map((field) => [field, new KnownValues(known[field] ?? [])]));
  return {
    version,
    async extract(pages, schema) {
      const byRules = extractFields(pages, schema).map((field) => withProbability(card, field));
      const isReceipt = schema === 'receipt' || schema === FIELD_SCHEMAS.receipt;
      if (!isReceipt || !session) return byRules;
      const view = viewDocument(pages);
      const candidates = proposals(view, learned, values);
      const scores = await scoreAll(session, view, candidates);
      return byRules.map((field) => {
        const own = candidates.get(field.name as LearnedField);
        const choice = own && chooseByNetwork(own, scores.get(field.name) ?? []);
        const calibration = card.fields[field.name as LearnedField]?.calibration;
        if (!choice || !calibration) return field;
        return { ...toField(field.name, choice.finding), confidence: round(calibrated(calibration, choice.evidence)) };
      });
    },
  };
}

/** What a network says of a candidate without any feature, by field: whether it opens and computes. */
export async function scoresOfNothing(network: Uint8Array, fields: readonly LearnedField[]): Promise<number[]> {
  if (fields.length === 0) return [];
  const session = await InferenceSession.create(network, SESSION);
  try {
    const outputs = await session.run(Object.fromEntries(fields.map((field) => [field, denseTensor([])])));
    return fields.map((field) => {
      const data = outputs[outputOf(field)]?.data;
      return data instanceof Float32Array && data.length === 1 ? (data[0] ?? NaN) : NaN;
    });
  } finally {
    await session.release();
  }
}

/** The shipped extractor, opened at first use and kept. */
export function shippedExtractor(): Promise<Extractor> {
  shipped ??= openLearnedExtractor();
  shipped.catch(() => (shipped = undefined));
  return shipped;
}

let shipped: Promise<Extractor> | undefined;

function proposals(
  view: DocumentView,
  fields: readonly LearnedField[],
  known: ReadonlyMap<LearnedField, KnownValues>,
): Map<LearnedField, Candidate[]> {
  const find = conceptsOf(view);
  return new Map(
    fields.map((field) => {
      const values = known.get(field);
      return [field, candidatesOf(field, { view, find, known: values && { values } })];
    }),
  );
}

/** One run for all fields; a field without candidates gives one row of zeros, which nobody asks for. */
async function scoreAll(
  session: InferenceSession,
  view: DocumentView,
  candidates: ReadonlyMap<LearnedField, Candidate[]>,
): Promise<Map<string, number[]>> {
  const inputs = Object.fromEntries(
    [...candidates].map(([field, own]) => [field, denseTensor(featuresOf(field, view, own))]),
  );
  const outputs = await session.run(inputs);
  return new Map(
    [...candidates].map(([field, own]) => {
      const data = outputs[outputOf(field)]?.data;
      return [field, data instanceof Float32Array ? [...data.subarray(0, own.length)] : []];
    }),
  );
}

export function denseTensor(vectors: readonly SparseVector[]): Tensor {
  const rows = Math.max(1, vectors.length);
  const data = new Float32Array(rows * FEATURE_COUNT);
  vectors.forEach(({ places, values }, row) => {
    places.forEach((place, index) => {
      const at = row * FEATURE_COUNT + place;
      data[at] = (data[at] ?? 0) + (values[index] ?? 0);
    });
  });
  return new Tensor('float32', data, [rows, FEATURE_COUNT]);
}

function withProbability(card: ExtractorCard, field: ExtractedField): ExtractedField {
  if (field.value === null) return field;
  const own = card.fields[field.name as LearnedField];
  const { calibration } = own?.chooser === 'rules' ? own : card.rules;
  return { ...field, confidence: round(calibrated(calibration, evidenceOfRules(field.confidence))) };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
