/**
 * Rows of text and category → a classifier: vocabulary, linear layer and sharpness, the last from rows held out in
 * folds. Knows no category and no lexicon; the learner and the benchmark give it theirs.
 */
import { foldItemText } from './fold-text';
import { addScores, fitLinearLayer, type LinearLayer } from './linear-layer';
import { fitSharpness, type HeldOutScores, type Sharpness } from './temperature';
import { CountedRows, type Vocabulary } from './tfidf';

/** Rows held out at a time are one of so many. */
const FOLDS = 4;

export interface ClassifierRow {
  text: string;
  category: string;
  /** What it counts beside the others; 1 where absent. */
  weight?: number;
  /** Rows of one group are held out together: variants of one text. The text itself where absent. */
  group?: string;
  /** Learned from, but no witness of how often the classifier is right: a variant made up of another row. */
  isVariant?: boolean;
}

export interface TrainedClassifier {
  categories: string[];
  vocabulary: Vocabulary;
  layer: LinearLayer;
  sharpness: Sharpness;
  /** Of each row, by a classifier that did not see its group. */
  heldOut: HeldOutScores;
}

export interface TrainOptions {
  /** Called between parts of the work. */
  onUnit?: (done: number, total: number) => void;
  /** Scores of folds that an earlier try was done with, and where new ones are left. */
  folds?: { load(): Float32Array[]; save(folds: Float32Array[]): void };
}

export const TRAINING_UNITS = FOLDS + 1;

/** Equal rows give an equal classifier. */
export function trainClassifier(rows: readonly ClassifierRow[], options: TrainOptions = {}): TrainedClassifier {
  const { onUnit = () => {}, folds } = options;
  const categories = [...new Set(rows.map(({ category }) => category))].sort();
  const classOf = new Map(categories.map((category, index) => [category, index]));
  const labels = Int32Array.from(rows, ({ category }) => classOf.get(category) ?? 0);
  const counts = Float32Array.from(rows, ({ weight }) => weight ?? 1);
  const foldOf = foldsOf(rows);
  const counted = new CountedRows(rows.map(({ text }) => text));
  const classes = categories.length;
  const layerOf = (isUsed: (row: number) => boolean, done: number) => {
    const { vocabulary, matrix } = counted.fit(isUsed);
    const own = counts.map((count, row) => (isUsed(row) ? count : 0));
    const given = { matrix, labels, counts: own, classes, features: vocabulary.hashes.length + 1 };
    return { vocabulary, matrix, layer: fitLinearLayer(given, () => onUnit(done, TRAINING_UNITS)) };
  };
  const done = folds?.load() ?? [];
  for (let fold = done.length; fold < FOLDS; fold++) {
    const { matrix, layer } = layerOf((row) => foldOf[row] !== fold, fold);
    const scores = new Float32Array(foldOf.filter((own) => own === fold).length * classes);
    let at = 0;
    foldOf.forEach((own, row) => {
      if (own !== fold) return;
      addScores(scores.subarray(at, (at += classes)), row, { matrix, layer });
    });
    done.push(scores);
    folds?.save([...done]);
  }
  const heldOut = { classes, scores: inOrder(done, foldOf, classes), labels, counts: witnesses(rows, counts) };
  const { vocabulary, layer } = layerOf(() => true, FOLDS);
  return { categories, vocabulary, layer, sharpness: fitSharpness(heldOut), heldOut };
}

function witnesses(rows: readonly ClassifierRow[], counts: Float32Array): Float32Array {
  return counts.map((count, row) => (rows[row]?.isVariant === true ? 0 : count));
}

/** The scores of all folds as one array in the order of the rows. */
function inOrder(folds: readonly Float32Array[], foldOf: readonly number[], classes: number): Float32Array {
  const scores = new Float32Array(foldOf.length * classes);
  const next = folds.map(() => 0);
  foldOf.forEach((fold, row) => {
    const from = next[fold] ?? 0;
    scores.set(folds[fold]?.subarray(from, from + classes) ?? [], row * classes);
    next[fold] = from + classes;
  });
  return scores;
}

/** The groups of each category are dealt out in turn, so that each fold has its share of every category. */
function foldsOf(rows: readonly ClassifierRow[]): number[] {
  const known = new Map<string, number>();
  const dealt = new Map<string, number>();
  return rows.map(({ text, category, group }) => {
    const key = group ?? foldItemText(text);
    const before = known.get(key);
    if (before !== undefined) return before;
    const turn = dealt.get(category) ?? 0;
    dealt.set(category, turn + 1);
    known.set(key, turn % FOLDS);
    return turn % FOLDS;
  });
}
