/** The steps of a retrain, each safe to be done again: what it wrote before it was killed is found and used. */
import type { GateVerdict, RetrainEnding, RetrainInput, RetrainOutcome } from '../../contracts/retrain';
import type { RunError } from '../../contracts/run';
import { collectRows } from './collect-dataset';
import { compareModels } from './compare-models';
import { learnerOf, type RetrainDeps, servedVersion, testScorer, versionOf } from './retrain-deps';
import { findRestoration, type Restoration } from './restoration';
import { prefixed, trainCandidate } from './train-candidate';

export type RetrainActivities = ReturnType<typeof createRetrainActivities>;

type Retrain = Pick<RetrainInput, 'retrainId' | 'slot'>;

/** What a retrain's workflow is told of its dataset. */
export type Collected =
  { datasetId: string; version: number; train: number; test: number; fresh: number } | { skipped: RetrainOutcome };

export interface Evaluated {
  candidateVersion: string;
  /** What it was compared with. */
  baselineId: string;
  /** Null where the candidate passed. */
  rejected: RetrainOutcome | null;
}

/** On the train queue. */
export function createRetrainActivities(deps: RetrainDeps) {
  const { versions, retrains, feedback } = deps;
  return {
    /** Feedback since the last dataset → a dataset, or why there is nothing to learn. */
    async collectDataset({ retrainId, slot }: Retrain): Promise<Collected> {
      await retrains.advance(retrainId, { state: 'collecting' });
      const dataset = await collectRows(deps, slot);
      if ('skipped' in dataset) return dataset;
      await retrains.advance(retrainId, { state: 'collecting', datasetId: dataset.id });
      const { train, test, new: fresh } = dataset.counts;
      if (train === 0) return { skipped: 'no_training_rows' };
      if (test === 0) return { skipped: 'no_test_rows' };
      return { datasetId: dataset.id, version: dataset.version, train, test, fresh };
    },

    /** Null where what serves is to go on serving. */
    compareWithPrevious({ slot, datasetId }: Retrain & { datasetId: string }): Promise<Restoration | null> {
      return findRestoration(deps, { slot, datasetId });
    },

    /** Dataset and the model in production → a candidate; what it learned from counts as used from now on. */
    async trainModel(input: Retrain & { datasetId: string }): Promise<{ candidateId: string }> {
      const { retrainId, datasetId } = input;
      await retrains.advance(retrainId, { state: 'training' });
      const { candidateId } = await trainCandidate(deps, input);
      await feedback.markUsed(datasetId);
      await retrains.advance(retrainId, { state: 'training', candidateId });
      return { candidateId };
    },

    /** Candidate against production on the same test rows; one that does not pass is archived. */
    async evaluateCandidate(input: Retrain & { datasetId: string; candidateId: string }): Promise<Evaluated> {
      const { retrainId, slot, datasetId, candidateId } = input;
      await retrains.advance(retrainId, { state: 'evaluating' });
      const candidate = await versionOf(deps, candidateId);
      const production = await servedVersion(deps, slot);
      const scoresOf = await testScorer(deps, { slot, datasetId });
      const { verdict, metrics } = compareModels(learnerOf(slot).learner, {
        production: await scoresOf(production.version),
        candidate: await scoresOf(candidate.version),
      });
      await versions.addMetrics(candidateId, prefixed('test', metrics));
      if (!verdict.passed) await versions.archive(candidateId);
      await retrains.advance(retrainId, { state: 'evaluating', baselineId: production.id, verdict });
      return { candidateVersion: candidate.version, baselineId: production.id, rejected: reasonToReject(verdict) };
    },
  };
}

export type RetrainEndActivities = ReturnType<typeof createRetrainEndActivities>;

/** The last word of a retrain; on the io queue, so that it is said also while another training occupies the train worker. */
export function createRetrainEndActivities({
  retrains,
  onRegistryChanged = () => {},
}: Pick<RetrainDeps, 'retrains'> & { onRegistryChanged?: () => void }) {
  return {
    async endRetrain(ending: {
      retrainId: string;
      state: RetrainEnding;
      outcome: RetrainOutcome | null;
      error: Omit<RunError, 'stage'> | null;
    }): Promise<void> {
      const { retrainId, ...rest } = ending;
      await retrains.end(retrainId, rest);
      onRegistryChanged();
    },
  };
}

function reasonToReject({ passed, findings }: GateVerdict): RetrainOutcome | null {
  if (passed) return null;
  const blocks = findings.map((finding) => finding.blocks).find((reason) => reason !== null);
  return blocks === undefined || blocks === 'not_improved' ? 'not_better' : blocks;
}
