/**
 * The learner of the slot `receipts/item-classifier`: corrected items teach the lexicon's classifier, new categories among
 * them, and win over the lexicon where they name the same text. A dataset has all corrections that are in force, so each
 * training begins anew, and what was taken back is learned no more.
 */
import { opened, requireFiles, requireNetwork, unfitModel } from '../../learning/check-model';
import type { Learner, LearnerContext, RowScores } from '../../learning/learner';
import { checkRows, unfit, unitsOf } from '../../learning/learning-rows';
import { CARD } from '../../model-card';
import { foldItemText } from './fold-text';
import { heldOutReport } from './held-out-report';
import { ItemClassifier } from './item-classifier';
import { readLexicon } from './lexicon';
import { NGRAM_PARAMETERS } from './ngrams';
import { classifierForm } from './network-file';
import { pruned } from './prune';
import { type ItemTrainingRow, suspectsOf } from './suspects';
import { tillVariants } from './till-variants';
import { trainClassifier } from './train-classifier';
import { CLASSIFIER_FILES, classifierFiles, type ItemRow, itemRowSchema, loadClassifierWeights } from './weights';

export const ITEM_CLASSIFIER_SLOT = 'receipts/item-classifier';

const LEXICON_VERSION = 'lexicon-2026-11';
const CORRECTED = '-corrected';
const VARIANTS = 3;
/** What a person says of one item beside a word of the lexicon. */
const CORRECTION_WEIGHT = 3;
/** Texts between two looks at whether to stop. */
const TEXTS_AT_ONCE = 512;

export const itemLearner: Learner<ItemRow> = {
  async train({ rows: given, weights: counts }, context) {
    const rows = checkRows(ITEM_CLASSIFIER_SLOT, itemRowSchema, given);
    const corrected = rows
      .map(({ text, category }, row) => ({ text, category, weight: counts?.[row] ?? 1, row }))
      .filter(({ text }) => foldItemText(text) !== '');
    if (corrected.length === 0) throw unfit(ITEM_CLASSIFIER_SLOT, 'it has no item with a name');
    return learned(corrected, context);
  },

  async score({ rows: given, model }, context) {
    const rows = checkRows(ITEM_CLASSIFIER_SLOT, itemRowSchema, given);
    const classifier = await ItemClassifier.open(model);
    const onUnit = unitsOf(context);
    const scores: RowScores[] = [];
    for (let from = 0; from < rows.length; from += TEXTS_AT_ONCE) {
      onUnit(from, rows.length);
      const some = rows.slice(from, from + TEXTS_AT_ONCE);
      const predictions = await classifier.classify(some.map(({ text }) => text));
      some.forEach(({ category, language, document }, index) => {
        const isRight = predictions[index]?.category === category;
        scores.push({
          group: document,
          scores: { accuracy: { numerator: Number(isRight), denominator: 1 } },
          slices: { category, language },
        });
      });
    }
    await classifier.close();
    return scores;
  },

  async check(model) {
    requireFiles(ITEM_CLASSIFIER_SLOT, model, { needed: [CARD, ...Object.values(CLASSIFIER_FILES)] });
    const weights = await opened(ITEM_CLASSIFIER_SLOT, () => loadClassifierWeights(model));
    const { categories } = weights.card;
    if (new Set(categories).size !== categories.length)
      throw unfitModel(ITEM_CLASSIFIER_SLOT, `${CARD}: a category comes twice`);
    const network = { name: CLASSIFIER_FILES.network, bytes: weights.network };
    requireNetwork(ITEM_CLASSIFIER_SLOT, network, classifierForm(categories.length));
    await opened(ITEM_CLASSIFIER_SLOT, async () => {
      const classifier = await ItemClassifier.of(weights);
      const problem = await classifier.problem().finally(() => classifier.close());
      if (problem !== undefined) throw unfitModel(ITEM_CLASSIFIER_SLOT, `${CLASSIFIER_FILES.network}: ${problem}`);
    });
  },
};

interface CorrectedRow extends Pick<ItemRow, 'text' | 'category'> {
  weight: number;
  /** Index in the rows of the dataset. */
  row: number;
}

function learned(corrected: readonly CorrectedRow[], context: LearnerContext) {
  const known = new Set(corrected.map(({ text }) => foldItemText(text)));
  const lexicon = readLexicon().filter(({ text }) => !known.has(foldItemText(text)));
  const rows = withVariants([
    ...lexicon,
    ...corrected.map((row) => ({ ...row, weight: row.weight * CORRECTION_WEIGHT })),
  ]);
  const { checkpoint } = context;
  const classifier = trainClassifier(rows, {
    onUnit: unitsOf(context),
    ...(checkpoint && {
      // What comes back is what was saved below.
      folds: {
        load: () => [...((checkpoint.load() ?? []) as Float32Array[])],
        save: (folds) => checkpoint.save(folds),
      },
    }),
  });
  const { vocabulary, layer } = pruned(classifier);
  return {
    files: classifierFiles(
      { ...classifier, vocabulary, layer },
      `${LEXICON_VERSION}${corrected.length > 0 ? CORRECTED : ''}`,
    ),
    parameters: {
      lexicon: LEXICON_VERSION,
      ...NGRAM_PARAMETERS,
      ngrams: vocabulary.hashes.length,
      sharpness: classifier.sharpness,
      variants: VARIANTS,
      correction_weight: CORRECTION_WEIGHT,
    },
    report: { ...heldOutReport(classifier), learned_rows: corrected.length, lexicon_rows: lexicon.length },
    suspects: suspectsOf(classifier, rows),
  };
}

/** The classifier of the lexicon alone: what ships. */
export function trainShipped(context: LearnerContext): ReturnType<typeof learned> {
  return learned([], context);
}

function withVariants(
  rows: readonly (Pick<CorrectedRow, 'text' | 'category'> & Partial<CorrectedRow>)[],
): ItemTrainingRow[] {
  return rows.flatMap(({ text, category, weight = 1, row }) => {
    const group = foldItemText(text);
    const share = weight / VARIANTS;
    return [
      { text, category, weight, group, ...(row !== undefined && { row }) },
      ...tillVariants(text, VARIANTS).map((variant) => ({
        text: variant,
        category,
        weight: share,
        group,
        isVariant: true,
      })),
    ];
  });
}
