/** Temporal and a fresh database for the tests of one file, from before the first to after the last of them. */
import { createTestDatabase, type TestDatabase } from './database';
import { connectTestTemporal, type TemporalUnderTest } from './temporal';

export interface ServersOfFile {
  temporal: TemporalUnderTest;
  database: TestDatabase;
}

/** To be called at the head of the file; what it gives is there once its tests run. */
export function serversOfFile(): ServersOfFile {
  const servers = {} as ServersOfFile;
  beforeAll(async () => {
    [servers.temporal, servers.database] = await Promise.all([connectTestTemporal(), createTestDatabase()]);
  });
  afterAll(async () => {
    await servers.temporal.close();
    await servers.database.drop();
  });
  return servers;
}
