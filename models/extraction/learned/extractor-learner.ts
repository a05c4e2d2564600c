/**
 * The learner of the slot `documents/extractor`: corrected fields train the parent's networks on, and add the values they
 * have to those it knows. Only receipts have networks; other schemas are scored, and teach nothing yet.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { BUILT_IN_FIELD_SCHEMAS } from '../../../contracts/documents/options';
import type { FieldValue } from '../../../contracts/documents/result';
import { CARD } from '../../model-card';
import { opened, requireFiles, requireNetwork, unfitModel } from '../../learning/check-model';
import type { Learner, LearnerContext, ModelFiles, RowScores, Score } from '../../learning/learner';
import { checkRows, decodeModelFile, unfit, unitsOf } from '../../learning/learning-rows';
import { ADAPT_FOLDS, adaptField, type Adaptation, type CorrectedRow } from './adapt';
import { LEARNED_FIELDS, type LearnedField } from './candidates';
import { compactPageSchema, expandPage } from './compact-layout';
import { openLearnedExtractor, scoresOfNothing, shippedExtractor } from './learned-extractor';
import { FEATURE_COUNT } from './features';
import { OPERATORS, outputOf } from './onnx-model';
import { readOnnx } from './onnx-reader';
import { isSameValue } from './same-value';
import type { TrainedField, TrainedModel } from './train';
import { EXTRACTOR_FILES, extractorFiles, loadExtractorWeights, type ExtractorWeights } from './weights';

export const EXTRACTOR_SLOT = 'documents/extractor';
const LEARNED_FROM_FILE = 'learned-from.json';
const CORRECTED = '-corrected';

/** Deeper values than these are compared as text, whatever is in them. */
const valueSchema = z.json() as z.ZodType<FieldValue>;
const rowSchema = z.object({
  schema: z.enum(BUILT_IN_FIELD_SCHEMAS),
  pages: z.array(compactPageSchema),
  fields: z.record(z.string(), valueSchema),
  document: z.string().min(1),
});

/** A document as it was read, and the fields that a person looked at; null where it shows none. */
export type ExtractorRow = z.infer<typeof rowSchema>;

export const extractorLearner: Learner<ExtractorRow> = {
  async train({ rows: given, weights: counts, parent }, context) {
    const rows = checkRows(EXTRACTOR_SLOT, rowSchema, given);
    if (rows.length === 0) throw unfit(EXTRACTOR_SLOT, 'it has no document');
    const weights = await loadExtractorWeights(parent ?? undefined);
    const learnedFrom = learnedFromOf(parent);
    const corrected = correctedRows(rows, { learnedFrom: new Set(learnedFrom), weights: counts });
    const fields = LEARNED_FIELDS.filter((field) => corrected.some((row) => (row.fields[field] ?? '') !== ''));
    if (corrected.length > 0 && !corrected.some(({ isFresh }) => isFresh))
      throw unfit(EXTRACTOR_SLOT, 'the model that it goes on from has learned from all its documents');
    if (fields.length === 0) throw unfit(EXTRACTOR_SLOT, `no receipt of it has one of ${LEARNED_FIELDS.join(', ')}`);
    const before = fieldsOf(weights);
    const adaptations = adaptFields(fields, { rows: corrected, before, context });
    const adapted = { ...before, ...Object.fromEntries(adaptations.map(([field, own]) => [field, own.field])) };
    if (!adaptations.some(([, { isLearnable }]) => isLearnable))
      throw unfit(EXTRACTOR_SLOT, 'no value that its receipts should have is printed on them');
    const model: TrainedModel = { fields: adapted, rules: weights.card.rules, report: {} };
    const suspects = adaptations.flatMap(([, adaptation]) => adaptation.suspects);
    const learned = [...new Set([...learnedFrom, ...corrected.map(({ document }) => keyOf(document))])].sort();
    return {
      files: {
        ...extractorFiles(model, `${weights.card.version.replace(CORRECTED, '')}${CORRECTED}`),
        [LEARNED_FROM_FILE]: new TextEncoder().encode(JSON.stringify(learned)),
      },
      parameters: Object.fromEntries(
        adaptations.flatMap(([field, { effort }]) => [
          [`epochs_${field}`, effort.epochs],
          [`decay_${field}`, effort.decay],
        ]),
      ),
      report: reportOf(adaptations, corrected.length),
      suspects: suspects.sort((a, b) => b.confidence - a.confidence),
    };
  },

  async score({ rows: given, model }, context) {
    const rows = checkRows(EXTRACTOR_SLOT, rowSchema, given);
    const extractor = await (model === null ? shippedExtractor() : openLearnedExtractor(model));
    const onUnit = unitsOf(context);
    const scores: RowScores[] = [];
    for (const [index, { schema, pages, fields, document }] of rows.entries()) {
      onUnit(index, rows.length);
      const found = await extractor.extract(pages.map(expandPage), schema);
      const values = new Map(found.map(({ name, value }) => [name, value]));
      const judged = Object.entries(fields).map(([name, truth]) => {
        return [name, scoreOf(name, { found: values.get(name) ?? null, truth })] as const;
      });
      scores.push({ group: document, scores: scoresOf(judged), slices: { schema } });
    }
    return scores;
  },

  async check(model) {
    const { network: name, known } = EXTRACTOR_FILES;
    requireFiles(EXTRACTOR_SLOT, model, { needed: [CARD, name, known], optional: [LEARNED_FROM_FILE] });
    const weights = await opened(EXTRACTOR_SLOT, () => loadExtractorWeights(model));
    const fields = LEARNED_FIELDS.filter((field) => weights.card.fields[field]?.chooser === 'network');
    const form = {
      inputs: fields.map((field) => ({ name: field, columns: FEATURE_COUNT })),
      outputs: fields.map((field) => ({ name: outputOf(field), columns: 1 })),
      operators: OPERATORS,
    };
    requireNetwork(EXTRACTOR_SLOT, { name, bytes: weights.network }, form);
    // What cannot be read back could serve, but no training could go on from it.
    await opened(EXTRACTOR_SLOT, () => [fieldsOf(weights), learnedFromOf(model)]);
    const scores = await opened(EXTRACTOR_SLOT, () => scoresOfNothing(weights.network, fields));
    if (!scores.every(Number.isFinite)) throw unfitModel(EXTRACTOR_SLOT, `${name}: its scores are no numbers`);
  },
};

