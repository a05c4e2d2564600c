/** What becomes of feedback that is withdrawn, wrong, of no use, or given while a clock was set back. */
import { sql } from 'drizzle-orm';
import { gunzipSync } from 'node:zlib';
import { datasetRows, partOf } from '../../activities/loop/build-dataset';
import type { BlobRef } from '../../contracts/blob';
import { IdentityRepository, type Principal } from '../../db/repositories/identity';
import { TrainingConsentRepository } from '../../db/repositories/training-consent';
import { createLoopUnderTest, DOCUMENTS, type LoopUnderTest, SLOT } from '../factories/loop-under-test';
import { blobRef } from '../factories/runs';
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

/** The same documents in every run of the test, so that the parts are the same too. */
const documentsOf = (count: number): BlobRef[] =>
  Array.from({ length: count }, (_, index) => blobRef(`document ${index}`));

async function person(name: string): Promise<Principal> {
  return new IdentityRepository(loop.database.orm).createPrincipal({ name, role: 'annotator' });
}

/** Document -> word, as the newest dataset has it. */
async function learnedWords(): Promise<Map<string, string>> {
  const dataset = await loop.datasets.latest(SLOT);
  const bytes = await loop.blobStore.read({ sha256: dataset?.blobSha256 ?? '' });
  const rows = [...datasetRows(gunzipSync(bytes))];
  return new Map(rows.map(({ source, row }) => [source, (row as { word: string }).word]));
}

describe('one person who flips a third of the labels', () => {
  const isFlipped = (index: number): boolean => index % 3 === 0;
  const documents = documentsOf(DOCUMENTS);

  it('is outvoted where two others say what is right, before or after', async () => {
    const others = [await person('ada'), await person('bob')];
    const poisoner = await person('eve');
    await loop.inLoop(async () => {
      for (const document of documents) await loop.say('TOTAL', document, others[0]);
      for (const document of documents) await loop.say('TOTAL', document, others[1]);
      await loop.retrain();
      for (const [index, document] of documents.entries()) {
        await loop.say(isFlipped(index) ? 'T0TAL' : 'TOTAL', document, poisoner);
      }
      await loop.retrain();
    });
    expect(new Set((await learnedWords()).values())).toEqual(new Set(['TOTAL']));
    expect((await loop.datasets.latest(SLOT))?.counts.disputed).toBe(documents.filter((_, at) => isFlipped(at)).length);
  });

  it('is stopped at the gate where nobody else says anything of these documents', async () => {
    const poisoner = await person('eve');
    await loop.inLoop(async () => {
      await loop.sayMuch('TOTAL');
      expect(await loop.retrain()).toMatchObject({ state: 'completed' });
      const before = await loop.served();
      // A learner that believes the newest, so that only the gate is left.
      loop.learner.train = ({ rows }) => {
        const isPoisoned = (rows as { word: string }[]).some(({ word }) => word === 'T0TAL');
        const words = isPoisoned ? ['T0TAL'] : ['TOTAL'];
        const files = { 'words.json': new TextEncoder().encode(JSON.stringify(words)) };
        return Promise.resolve({ files, parameters: {}, report: {} });
      };
      for (const [index, document] of documents.entries()) {
        await loop.say(isFlipped(index) ? 'T0TAL' : 'TOTAL', document, poisoner);
      }
      // Which of the two depends on how many of the falsified documents are tested with.
      const outcome = expect.stringMatching(/^(worse_than_margin|not_shown_within_margin)$/) as string;
      expect(await loop.retrain()).toMatchObject({ state: 'rejected', outcome });
      expect(await loop.served()).toBe(before);
    });
  });
});

it('what others said of a document counts again when the word that outdid it is withdrawn', async () => {
  const [document = blobRef()] = documentsOf(1);
  const eve = await person('eve');
  await loop.inLoop(async () => {
    await loop.sayMuch('TOTAL');
    await loop.say('TOTAL', document);
    await loop.retrain();
    const wrong = await loop.say('T0TAL', document, eve);
    await loop.retrain();
    expect((await learnedWords()).get(document.sha256)).toBe('T0TAL');
    await loop.feedback.withdraw(wrong.id);
    await loop.sayMuch('DATE');
    await loop.retrain();
    expect((await learnedWords()).get(document.sha256)).toBe('TOTAL');
  });
});

