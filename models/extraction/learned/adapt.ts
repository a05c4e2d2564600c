/**
 * Goes on training one field of an extractor from corrected documents, without what it was trained on before: from the
 * parent's network, pulled back towards it, for as many rounds as do best on documents held out. Where that is not
 * better than the parent, the parent's network stays.
 */
import { createHash } from 'node:crypto';
import type { LabelSuspect } from '../../learning/learner';
import { calibrate, calibrated } from './calibration';
import type { LearnedField } from './candidates';
import { chooseByNetwork, chooseByRules, type Choice, type Chooser } from './choose';
import { exampleOf, knownOf, type FieldExample, type TrainingRow } from './examples';
import { fit, FIT_OPTIONS, type FitOptions } from './fit';
import { addKnown, KnownValues } from './known-values';
import { isAlike, suspectsOf, type Screened } from './label-suspects';
import { scoreOfVector, type Network } from './network';
import { isSameValue } from './same-value';
import type { TrainedField } from './train';

export interface CorrectedRow extends TrainingRow {
  /** Rows of one document never stand on both sides of a split. */
  document: string;
  /** The parent has not learned from it, so it may judge the parent. */
  isFresh: boolean;
  /** Its index in the rows given. */
  row: number;
}

export interface Adaptation {
  field: TrainedField;
  /** Rounds of training; 0 where the parent's network stays. */
  epochs: number;
  /** Some fresh document prints the value that was written down, and others beside it. */
  isLearnable: boolean;
  /** Of documents that neither had seen: how many there were, and how many each had right. */
  heldOut: { documents: number; parent: number; adapted: number };
  /** Among the fresh documents, each answered without its having been learned from. */
  suspects: LabelSuspect[];
}

/** Fewer fresh documents leave the parent's network as it is, and only add what values they have. */
const NETWORK_ROWS_MIN = 10;
/** Fewer fresh documents leave the choice between rules and network, and the calibration, as the parent has them. */
const CALIBRATION_ROWS_MIN = 50;
/** Documents that got right must outnumber those that got wrong by so many standard deviations of chance. */
const SURENESS = 1;
export const ADAPT_FOLDS = 5;
const EPOCHS = [5, 20] as const;
/** With less pull towards the parent, receipts of other kinds were read worse afterwards, and those of this kind no better. */
const START_OPTIONS: Omit<FitOptions, 'epochs'> = { ...FIT_OPTIONS, decay: 2 };

interface Answer {
  isRight: boolean;
  /** Undefined where the document offers no value. */
  choice: Choice | undefined;
}

/** What each way of answering says of one held-out document; by epochs of training where 0 is the parent's network. */
interface HeldOut {
  document: CorrectedRow;
  isLearnable: boolean;
  parent: Answer;
  rules: Answer;
  byEpochs: Map<number, Answer>;
}

/** @param onUnit is called before each fold and may throw to end the training */
export function adaptField(
  field: LearnedField,
  { rows, parent }: { rows: readonly CorrectedRow[]; parent: TrainedField },
  onUnit: () => void,
): Adaptation {
  const own = rows.filter(({ fields }) => (fields[field] ?? '') !== '');
  const fresh = onePerDocument(own.filter(({ isFresh }) => isFresh));
  const heldOut = Array.from({ length: ADAPT_FOLDS }, (_, fold) => {
    onUnit();
    const isHeld = ({ document }: CorrectedRow): boolean => foldOf(document) === fold;
    const train = own.filter((row) => !isHeld(row));
    return judge(field, { train, test: fresh.filter(isHeld), parent });
  }).flat();
  onUnit();
  const epochs = fresh.length < NETWORK_ROWS_MIN ? 0 : bestEpochs(heldOut);
  const answers = heldOut.map(({ byEpochs, parent: before }) => byEpochs.get(epochs) ?? before);
  const [adapted, before] = [rightOf(answers), rightOf(heldOut.map(({ parent: answer }) => answer))];
  const isKept = !parent.network || (fresh.length >= NETWORK_ROWS_MIN && adapted < before);
  const network = isKept ? parent : adaptNetwork(field, { train: own, parent, epochs });
  const byNetwork = heldOut.map((held) => (isKept ? held.parent : (held.byEpochs.get(epochs) ?? held.parent)));
  const choice = choiceAndCalibration(parent, heldOut, byNetwork);
  const final = choice.chooser === 'network' ? byNetwork : heldOut.map(({ rules }) => rules);
  const screened = final.flatMap((answer, index) => screenedOf(field, heldOut[index]?.document, { answer, parent }));
  return {
    field: choice.chooser === 'network' ? { ...network, ...choice } : { known: [], ...choice },
    epochs: isKept ? 0 : epochs,
    isLearnable: heldOut.some((held) => held.isLearnable),
    heldOut: { documents: heldOut.length, parent: before, adapted: isKept ? before : adapted },
    suspects: suspectsOf(screened),
  };
}

/** A row that several people agree on comes several times; as evidence it is one. */
function onePerDocument(rows: readonly CorrectedRow[]): CorrectedRow[] {
  return [...new Map(rows.map((row) => [row.document, row])).values()];
}

function adaptNetwork(
  field: LearnedField,
  { train, parent, epochs }: { train: readonly CorrectedRow[]; parent: TrainedField; epochs: number },
): Pick<TrainedField, 'network' | 'known'> {
  const known = knownWith(field, train, parent);
  const { network } = parent;
  if (epochs === 0 || !network) return { known, ...(network && { network }) };
  return { known, network: fit(examplesOf(field, train, known), { ...START_OPTIONS, epochs, start: network }) };
}

