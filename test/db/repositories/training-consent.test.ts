/** Consent to be learned from: what counts, what is kept, and what it keeps out of datasets. */
import { randomUUID } from 'node:crypto';
import { ConsentWithdrawn, DatasetsRepository, type NewDataset } from '../../../db/repositories/datasets';
import { FeedbackRepository } from '../../../db/repositories/feedback';
import { IdentityRepository, type Principal } from '../../../db/repositories/identity';
import { ModelVersionsRepository } from '../../../db/repositories/model-versions';
import type { RunRow } from '../../../db/repositories/runs';
import { TrainingConsentRepository } from '../../../db/repositories/training-consent';
import { TrainingFeedbackRepository } from '../../../db/repositories/training-feedback';
import { createRunWorld, type RunWorld } from '../../factories/runs';
import { createTestDatabase, type TestDatabase } from '../../setup/database';

const SOURCE = { slot: 'documents/reader', pipeline: 'documents', kinds: ['ocr_error'], agreement: 1 };

let database: TestDatabase;
let world: RunWorld;
let ada: Principal;
let bob: Principal;
let consent: TrainingConsentRepository;
let given: FeedbackRepository;
let learning: TrainingFeedbackRepository;
let datasets: DatasetsRepository;

beforeEach(async () => {
  database = await createTestDatabase();
  const { orm } = database;
  world = await createRunWorld(orm);
  consent = new TrainingConsentRepository(orm);
  given = new FeedbackRepository(orm);
  learning = new TrainingFeedbackRepository(orm);
  datasets = new DatasetsRepository(orm);
  ada = await person('ada');
  bob = await person('bob');
});
afterEach(() => database.drop());

const person = (name: string): Promise<Principal> =>
  new IdentityRepository(database.orm).createPrincipal({
    name,
    projectId: world.owner.projectId,
    role: 'annotator',
  });

async function give(by: Principal, earlier?: RunRow): Promise<{ id: string; run: RunRow }> {
  const run = earlier ?? (await world.submit());
  if (!earlier) await world.complete(run);
  const { projectId } = world.owner;
  const word = { kind: 'ocr_error', originalResult: {}, correctedResult: { word: 'a' }, comment: null };
  const row = await given.give({ ...word, projectId, runId: run.id, userId: by.id });
  return { id: row?.id ?? '', run };
}
const register = (feedbackIds: string[], change: Partial<NewDataset> = {}) =>
  datasets.register({
    slot: SOURCE.slot,
    contentSha256: randomUUID(),
    blobSha256: 'b',
    sizeBytes: 1,
    counts: { rows: 0, train: 0, test: 0, new: 0, sources: 0, disputed: 0, scrubbed: 0 },
    feedbackIds,
    ...change,
  });
const unlearned = async (agreement = 1) =>
  (await learning.unlearned({ ...SOURCE, agreement }, 100)).map(({ id }) => id).sort();

describe('what counts', () => {
  it('is yes, until the installation says no; a person’s own word wins in both directions', async () => {
    expect(await consent.of(ada.id)).toEqual({ allowed: true, own: null, installation: true });
    await consent.choose(ada.id, false);
    expect(await consent.of(ada.id)).toEqual({ allowed: false, own: false, installation: true });
    expect((await consent.of(bob.id)).allowed).toBe(true);
    await consent.setInstallation(false, world.owner.id);
    await consent.choose(ada.id, true);
    expect(await consent.of(ada.id)).toEqual({ allowed: true, own: true, installation: false });
    expect(await consent.of(bob.id)).toEqual({ allowed: false, own: null, installation: false });
    await consent.choose(ada.id, null);
    expect(await consent.of(ada.id)).toEqual({ allowed: false, own: null, installation: false });
  });

  it('is kept change by change, and what is said twice is one change', async () => {
    for (const allowed of [null, false, false, true]) await consent.choose(ada.id, allowed);
    await consent.setInstallation(true, world.owner.id);
    await consent.setInstallation(false, world.owner.id);
    await consent.choose(bob.id, false);
    const history = await consent.history(ada.id, 10);
    expect(history.map(({ of, allowed, changedBy }) => [of, allowed, changedBy.id])).toEqual([
      ['installation', false, world.owner.id],
      ['person', true, ada.id],
      ['person', false, ada.id],
    ]);
    const times = history.map(({ at }) => at.getTime());
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });
});

