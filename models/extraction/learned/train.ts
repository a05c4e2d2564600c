/**
 * Trains the learned extractor from documents and their values: the base weights from public receipts, later versions
 * from corrections too. Each field is cross-validated: the network is taken only where it is right more often than the
 * rules, and the confidence is calibrated on documents that its network has not seen. Seeded; takes minutes.
 */
import { calibrate, calibrated, calibrationError } from './calibration';
import { LEARNED_FIELDS, type LearnedField } from './candidates';
import { chooseByNetwork, chooseByRules, type Choice, type Chooser, type FieldCalibration } from './choose';
import { exampleOf, knownOf, type FieldExample, type TrainingRow } from './examples';
import { fit, FIT_OPTIONS, type FitOptions } from './fit';
import { KnownValues, type KnownValue } from './known-values';
import { scoreOfVector, type Network } from './network';
import { isSameValue } from './same-value';

export interface TrainedField extends FieldCalibration {
  /** Undefined where the rules are the chooser. */
  network?: Network;
  known: KnownValue[];
}

export interface TrainedModel {
  fields: Partial<Record<LearnedField, TrainedField>>;
  /** For every other field, which only rules know. */
  rules: FieldCalibration;
  report: Record<string, FieldReport>;
}

/** Shares of held-out scans (of all rows where none is a scan) whose value is exactly right. */
export interface FieldReport {
  documents: number;
  rules: number;
  network: number;
  chooser: Chooser;
  calibration_error: number;
}

export interface TrainOptions extends Partial<FitOptions> {
  folds?: number;
  fields?: readonly LearnedField[];
  say?: (line: string) => void;
}

/** Fewer say nothing about which is better. */
const ROWS_MIN = 20;
const FOLDS = 5;

interface Answer {
  isRight: boolean;
  evidence: Choice['evidence'];
}

interface HeldOut {
  isScan: boolean;
  network: Answer | undefined;
  rules: Answer | undefined;
}

export function train(rows: readonly TrainingRow[], options: TrainOptions = {}): TrainedModel {
  const { folds = FOLDS, fields = LEARNED_FIELDS, say = () => undefined, ...fitOptions } = options;
  const model: TrainedModel = { fields: {}, rules: { chooser: 'rules', calibration: [] }, report: {} };
  const ofRules: Answer[] = [];
  for (const field of fields) {
    const own = rows.filter((row) => (row.fields[field] ?? '') !== '');
    if (own.length < ROWS_MIN) continue;
    const heldOut = crossValidate(field, own, { folds, fit: { ...FIT_OPTIONS, ...fitOptions } });
    const scans = heldOut.some(({ isScan }) => isScan) ? heldOut.filter(({ isScan }) => isScan) : heldOut;
    const shareOf = (chooser: Chooser, list = scans): number =>
      list.filter((answers) => answers[chooser]?.isRight).length / list.length;
    // Chosen by all rows: they are more than the scans alone.
    const chooser: Chooser = shareOf('network', heldOut) > shareOf('rules', heldOut) ? 'network' : 'rules';
    const answers = scans.flatMap((held) => held[chooser] ?? []);
    const calibration = calibrate(answers);
    ofRules.push(...scans.flatMap(({ rules }) => rules ?? []));
    const trained = chooser === 'network' ? trainField(field, own, { ...FIT_OPTIONS, ...fitOptions }) : { known: [] };
    model.fields[field] = { chooser, calibration, ...trained };
    model.report[field] = {
      documents: scans.length,
      rules: shareOf('rules'),
      network: shareOf('network'),
      chooser,
      calibration_error: calibrationError(
        answers.map(({ evidence, isRight }) => ({ confidence: calibrated(calibration, evidence), isRight })),
      ),
    };
    say(`${field}: ${JSON.stringify(model.report[field])}`);
  }
  model.rules = { chooser: 'rules', calibration: calibrate(ofRules) };
  return model;
}

/** A network and its known values from all rows. */
export function trainField(
  field: LearnedField,
  rows: readonly TrainingRow[],
  options: FitOptions = FIT_OPTIONS,
): { network: Network; known: KnownValue[] } {
  const known = knownOf(field, rows);
  const values = new KnownValues(known);
  const examples = rows.flatMap((row) => exampleOf(field, row, { values, isOwn: row.kind !== 'invented' }) ?? []);
  return { network: fit(examples, options), known };
}

function crossValidate(
  field: LearnedField,
  rows: readonly TrainingRow[],
  { folds, fit: options }: { folds: number; fit: FitOptions },
): HeldOut[] {
  return Array.from({ length: folds }, (_, fold) => {
    const { network, known } = trainField(
      field,
      rows.filter((_row, index) => index % folds !== fold),
      options,
    );
    const values = new KnownValues(known);
    const held = rows.filter(({ kind }, index) => index % folds === fold && kind !== 'invented');
    return held.map((row): HeldOut => {
      const example = exampleOf(field, row, { values, isOwn: false });
      return {
        isScan: (row.kind ?? 'scan') === 'scan',
        network: example && answerOf(field, example, chooseByNetwork(example.candidates, scoresOf(network, example))),
        rules: example && answerOf(field, example, chooseByRules(example.candidates)),
      };
    });
  }).flat();
}

function scoresOf(network: Network, { vectors }: FieldExample): number[] {
  return vectors.map((vector) => scoreOfVector(network, vector));
}

function answerOf(field: LearnedField, { truth }: FieldExample, choice: Choice | undefined): Answer | undefined {
  return choice && { isRight: isSameValue(field, choice.finding.value, truth), evidence: choice.evidence };
}
