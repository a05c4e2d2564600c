/** One Postgres and one Temporal server for a whole test run, in a temporary home, as `npm start` runs them. */
import { rmSync } from 'node:fs';
import { type Servers, startServers } from '../../bench/servers';
import { endAbandonedRuns, makeRunHome, pidFolder } from './abandoned-runs';

/** Many small databases at once, none of which outlives the run. */
const POSTGRES_SETTINGS = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' };

export async function startTestServers(): Promise<Servers> {
  await endAbandonedRuns();
  const home = makeRunHome();
  const servers = await startServers(home, {
    pidFolder: pidFolder(home),
    postgresSettings: POSTGRES_SETTINGS,
    isTemporary: true,
  });
  return {
    ...servers,
    stop: async () => {
      await servers.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
