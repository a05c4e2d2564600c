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
import { fit, FIT_OPTIONS } from './fit';
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

/** How far a network is trained away from its parent's. */
export interface Effort {
  epochs: number;
  /** Pull back to the parent's weights: Adam's steps are of about one size, so none goes further than 1 / decay. */
  decay: number;
}

export interface Adaptation {
  field: TrainedField;
  /** `UNTRAINED` where the parent's network stays. */
  effort: Effort;
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
const UNTRAINED: Effort = { epochs: 0, decay: 0 };
/**
 * The gentlest first; one that changes more is taken only where it is right more often. On 109 scans that no model had
 * seen, three weeks of receipts of other kinds cost five values where the decay was always 2, two where it was 5 and one
 * where all that the parent was taught was trained anew; but with 5, thirty receipts of a new kind taught half as much.
 */
const EFFORTS: readonly Effort[] = [
  { epochs: 5, decay: 5 },
  { epochs: 20, decay: 5 },
  { epochs: 20, decay: 2 },
];

interface Answer {
  isRight: boolean;
  /** Undefined where the document offers no value. */
  choice: Choice | undefined;
}

/** What each way of answering says of one held-out document. */
interface HeldOut {
  document: CorrectedRow;
  isLearnable: boolean;
  parent: Answer;
  rules: Answer;
  /** With the values of the other documents; `UNTRAINED` is the parent's network. */
  byEffort: Map<Effort, Answer>;
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
  const effort = fresh.length < NETWORK_ROWS_MIN ? UNTRAINED : bestEffort(heldOut);
  const answers = heldOut.map(answerAfter(effort));
  const [adapted, before] = [rightOf(answers), rightOf(heldOut.map(({ parent: answer }) => answer))];
  const isKept = !parent.network || (fresh.length >= NETWORK_ROWS_MIN && adapted < before);
  const network = isKept ? parent : adaptNetwork(field, { train: own, parent, effort });
  const byNetwork = isKept ? heldOut.map(({ parent: answer }) => answer) : answers;
  const choice = choiceAndCalibration(parent, heldOut, byNetwork);
  const final = choice.chooser === 'network' ? byNetwork : heldOut.map(({ rules }) => rules);
  const screened = final.flatMap((answer, index) => screenedOf(field, heldOut[index]?.document, { answer, parent }));
  return {
    field: choice.chooser === 'network' ? { ...network, ...choice } : { known: [], ...choice },
    effort: isKept ? UNTRAINED : effort,
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
  { train, parent, effort }: { train: readonly CorrectedRow[]; parent: TrainedField; effort: Effort },
): Pick<TrainedField, 'network' | 'known'> {
  const known = knownWith(field, train, parent);
  const { network } = parent;
  if (effort === UNTRAINED || !network) return { known, ...(network && { network }) };
  return { known, network: fit(examplesOf(field, train, known), { ...FIT_OPTIONS, ...effort, start: network }) };
}

function judge(
  field: LearnedField,
  { train, test, parent }: { train: readonly CorrectedRow[]; test: readonly CorrectedRow[]; parent: TrainedField },
): HeldOut[] {
  if (test.length === 0) return [];
  const { network: start } = parent;
  const known = knownWith(field, train, parent);
  const examples = start ? examplesOf(field, train, known) : [];
  const networks = new Map<Effort, Network>(start ? [[UNTRAINED, start]] : []);
  if (start) for (const effort of EFFORTS) networks.set(effort, fit(examples, { ...FIT_OPTIONS, ...effort, start }));
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
      byEffort: new Map(
        [...networks].map(([effort, network]) => [effort, answerOf(field, example, networkChoice(network, example))]),
      ),
    };
  });
}

/** `UNTRAINED` unless training on is clearly right more often than the parent is, be it with its own values or new ones too. */
function bestEffort(heldOut: readonly HeldOut[]): Effort {
  const withValues = heldOut.map(answerAfter(UNTRAINED));
  const parent = heldOut.map((held) => held.parent);
  const untrained = rightOf(withValues) < rightOf(parent) ? parent : withValues;
  let best = { effort: UNTRAINED, gain: 0 };
  for (const effort of EFFORTS) {
    const gain = clearGain(heldOut.map(answerAfter(effort)), untrained);
    if (gain > best.gain) best = { effort, gain };
  }
  return best.effort;
}

/** The parent's answer where it has no network to train. */
function answerAfter(effort: Effort): (held: HeldOut) => Answer {
  return ({ byEffort, parent }) => byEffort.get(effort) ?? parent;
}

/** The other way of answering is taken only where it is clearly right more often. */
function choiceAndCalibration(
  parent: TrainedField,
  heldOut: readonly HeldOut[],
  byNetwork: readonly Answer[],
): Pick<TrainedField, 'chooser' | 'calibration'> {
  const { chooser: before, calibration } = parent;
  if (heldOut.length < CALIBRATION_ROWS_MIN) return { chooser: before, calibration };
  const byRules = heldOut.map(({ rules }) => rules);
  const chooser: Chooser = clearGain(byRules, byNetwork) > 0 ? 'rules' : before;
  const answers = chooser === 'network' ? byNetwork : byRules;
  const judged = answers.flatMap(({ choice, isRight }) => (choice ? [{ evidence: choice.evidence, isRight }] : []));
  return { chooser, calibration: calibrate(judged) };
}

/** How many more of the same documents the first answers have right than the second; 0 where that may be chance. */
function clearGain(first: readonly Answer[], second: readonly Answer[]): number {
  const changes = first
    .map(({ isRight }, index) => Number(isRight) - Number(second[index]?.isRight ?? false))
    .filter((own) => own !== 0);
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