describe('without it', () => {
  it('feedback is stored and shown, and is nothing to learn from', async () => {
    await consent.choose(ada.id, false);
    const [hers, his] = [await give(ada), await give(bob)];
    expect(await unlearned()).toEqual([his.id]);
    expect(await learning.countUnlearned(SOURCE)).toBe(1);
    expect((await learning.aboutTheSame(SOURCE, [hers.id, his.id])).map(({ id }) => id)).toEqual([his.id]);
    expect((await given.ofRun(hers.run.id)).map(({ id, isCurrent }) => [id, isCurrent])).toEqual([[hers.id, true]]);
    expect(await given.statistics(world.owner.projectId)).toMatchObject({ total: 2, trainingReady: 1, withheld: 1 });
  });

  it('a voice does not count towards agreement', async () => {
    await consent.choose(ada.id, false);
    const { run, id: hers } = await give(ada);
    const { id: his } = await give(bob, run);
    expect(await unlearned(2)).toEqual([]);
    await consent.choose(ada.id, true);
    expect(await unlearned(2)).toEqual([hers, his].sort());
  });

  it('no run is kept for the sake of a training', async () => {
    const { run } = await give(ada);
    await database.orm.execute(`update runs set ended_at = now() - interval '100 days'`);
    expect(await world.runs.expired(90, 10)).toEqual([]);
    await consent.choose(ada.id, false);
    expect(await world.runs.expired(90, 10)).toEqual([run.id]);
  });
});

describe('withdrawn after a dataset was made', () => {
  it('the next one is made without it, and given again it is new', async () => {
    const [hers, his] = [await give(ada), await give(bob)];
    const first = await register([hers.id, his.id]);
    await consent.choose(ada.id, false);
    expect(await learning.revoked([hers.id, his.id])).toEqual(new Set([hers.id]));
    await register([his.id], { leftOutIds: [hers.id] });
    expect(await unlearned()).toEqual([]);
    expect((await datasets.feedbackIds(first.id)).sort()).toEqual([hers.id, his.id].sort());
    await consent.choose(ada.id, true);
    expect(await unlearned()).toEqual([hers.id]);
    // What is learned already is named twice where a document is looked at again.
    await register([his.id, hers.id, his.id]);
    expect(await unlearned()).toEqual([]);
  });

  it('holds for feedback that went with its run', async () => {
    const [hers, his] = [await give(ada), await give(bob)];
    await register([hers.id, his.id]);
    await world.runs.delete([hers.run.id, his.run.id]);
    await register([hers.id, his.id]);
    expect(await learning.revoked([hers.id, his.id])).toEqual(new Set());
    await consent.choose(ada.id, false);
    expect(await learning.revoked([hers.id, his.id])).toEqual(new Set([hers.id]));
  });

  it('while a dataset is built, that one is refused', async () => {
    const [hers, his] = [await give(ada), await give(bob)];
    await consent.choose(ada.id, false);
    await expect(register([hers.id, his.id])).rejects.toThrow(ConsentWithdrawn);
    expect(await datasets.latest(SOURCE.slot)).toBeUndefined();
    await register([his.id]);
  });

  it('the versions that learned it are named, with those that were trained on from them', async () => {
    const { id } = await give(ada);
    const versions = new ModelVersionsRepository(database.orm);
    const version = async (datasetId: string, parentId: string | null) => {
      const row = { id: randomUUID(), slot: SOURCE.slot, origin: 'trained' as const, datasetId, parentId };
      const sign = (number: number) => ({ version: `v${number}`, signature: 's' });
      return versions.register({ ...row, codeVersion: '1', parameters: {}, metrics: {}, files: [], sign });
    };
    const taught = await version((await register([id])).id, null);
    const heir = await version((await register([])).id, taught.id);
    await version((await register([])).id, null);
    expect((await consent.taught(ada.id, 10)).map(({ id: version, via }) => [version, via])).toEqual([
      [heir.id, 'parent'],
      [taught.id, 'dataset'],
    ]);
    expect(await consent.taught(bob.id, 10)).toEqual([]);
  });
});
