/** Registered versions as a slot has them after years: each the child of the one before, of a dataset of its own. */
import { createHash, randomUUID } from 'node:crypto';
import { connectDatabase } from '../../db/connect';
import { DatasetsRepository } from '../../db/repositories/datasets';
import { ModelVersionsRepository } from '../../db/repositories/model-versions';
import { LAYOUT_SLOT } from '../../models/layout-learning/layout-learner';

const ROWS = 5_000;
/** Overall and by part, from the training's own rows and from the test rows. */
const METRICS = 24;
const FILE_BYTES = 2_000_000;

/** Resolves to their ids, the oldest first. */
export async function registerVersions(databaseUrl: string, count: number): Promise<string[]> {
  const database = connectDatabase({
    url: databaseUrl,
    connectionsMax: 1,
    applicationName: 'bench-registry',
    onIdleError: () => {},
  });
  try {
    const repositories = {
      datasets: new DatasetsRepository(database.orm),
      versions: new ModelVersionsRepository(database.orm),
    };
    const ids: string[] = [];
    for (let number = 1; number <= count; number += 1) {
      ids.push(await registerVersion(repositories, { number, parentId: ids.at(-1) ?? null }));
    }
    return ids;
  } finally {
    await database.close();
  }
}

async function registerVersion(
  { datasets, versions }: { datasets: DatasetsRepository; versions: ModelVersionsRepository },
  { number, parentId }: { number: number; parentId: string | null },
): Promise<string> {
  const slot = LAYOUT_SLOT;
  const sha256 = createHash('sha256').update(`dataset ${number}`).digest('hex');
  const test = Math.round(ROWS / 5);
  const counts = { rows: ROWS, train: ROWS - test, test, new: 50, sources: ROWS, disputed: 0, waiting: 0, scrubbed: 0 };
  const dataset = await datasets.register({
    slot,
    contentSha256: sha256,
    blobSha256: sha256,
    sizeBytes: FILE_BYTES,
    counts,
    feedbackIds: [],
  });
  const metrics = Object.fromEntries(
    Array.from({ length: METRICS }, (_, index) => [
      `test_reading_order_errors_${index}`,
      number / (number + index + 1),
    ]),
  );
  const { id } = await versions.register({
    id: randomUUID(),
    slot,
    origin: 'trained',
    parentId,
    datasetId: dataset.id,
    codeVersion: 'bench',
    parameters: { trees: 100, depth: 6, seed: number },
    metrics,
    files: [{ name: 'layout.json', sha256, size_bytes: FILE_BYTES }],
    sign: (own) => ({ version: `v${own}-${sha256.slice(0, 12)}`, signature: sha256 }),
  });
  return id;
}
