/** Dataset and the model in production → a candidate in the registry. */
import { createHash } from 'node:crypto';
import type { DatasetRow, SuspectRow } from '../../contracts/dataset';
import { uuidOfSha256 } from '../../contracts/derived-id';
import { cancellation } from '../spine/cancellation';
import { openCheckpoint } from './training-checkpoint';
import type { LabelSuspect } from '../../models/learning/learner';
import { partOfDataset, type RetrainDeps, servedVersion } from './retrain-deps';
import { rowWeights } from './row-weights';
import { versionName } from './version-name';

/** Called again after it was registered, it trains nothing. */
export async function trainCandidate(
  deps: RetrainDeps,
  { retrainId, slot, datasetId }: { retrainId: string; slot: string; datasetId: string },
): Promise<{ candidateId: string }> {
  const { datasets, versions, store, threads } = deps;
  const candidateId = idOfCandidate(retrainId);
  if (await versions.find(candidateId)) return { candidateId };
  const parent = await servedVersion(deps, slot);
  const rows = await partOfDataset(deps, datasetId, 'train');
  const checkpoint = await openCheckpoint(deps.blobStore, `${deps.codeVersion} ${parent.version} ${datasetId}`);
  const trained = await threads.train(
    {
      slot,
      rows: rows.map(({ row }) => row),
      weights: rowWeights(rows),
      parent: await store.read(slot, parent.version),
    },
    { ...cancellation(), checkpoint },
  );
  if (trained.suspects) await datasets.keepScreening(datasetId, suspectRows(rows, trained.suspects));
  const files = await store.keep(trained.files);
  await versions.register({
    id: candidateId,
    slot,
    origin: 'trained',
    parentId: parent.id,
    datasetId,
    codeVersion: deps.codeVersion,
    parameters: { ...trained.parameters },
    metrics: prefixed('validation', trained.report),
    files,
    sign: (number) => {
      const version = versionName(number, files);
      return { version, signature: store.sign({ slot, version, files }) };
    },
  });
  return { candidateId };
}

function suspectRows(rows: readonly DatasetRow[], suspects: readonly LabelSuspect[]): SuspectRow[] {
  return suspects.flatMap(({ row: index, ...suspect }) => {
    const row = rows[index];
    return row ? [{ key: row.key, feedback_id: row.feedback_id, run_id: row.run_id, ...suspect }] : [];
  });
}

/** A retrain makes one candidate, however often it is tried. */
function idOfCandidate(retrainId: string): string {
  return uuidOfSha256(createHash('sha256').update(`candidate of ${retrainId}`).digest('hex'));
}

export function prefixed(prefix: string, figures: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [`${prefix}_${name}`, value]));
}
