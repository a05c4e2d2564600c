import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { BlobsRepository } from '../../../db/repositories/blobs';
import { blobRef, createRunWorld, type RunWorld } from '../../factories/runs';
import { createTestDatabase, type TestDatabase } from '../../setup/database';

const DAY_SECONDS = 86_400;

let database: TestDatabase;
let world: RunWorld;
let blobs: BlobsRepository;

beforeAll(async () => {
  database = await createTestDatabase();
  blobs = new BlobsRepository(database.orm);
});
afterAll(() => database.drop());
beforeEach(async () => {
  world = await createRunWorld(database.orm);
});

const holder = () => ({ projectId: world.owner.projectId, ownerId: world.owner.id });
const age = (sha256: string) =>
  database.orm.execute(sql`update blobs set created_at = now() - interval '2 days' where sha256 = ${sha256}`);

it('shows a blob to the project that holds it and to no other', async () => {
  const blob = blobRef();
  await blobs.hold(blob, holder());
  await blobs.hold(blob, holder());
  expect(await blobs.find(blob.sha256, world.owner.projectId)).toEqual(blob);
  expect(await blobs.find(blob.sha256, (await createRunWorld(database.orm)).owner.projectId)).toBeUndefined();
});

it('lets go of an old blob that no run needs, and names it once no project holds it', async () => {
  const other = await createRunWorld(database.orm);
  const blob = blobRef();
  await blobs.hold(blob, holder());
  await blobs.hold(blob, { projectId: other.owner.projectId, ownerId: other.owner.id });
  expect(await blobs.releaseUnused(DAY_SECONDS)).toEqual([]);
  await age(blob.sha256);
  await blobs.hold(blob, { projectId: other.owner.projectId, ownerId: other.owner.id });
  expect(await blobs.releaseUnused(DAY_SECONDS)).toEqual([]);
  expect(await blobs.find(blob.sha256, world.owner.projectId)).toBeUndefined();
  await age(blob.sha256);
  expect(await blobs.releaseUnused(DAY_SECONDS)).toEqual([blob.sha256]);
});

it('keeps what a run reads or writes for as long as the run is there', async () => {
  const input = blobRef();
  const written = blobRef('layout', 'application/json');
  await blobs.hold(input, holder());
  const run = await world.submit({ input });
  const use = { runId: run.id, role: 'layout', projectId: run.projectId };
  for (let time = 0; time < 2; time += 1) await blobs.holdForRun(written, use);
  await age(input.sha256);
  await age(written.sha256);
  expect(await blobs.releaseUnused(DAY_SECONDS)).toEqual([]);
  await world.complete(run);
  await world.runs.delete([run.id]);
  expect((await blobs.releaseUnused(DAY_SECONDS)).toSorted()).toEqual([input.sha256, written.sha256].toSorted());
});

it('does not tie a blob to a run that was deleted meanwhile', async () => {
  const blob = blobRef();
  await blobs.holdForRun(blob, { runId: randomUUID(), role: 'layout', projectId: world.owner.projectId });
  await age(blob.sha256);
  expect(await blobs.releaseUnused(DAY_SECONDS)).toEqual([blob.sha256]);
});

it('tells which hashes nobody holds', async () => {
  const blob = blobRef();
  const stranger = blobRef();
  await blobs.hold(blob, holder());
  expect(await blobs.unheld([blob.sha256, stranger.sha256])).toEqual([stranger.sha256]);
  expect(await blobs.unheld([])).toEqual([]);
});
