/** Dataset and the model in production → a candidate in the registry. */
import { createHash } from 'node:crypto';
import type { DatasetRow } from '../../contracts/dataset';
import { uuidOfSha256 } from '../../contracts/derived-id';
import { cancellation } from '../spine/cancellation';
import { openCheckpoint } from './training-checkpoint';
import { partOfDataset, type RetrainDeps, servedVersion } from './retrain-deps';
import { versionName } from './version-name';

/** A row that several people agree on counts as several, but never drowns the others. */
const VOTES_MAX = 3;

/** Called again after it was registered, it trains nothing. */
export async function trainCandidate(
  deps: RetrainDeps,
  { retrainId, slot, datasetId }: { retrainId: string; slot: string; datasetId: string },
): Promise<{ candidateId: string }> {
  const { versions, store, threads } = deps;
  const candidateId = idOfCandidate(retrainId);
  if (await versions.find(candidateId)) return { candidateId };
  const parent = await servedVersion(deps, slot);
  const rows = await partOfDataset(deps, datasetId, 'train');
  const checkpoint = await openCheckpoint(deps.blobStore, `${parent.version} ${datasetId}`);
  const trained = await threads.train(
    { slot, rows: rows.flatMap(repeated), parent: await store.read(slot, parent.version) },
    { ...cancellation(), checkpoint },
  );
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

function repeated({ row, votes }: DatasetRow): unknown[] {
  return Array.from({ length: Math.min(votes, VOTES_MAX) }, () => row);
}

/** A retrain makes one candidate, however often it is tried. */
function idOfCandidate(retrainId: string): string {
  return uuidOfSha256(createHash('sha256').update(`candidate of ${retrainId}`).digest('hex'));
}

export function prefixed(prefix: string, figures: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [`${prefix}_${name}`, value]));
}
