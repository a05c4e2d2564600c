/**
 * The learner of the slot `receipts/item-classifier`: corrected items teach the lexicon's classifier, new categories among
 * them. A model keeps the rows that it learned, so each training has all of them: those of the parent, and the new ones,
 * which win over older rows and over the lexicon where they name the same text.
 */
import { opened, requireFiles, requireNetwork, unfitModel } from '../../learning/check-model';
import type { Learner, LearnerContext, RowScores } from '../../learning/learner';
import { checkRows, unfit, unitsOf } from '../../learning/learning-rows';
import { CARD } from '../../model-card';
import { foldItemText } from './fold-text';
import { heldOutReport } from './held-out-report';
import { ItemClassifier } from './item-classifier';
import { readLexicon } from './lexicon';
import { classifierForm } from './network-file';
import { pruned } from './prune';
import { type ItemTrainingRow, suspectsOf } from './suspects';
import { tillVariants } from './till-variants';
import { trainClassifier } from './train-classifier';
import {
  CLASSIFIER_FILES,
  classifierFiles,
  type ItemRow,
  itemRowSchema,
  type LearnedRow,
  loadClassifierWeights,
} from './weights';

export const ITEM_CLASSIFIER_SLOT = 'receipts/item-classifier';

const LEXICON_VERSION = 'lexicon-2026-11';
const CORRECTED = '-corrected';
const VARIANTS = 3;
/** What a person says of one item beside a word of the lexicon. */
const CORRECTION_WEIGHT = 3;
/** The oldest rows of a model beyond these are forgotten: files stay small, and a training takes minutes at most. */
const LEARNED_MAX = 20_000;
/** Texts between two looks at whether to stop. */
const TEXTS_AT_ONCE = 512;

export const itemLearner: Learner<ItemRow> = {
  async train({ rows: given, weights: counts, parent }, context) {
    const rows = checkRows(ITEM_CLASSIFIER_SLOT, itemRowSchema, given);
    const fresh = rows
      .map(({ text, category, language }, row) => ({ text, category, language, weight: counts?.[row] ?? 1, row }))
      .filter(({ text }) => foldItemText(text) !== '');
    if (fresh.length === 0) throw unfit(ITEM_CLASSIFIER_SLOT, 'it has no item with a name');
    const before = parent === null ? [] : (await loadClassifierWeights(parent)).learned;
    return learned(before, fresh, context);
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

type FreshRow = LearnedRow & { row: number };

function learned(before: readonly LearnedRow[], fresh: readonly FreshRow[], context: LearnerContext) {
  const own = new Set(fresh.map(({ text }) => foldItemText(text)));
  const kept = [...before.filter(({ text }) => !own.has(foldItemText(text))), ...fresh].slice(-LEARNED_MAX);
  const known = new Set(kept.map(({ text }) => foldItemText(text)));
  const lexicon = readLexicon().filter(({ text }) => !known.has(foldItemText(text)));
  const rows = withVariants([...lexicon, ...kept.map((row) => ({ ...row, weight: row.weight * CORRECTION_WEIGHT }))]);
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
  const learnedRows = kept.map(({ text, category, language, weight }) => ({ text, category, language, weight }));
  return {
    files: classifierFiles(
      { ...classifier, ...pruned(classifier) },
      {
        version: `${LEXICON_VERSION}${kept.length > 0 ? CORRECTED : ''}`,
        learned: learnedRows,
      },
    ),
    parameters: { sharpness: classifier.sharpness, variants: VARIANTS, correction_weight: CORRECTION_WEIGHT },
    report: { ...heldOutReport(classifier), learned_rows: kept.length, lexicon_rows: lexicon.length },
    suspects: suspectsOf(classifier, rows),
  };
}

/** The classifier of the lexicon alone: what ships. */
export function trainShipped(context: LearnerContext): ReturnType<typeof learned> {
  return learned([], [], context);
}

function withVariants(rows: readonly (Pick<LearnedRow, 'text' | 'category'> & Partial<FreshRow>)[]): ItemTrainingRow[] {
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
