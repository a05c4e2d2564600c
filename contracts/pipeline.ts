/**
 * What the spine knows of a pipeline, and all it knows: each pipeline exports one `PipelineDefinition` from its
 * `definition.ts`, listed in `pipelines.ts`. The spine never branches on a pipeline's name.
 */
import type { ErrorCode } from './errors';
import type { RankedList } from './interleaving';
import type { TriggerKind } from './trigger';

export interface PipelineDefinition {
  /** Lower-case name, the same word in every room and in the API's path. */
  name: string;
  title: { en: string; ko: string };
  /** The Temporal workflow type, exported from `workflows/index.ts`. */
  workflow: string;
  /** In order; `version` changes when the stage's code changes what it returns. */
  stages: readonly StageDefinition[];
  /** Its runs are seen by who asked for them alone, and by administrators; without it by the whole project. */
  isPersonal?: boolean;
  /** Media types of inputs, decided from content. */
  accepts: readonly string[];
  /** Places where a model version serves. */
  slots: readonly string[];
  /** Slots that stand empty until they are configured, and the error that tells a caller so. */
  configuredSlots: Readonly<Record<string, ErrorCode>>;
  /** The slots that a run with these options uses; their versions go into its fingerprint and lineage. */
  slotsUsed(options: unknown): readonly string[];
  /** A result as cells of a table's row, for spreadsheets. */
  resultColumns(result: unknown): readonly ResultColumn[];
  feedbackKinds: readonly string[];
  /** What does not fit a run's result in a correction of the right shape; undefined where all fits. Needed for feedback. */
  correctionProblem?(correction: unknown, run: { result: unknown; options: unknown }): string | undefined;
  /** How right a result was by a correction of it, 0..1; null where the correction does not tell. For experiments. */
  quality?(result: unknown, correction: unknown): number | null;
  /** How sure the pipeline itself was of a result, 0..1: all that is known before anybody has corrected it. */
  confidence?(result: unknown): number | null;
  /** Whether something else made the result than what the run asked for: for experiments it then failed. */
  isStandIn?(result: unknown): boolean;
  /** 0..1: how much a result is worth a person's look. Without it, results stand in no annotation queue. */
  uncertainty?(result: unknown): number;
  /** The lists that a result offers to choose from. With them clicks are feedback, and versions can be compared by them. */
  rankings?(result: unknown): readonly RankedList[];
  /** Results of one kind look alike to who corrects them, so they are not given one after the other. */
  resultKind?(result: unknown): string;
  /** What a correction says, part by part: two people disagree where they give one part different values. */
  correctionParts?(correction: unknown): readonly CorrectionPart[];
  learners: readonly LearnerDefinition[];
  metrics: readonly MetricDefinition[];
  retrainRules: readonly RetrainRule[];
  /** One for each slot that is watched for drift and decline; without it only its feedback can fire a trigger. */
  watches?: readonly SlotWatch[];
}

export interface CorrectionPart {
  /** For people: `field total`, `page 1 line 4`. */
  name: string;
  value: unknown;
}

/** A cell and the name of the column that it belongs to. */
export interface ResultColumn {
  name: string;
  value: string | number | boolean | null;
}

export interface StageDefinition {
  name: string;
  title: { en: string; ko: string };
  version: string;
}

/** What turns feedback into a model for a slot; the code is `models/learning/learners.ts`. */
export interface LearnerDefinition {
  slot: string;
  /** The kinds of feedback that it learns from. */
  feedbackKinds: readonly string[];
  /** By which a candidate is compared with the model in production, on the same test rows. */
  metrics: readonly GatedMetric[];
  /** What becomes of a row with personal data: text of which every letter counts is better left out than masked. */
  personalData: 'mask' | 'drop';
}

/** A number by which two model versions are compared. */
export interface MetricDefinition {
  name: string;
  better: 'higher' | 'lower';
}

export interface GatedMetric extends MetricDefinition {
  /** A candidate that may be worse than production by more than this does not pass. */
  margin: number;
}

/** Recommends a retrain of `slot` when `kind` passes `threshold`; a person may set other figures (`retrain_rules`). */
export interface RetrainRule {
  slot: string;
  kind: TriggerKind;
  /**
   * `new_data`, `repeated_failures`: how many. `data_change`: a share. `quality_decline`, `accuracy_decline`: the fall
   * that is tolerated, as a share. `scheduled`: days. `drift`: the population stability index that counts as large.
   */
  threshold: number;
}

/** What a result tells of the model that serves a slot, without anybody's help and with it. */
export interface SlotWatch {
  slot: string;
  /** The stage in which the slot's model works. */
  stage: string;
  /**
   * What inputs and answers look like, by name: numbers and categories are compared one by one, lists of numbers of one
   * length (embeddings) as a whole. Null where a result has none.
   */
  features(result: unknown): Readonly<Record<string, FeatureValue>>;
  /** Calibrated confidences of the answers, 0..1. */
  confidences(result: unknown): readonly number[];
  /** The share of a result's answers that was right by what somebody said, 0..1; undefined where it says nothing of this slot. */
  shareRight(said: { kind: string; correction: unknown; result: unknown }): number | undefined;
}

export type FeatureValue = number | string | readonly number[] | null;