function judge(
  field: LearnedField,
  { train, test, parent }: { train: readonly CorrectedRow[]; test: readonly CorrectedRow[]; parent: TrainedField },
): HeldOut[] {
  if (test.length === 0) return [];
  const { network: start } = parent;
  const known = knownWith(field, train, parent);
  const examples = start ? examplesOf(field, train, known) : [];
  const networks = new Map<number, Network>(start ? [[0, start]] : []);
  if (start) for (const epochs of EPOCHS) networks.set(epochs, fit(examples, { ...START_OPTIONS, epochs, start }));
  const [values, parentValues] = [new KnownValues(known), new KnownValues(parent.known)];
  return test.map((row) => {
    const example = exampleOf(field, row, { values, isOwn: false });
    const asBefore = exampleOf(field, row, { values: parentValues, isOwn: false });
    const rules = answerOf(field, example, example && chooseByRules(example.candidates));
    return {
      document: row,
      isLearnable: example ? example.isRight.some(Boolean) && !example.isRight.every(Boolean) : false,
      rules,
      parent: start ? answerOf(field, asBefore, networkChoice(start, asBefore)) : rules,
      byEpochs: new Map(
        [...networks].map(([epochs, network]) => [epochs, answerOf(field, example, networkChoice(network, example))]),
      ),
    };
  });
}

/** 0 unless training on is clearly right more often than the parent's network that knows the same values. */
function bestEpochs(heldOut: readonly HeldOut[]): number {
  const gains = EPOCHS.map((epochs) => ({
    epochs,
    gain: clearGain(heldOut.map(({ byEpochs, parent }) => [byEpochs.get(epochs) ?? parent, byEpochs.get(0) ?? parent])),
  }));
  return gains.reduce((best, one) => (one.gain > best.gain ? one : best), { epochs: 0, gain: 0 }).epochs;
}

/** The other way of answering is taken only where it is clearly right more often. */
function choiceAndCalibration(
  parent: TrainedField,
  heldOut: readonly HeldOut[],
  byNetwork: readonly Answer[],
): Pick<TrainedField, 'chooser' | 'calibration'> {
  const { chooser: before, calibration } = parent;
  if (heldOut.length < CALIBRATION_ROWS_MIN) return { chooser: before, calibration };
  const pairs = heldOut.map(({ rules }, index) => [rules, byNetwork[index] ?? rules] as const);
  const isRulesBetter = clearGain(pairs) > 0;
  const chooser: Chooser = isRulesBetter ? 'rules' : before;
  const answers = pairs
    .map(([rules, network]) => (chooser === 'network' ? network : rules))
    .flatMap(({ choice, isRight }) => (choice ? [{ evidence: choice.evidence, isRight }] : []));
  return { chooser, calibration: calibrate(answers) };
}

/** How many more documents the first of each pair has right than the second; 0 where that may be chance. */
function clearGain(pairs: readonly (readonly [Answer, Answer])[]): number {
  const changes = pairs.map(([one, other]) => Number(one.isRight) - Number(other.isRight)).filter((own) => own !== 0);
  const gain = changes.reduce((sum, own) => sum + own, 0);
  return gain >= SURENESS * Math.sqrt(changes.length) ? gain : 0;
}

/** Documents that the parent has learned from are counted in its values already. */
function knownWith(field: LearnedField, rows: readonly CorrectedRow[], parent: TrainedField) {
  const fresh = rows.filter(({ isFresh }) => isFresh);
  return addKnown(parent.known, knownOf(field, fresh));
}

function examplesOf(field: LearnedField, rows: readonly TrainingRow[], known: TrainedField['known']): FieldExample[] {
  const values = new KnownValues(known);
  return rows.flatMap((row) => exampleOf(field, row, { values, isOwn: true }) ?? []);
}

function networkChoice(network: Network, example: FieldExample | undefined): Choice | undefined {
  const scores = example?.vectors.map((vector) => scoreOfVector(network, vector)) ?? [];
  return example && chooseByNetwork(example.candidates, scores);
}

function answerOf(field: LearnedField, example: FieldExample | undefined, choice: Choice | undefined): Answer {
  const isRight = example && choice ? isSameValue(field, choice.finding.value, example.truth) : false;
  return { isRight, choice };
}

/** By the parent's calibration: that of these documents would have learned from the labels that it is to judge. */
function screenedOf(
  name: LearnedField,
  document: CorrectedRow | undefined,
  { answer, parent }: { answer: Answer; parent: TrainedField },
): Screened[] {
  const { choice, isRight } = answer;
  const given = document?.fields[name] ?? null;
  if (!document || !choice || given === null) return [];
  const { value } = choice.finding;
  const isGiven = isRight || isAlike(name, value, given);
  return [
    {
      row: document.row,
      name,
      given,
      answer: value,
      isGiven,
      confidence: calibrated(parent.calibration, choice.evidence),
    },
  ];
}

function rightOf(answers: readonly Answer[]): number {
  return answers.filter(({ isRight }) => isRight).length;
}

function foldOf(document: string): number {
  return createHash('sha256').update(document).digest().readUInt32BE(0) % ADAPT_FOLDS;
}