/** Those that an earlier try was done with are not trained again. */
function adaptFields(
  fields: readonly LearnedField[],
  { rows, before, context }: { rows: CorrectedRow[]; before: TrainedModel['fields']; context: LearnerContext },
): [LearnedField, Adaptation][] {
  const onUnit = unitsOf(context);
  // What comes back is what was saved below.
  const adaptations = [...((context.checkpoint?.load() ?? []) as [LearnedField, Adaptation][])];
  const known = new Set(adaptations.map(([field]) => field));
  let done = known.size * (ADAPT_FOLDS + 1);
  for (const field of fields) {
    const parent = before[field];
    if (!parent || known.has(field)) continue;
    const total = fields.length * (ADAPT_FOLDS + 1);
    adaptations.push([field, adaptField(field, { rows, parent }, () => onUnit(done++, total))]);
    context.checkpoint?.save([...adaptations]);
  }
  return adaptations;
}

/** F1 of all fields, and of each one on its own: a row has many fields, so a field can be no slice of rows. */
function scoresOf(judged: readonly (readonly [string, Score])[]): Record<string, Score> {
  const sum = (part: keyof Score): number => judged.reduce((total, [, score]) => total + score[part], 0);
  return {
    field_f1: { numerator: sum('numerator'), denominator: sum('denominator') },
    ...Object.fromEntries(judged.map(([name, score]) => [`field_f1_${name}`, score])),
  };
}

/** 2·right / (2·right + found wrongly + missed); a wrong value is both found wrongly and missed. */
function scoreOf(name: string, { found, truth }: { found: FieldValue; truth: FieldValue }): Score {
  if (isSameValue(name, found, truth)) return { numerator: 2, denominator: 2 };
  return { numerator: 0, denominator: Number(found !== null) + Number(truth !== null) };
}

/** @throws DomainError MODEL_DAMAGED */
function fieldsOf({ card, known, network }: ExtractorWeights): TrainedModel['fields'] {
  const learned = LEARNED_FIELDS.filter((field) => card.fields[field]?.chooser === 'network');
  const networks: Partial<Record<LearnedField, TrainedField['network']>> = readOnnx(network, learned);
  return Object.fromEntries(
    LEARNED_FIELDS.flatMap((field) => {
      const [own, network] = [card.fields[field], networks[field]];
      return own ? [[field, { ...own, ...(network && { network }), known: known[field] ?? [] }]] : [];
    }),
  );
}

function correctedRows(
  rows: readonly ExtractorRow[],
  { learnedFrom, weights }: { learnedFrom: ReadonlySet<string>; weights: readonly number[] | undefined },
): CorrectedRow[] {
  return rows.flatMap(({ schema, pages, fields, document }, row) => {
    if (schema !== 'receipt') return [];
    const isFresh = !learnedFrom.has(keyOf(document));
    return [{ layout: pages.map(expandPage), fields, document, isFresh, row, weight: weights?.[row] ?? 1 }];
  });
}

/** Which documents the parent and its parents learned from; what ships learned from no corrections. */
function learnedFromOf(parent: ModelFiles): string[] {
  if (parent === null || !(LEARNED_FROM_FILE in parent)) return [];
  return decodeModelFile(parent, {
    file: LEARNED_FROM_FILE,
    parse: (text) => z.array(z.string()).parse(JSON.parse(text)),
  });
}

function keyOf(document: string): string {
  return createHash('sha256').update(document).digest('hex').slice(0, 16);
}

function reportOf(adaptations: readonly [LearnedField, Adaptation][], documents: number): Record<string, number> {
  const shares = adaptations.flatMap(([field, { heldOut }]) => {
    const share = (right: number): number => right / Math.max(1, heldOut.documents);
    return [
      [`${field}_held_out`, heldOut.documents],
      [`${field}_right_before`, share(heldOut.parent)],
      [`${field}_right`, share(heldOut.adapted)],
    ];
  });
  return { documents, ...(Object.fromEntries(shares) as Record<string, number>) };
}