describe('somebody who withholds the consent', () => {
  const consent = () => new TrainingConsentRepository(loop.database.orm);
  const words = async () => [...new Set((await learnedWords()).values())].sort();

  it('is in no dataset, and in those that come after from when it is given', async () => {
    const eve = await person('eve');
    await consent().choose(eve.id, false);
    await loop.inLoop(async () => {
      await loop.sayMuch('TOTAL');
      await loop.say('DATE', undefined, eve);
      await loop.retrain();
      expect(await words()).toEqual(['TOTAL']);
      await consent().choose(eve.id, true);
      await loop.retrain();
      expect(await words()).toEqual(['DATE', 'TOTAL']);
    });
  });

  it('after a dataset was made leaves the next one, with the run deleted too, and the old one stays as it was', async () => {
    const [eve, mallory] = [await person('eve'), await person('mallory')];
    await loop.inLoop(async () => {
      await loop.sayMuch('TOTAL');
      await loop.say('DATE', undefined, eve);
      const gone = await loop.say('CASH', undefined, mallory);
      await loop.retrain();
      const before = await loop.datasets.latest(SLOT);
      expect(await words()).toEqual(['CASH', 'DATE', 'TOTAL']);

      await loop.world.runs.delete([gone.runId]);
      for (const { id } of [eve, mallory]) await consent().choose(id, false);
      await loop.retrain();
      expect(await words()).toEqual(['TOTAL']);
      expect(await loop.datasets.find(before?.id ?? '')).toEqual(before);
      const text = gunzipSync(await loop.blobStore.read({ sha256: before?.blobSha256 ?? '' }));
      expect([...datasetRows(text)].map(({ row }) => (row as { word: string }).word)).toEqual(
        expect.arrayContaining(['CASH', 'DATE']),
      );
      expect((await consent().taught(eve.id, 10)).map(({ via }) => via)).toContain('dataset');

      await consent().choose(eve.id, null);
      await loop.retrain();
      expect(await words()).toEqual(['DATE', 'TOTAL']);
    });
  });
});

it('has nothing new to learn where all that was new is withdrawn', async () => {
  await loop.inLoop(async () => {
    await loop.sayMuch('TOTAL');
    await loop.retrain();
    const later = await loop.say('DATE');
    await loop.retrain();
    await loop.feedback.withdraw(later.id);
    expect(await loop.retrain()).toMatchObject({ state: 'skipped', outcome: 'nothing_new' });
  });
});

describe('documents that give no fair test', () => {
  const inPart = (part: 'train' | 'test'): BlobRef =>
    documentsOf(200).find(({ sha256 }) => partOf(sha256) === part) ?? blobRef();

  it.each([
    ['test', 'no_training_rows'],
    ['train', 'no_test_rows'],
  ] as const)('all in the %s part: skipped with %s, and what serves goes on', async (part, outcome) => {
    await loop.say('TOTAL', inPart(part));
    await loop.inLoop(async () => {
      expect(await loop.retrain()).toMatchObject({ state: 'skipped', outcome, candidateId: null });
      expect(await loop.served()).toBe('shipped');
    });
  });

  it('one document said many times over is one row', async () => {
    const [document] = documentsOf(1);
    for (let each = 0; each < 20; each += 1) await loop.say('TOTAL', document);
    await loop.inLoop(async () => {
      expect(await loop.retrain()).toMatchObject({ state: 'skipped' });
    });
    expect((await loop.datasets.latest(SLOT))?.counts.rows).toBe(1);
  });

  it('what is worth nothing is not promoted: a candidate equal to production', async () => {
    await loop.inLoop(async () => {
      await loop.sayMuch('TOTAL');
      await loop.retrain();
      const before = await loop.served();
      await loop.sayMuch('TOTAL');
      expect(await loop.retrain()).toMatchObject({ state: 'rejected', outcome: 'not_better' });
      expect(await loop.served()).toBe(before);
    });
  });
});

describe('a clock that was set back', () => {
  it('between two deployments leaves the newer one in service', async () => {
    await loop.inLoop(async () => {
      await loop.sayMuch('TOTAL');
      const { candidateId, candidateVersion } = await loop.retrain('by_hand');
      await loop.database.orm.execute(sql`update deployments set at = now() + interval '1 hour'`);
      await loop.deploy(candidateId ?? '');
      expect(await loop.served()).toBe(candidateVersion);
      expect((await loop.models.current(SLOT))?.version).toBe(candidateVersion);
      expect((await loop.models.previous(SLOT))?.version).toBe('shipped');
    });
  });

  it('after a deployment still finds what serves', async () => {
    await loop.database.orm.execute(sql`update deployments set at = now() + interval '1 hour'`);
    expect((await loop.models.current(SLOT))?.version).toBe('shipped');
    expect(await loop.models.servedAt(SLOT, new Date())).toBeUndefined();
  });

  it('between feedback and its training loses none of it', async () => {
    await loop.inLoop(async () => {
      await loop.sayMuch('TOTAL');
      await loop.retrain();
      await loop.sayMuch('DATE');
      await loop.database.orm.execute(sql`
        update feedback set created_at = created_at - interval '1 day' where corrected_result ->> 'word' = 'DATE'`);
      expect(await loop.retrain()).toMatchObject({ state: 'completed' });
    });
    expect([...(await learnedWords()).values()].filter((word) => word === 'DATE')).toHaveLength(DOCUMENTS);
  });
});
