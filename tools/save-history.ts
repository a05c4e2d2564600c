/**
 * `npm run history:save -- WORKFLOW_ID FOLDER/CASE`: keeps a workflow's history under `test/histories/` for the replay
 * test. The server's own command writes it: only its JSON can be read back by every SDK version.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readEnv } from '../config/env';
import { temporalAddress } from '../config/temporal-connection';
import { projectRoot } from '../contracts/project-root';
import { temporalExecutable } from '../infra/servers/temporal-executable';

const HISTORY_BYTES_MAX = 100_000_000;
const USAGE =
  'Say which workflow and where: npm run history:save -- WORKFLOW_ID processDocument/completed-with-two-pages';

async function main(): Promise<void> {
  const [workflowId, name] = process.argv.slice(2);
  if (!workflowId || !name) throw new Error(USAGE);
  const file = join(projectRoot(), 'test', 'histories', `${name}.json`);
  const history = await readHistory(workflowId);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, withoutFolders(history));
  say(`Kept ${file}`);
}

/**
 * Stack traces name the folder of this checkout, and where its packages lie if those are linked: nobody's business, and
 * no part of a replay.
 */
function withoutFolders(history: string): string {
  const packages = dirname(realpathSync(join(projectRoot(), 'node_modules')));
  return history.replaceAll(projectRoot(), '/treadle').replaceAll(packages, '/treadle');
}

async function readHistory(workflowId: string): Promise<string> {
  const env = readEnv();
  const executable = await temporalExecutable({ cacheHome: env.XDG_CACHE_HOME, say });
  const server = ['--address', temporalAddress(env), '--namespace', env.TEMPORAL_NAMESPACE];
  const args = ['workflow', 'show', '--workflow-id', workflowId, '--output', 'json', ...server];
  return execFileSync(executable, args, { encoding: 'utf8', maxBuffer: HISTORY_BYTES_MAX });
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

main().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
