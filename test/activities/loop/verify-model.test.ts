import { MockActivityEnvironment } from '@temporalio/testing';
import { gzipSync } from 'node:zlib';
import { datasetText, partOf } from '../../../activities/loop/build-dataset';
import {
  createDeploymentActivities,
  createVerificationActivities,
  type VerificationDeps,
} from '../../../activities/loop/deployments';
import type { DatasetRow } from '../../../contracts/dataset';
import { DomainError } from '../../../contracts/errors';
import type { DatasetRecord } from '../../../db/repositories/datasets';
import { createBlobFolder } from '../../factories/blob-folder';
import { LOOP_SLOT as slot } from '../../factories/loop';

const VERSION = 'v1-000000000000';
const ROWS = 100;
const blobs = createBlobFolder();
afterAll(() => blobs.remove());

const rows: DatasetRow[] = Array.from({ length: ROWS }, (_, index) => ({
  key: `line ${index}`,
  part: partOf(`document ${index}`),
  source: `document ${index}`,
  votes: 1,
  feedback_id: 'f',
  run_id: 'r',
  at: '2026-11-21T00:00:00.000Z',
  row: { word: `합계 ${index}` },
}));

const VERSIONS = { find: () => Promise.resolve({ version: VERSION } as never) };

async function verification({ isLost = false, answer = 0 } = {}) {
  const { sha256 } = await blobs.store.putBytes(gzipSync(datasetText(rows)), 'application/gzip');
  const seen = { reads: 0, asked: [] as unknown[][] };
  const deps: VerificationDeps = {
    versions: VERSIONS,
    datasets: { latest: () => Promise.resolve({ blobSha256: sha256 } as DatasetRecord) },
    blobStore: {
      read: (blob) => {
        seen.reads += 1;
        return isLost ? Promise.reject(new DomainError('BLOB_NOT_FOUND', { sha256 })) : blobs.store.read(blob);
      },
    },
    store: {
      locate: () => Promise.resolve({ version: VERSION, files: {} }),
      read: () => Promise.resolve({}),
    },
    threads: {
      score: ({ rows: asked }) => {
        seen.asked.push([...asked]);
        const scores = { error_rate: { numerator: answer, denominator: 1 } };
        return Promise.resolve(asked.map(() => ({ group: 'g', scores, slices: {} })));
      },
    },
  };
  const { verifyModel } = createVerificationActivities(deps);
  const verify = () => new MockActivityEnvironment().run(verifyModel, { slot, modelVersionId: 'id' });
  return { seen, verify };
}

it('asks a version for answers to a few test rows', async () => {
  const { seen, verify } = await verification();
  expect(await verify()).toEqual({ version: VERSION });
  const tested = rows.filter(({ part }) => part === 'test').map(({ row }) => row);
  expect(tested.length).toBeGreaterThan(10);
  expect(seen.asked).toEqual([tested.slice(0, 10)]);
});

it('reads a dataset once, however often it verifies', async () => {
  const { seen, verify } = await verification();
  await verify();
  await verify();
  expect(seen.reads).toBe(1);
  expect(seen.asked).toHaveLength(2);
});

it('does without rows where the dataset was lost', async () => {
  const { seen, verify } = await verification({ isLost: true });
  await verify();
  expect(seen.asked).toEqual([[]]);
});

it('refuses a version that answers no number', async () => {
  const { verify } = await verification({ answer: Number.NaN });
  await expect(verify()).rejects.toMatchObject({ code: 'MODEL_NOT_SERVING' });
});

describe('that a version serves', () => {
  const confirm = (served: string) => {
    const models = { served: () => Promise.resolve({ [slot]: served }), deploy: () => Promise.resolve(null) };
    return createDeploymentActivities({ models, versions: VERSIONS }).confirmServing({ slot, modelVersionId: 'id' });
  };

  it('is confirmed where the slot names it', async () => {
    expect(await confirm(VERSION)).toEqual({ version: VERSION });
  });

  it('is refused where the slot names another', async () => {
    await expect(confirm('another')).rejects.toMatchObject({ code: 'MODEL_NOT_SERVING' });
  });
});
