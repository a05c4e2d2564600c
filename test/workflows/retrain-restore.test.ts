/** A version that the system promoted and that turns out worse is taken back by the system. */
import { createLoopUnderTest, type LoopUnderTest, SLOT } from '../factories/loop-under-test';
import { wordsFile, wordsLearner } from '../factories/loop';
import { connectTestTemporal, type TemporalUnderTest } from '../setup/temporal';

let temporal: TemporalUnderTest;
let loop: LoopUnderTest;

beforeAll(async () => {
  temporal = await connectTestTemporal();
});
afterAll(() => temporal.close());
beforeEach(async () => {
  loop = await createLoopUnderTest(temporal);
});
afterEach(() => loop.drop());

/** v1 knows TOTAL and SUM; v2 was better by the day's rows, but has forgotten SUM, which is what people then correct. */
async function forgetful(): Promise<{ v1: string | undefined; v2: string | undefined }> {
  learns(['SUM', 'TOTAL']);
  await loop.sayMuch('TOTAL');
  await loop.retrain();
  const v1 = await loop.served();
  learns(['DATE', 'TOTAL']);
  await loop.sayMuch('DATE');
  await loop.retrain();
  const v2 = await loop.served();
  for (let each = 0; each < 3; each += 1) await loop.sayMuch('SUM');
  return { v1, v2 };
}
function learns(words: readonly string[]): void {
  loop.learner.train = () => Promise.resolve({ files: wordsFile(words), parameters: {}, report: {} });
}
const reasons = async () => (await loop.models.history(SLOT, 10)).map(({ version, reason }) => [version, reason]);

it('is taken back by the next retrain, which goes on from what serves again', async () => {
  await loop.inLoop(async () => {
    const { v1, v2 } = await forgetful();
    loop.learner.train = (input, options) => wordsLearner.train(input, options);
    const done = await loop.retrain();
    expect(done).toMatchObject({ state: 'completed', outcome: null });
    expect((await loop.versions.find(done.candidateId ?? ''))?.parentVersion).toBe(v1);
    expect((await reasons()).slice(0, 3)).toEqual([
      [await loop.served(), 'better on the test rows of dataset 3'],
      [v1, `restored: shown to be better than ${v2} by what was said since`],
      [v2, 'better on the test rows of dataset 2'],
    ]);
  });
});

it('serves no more even where nothing better is learned', async () => {
  await loop.inLoop(async () => {
    const { v1 } = await forgetful();
    learns([]);
    expect(await loop.retrain()).toMatchObject({ state: 'rejected' });
    expect(await loop.served()).toBe(v1);
  });
});

it('stays where people decide what serves', async () => {
  await loop.inLoop(async () => {
    const { v2 } = await forgetful();
    learns([]);
    await loop.retrain('by_hand');
    expect(await loop.served()).toBe(v2);
  });
});

it('stays where somebody has put it', async () => {
  await loop.inLoop(async () => {
    const { v1, v2 } = await forgetful();
    for (const version of [v1, v2]) {
      const { id: modelVersionId } = (await loop.versions.findByVersion(SLOT, version ?? ''))!;
      await loop.models.deploy({ slot: SLOT, modelVersionId, reason: 'promoted', byId: loop.world.owner.id });
    }
    learns([]);
    expect(await loop.retrain()).toMatchObject({ state: 'rejected' });
    expect(await loop.served()).toBe(v2);
  });
});

it('stays where what served before is gone', async () => {
  await loop.inLoop(async () => {
    const { v1, v2 } = await forgetful();
    const { files } = (await loop.versions.findByVersion(SLOT, v1 ?? ''))!;
    for (const { sha256 } of files) await loop.blobStore.delete(sha256);
    learns([]);
    expect(await loop.retrain()).toMatchObject({ state: 'rejected' });
    expect(await loop.served()).toBe(v2);
  });
});
