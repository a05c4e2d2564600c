import { startTestServers, type TestServers } from './servers';

declare global {
   
  var treadleTestServers: TestServers | undefined;
}

export default async function globalSetup(): Promise<void> {
  const servers = await startTestServers();
  globalThis.treadleTestServers = servers;
  process.env['TREADLE_TEST_DATABASE_URL'] = servers.databaseUrl;
  process.env['TREADLE_TEST_TEMPORAL_ADDRESS'] = servers.temporalAddress;
}
