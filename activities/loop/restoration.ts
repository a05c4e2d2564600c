/**
 * A version that the system put into service passed its gate by the rows of that day. Here it is looked at again by all
 * that was said since: where what served before is shown to be better, that is to serve again.
 */
import { DomainError } from '../../contracts/errors';
import { compareModels, isShownBetter } from './compare-models';
import { learnerOf, type RetrainDeps, testScorer } from './retrain-deps';

/** Which version is to serve again, in the place of which. */
export interface Restoration {
  modelVersionId: string;
  insteadOf: string;
  reason: string;
}

/** A version of long ago, whose files are gone or have another form by now, stands in no retrain's way. */
const UNUSABLE: ReadonlySet<string> = new Set([
  'BLOB_DAMAGED',
  'BLOB_NOT_FOUND',
  'MODEL_DAMAGED',
  'MODEL_SIGNATURE_INVALID',
  'MODEL_UNKNOWN',
]);

/** By the test rows of the dataset, which neither has learned from; null where what serves is to go on serving. */
export async function findRestoration(
  deps: RetrainDeps,
  { slot, datasetId }: { slot: string; datasetId: string },
): Promise<Restoration | null> {
  const choice = await systemsChoice(deps, slot);
  if (!choice) return null;
  const { serving, before } = choice;
  const scoresOf = await testScorer(deps, { slot, datasetId });
  const candidate = await scoresOf(before.version).catch((error: unknown) => {
    if (error instanceof DomainError && UNUSABLE.has(error.code)) return undefined;
    throw error;
  });
  if (!candidate) return null;
  const production = await scoresOf(serving.version);
  if (!isShownBetter(compareModels(learnerOf(slot).learner, { production, candidate }).verdict)) return null;
  const reason = `restored: shown to be better than ${serving.version} by what was said since`;
  return { modelVersionId: before.modelVersionId, insteadOf: serving.modelVersionId, reason };
}

/** What serves, and what served before it; undefined where a person or the code put it there. */
async function systemsChoice({ models }: RetrainDeps, slot: string) {
  const serving = await models.current(slot);
  if (serving?.origin !== 'trained' || serving.byName !== null) return undefined;
  const before = await models.previous(slot);
  return before && { serving, before };
}
