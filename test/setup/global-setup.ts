import type { Servers } from '../../bench/servers';
import { announce } from './announced';
import { createTemplate } from './database';
import { startTestServers } from './servers';

declare global {
  // Set-up and teardown share nothing but their process.
  var treadleTestServers: Servers | undefined;
}

export default async function globalSetup(): Promise<void> {
  const servers = await startTestServers();
  globalThis.treadleTestServers = servers;
  await createTemplate(servers.databaseUrl);
  announce(servers);
}
