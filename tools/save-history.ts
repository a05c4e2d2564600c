/**
 * `npm run history:save -- WORKFLOW_ID FOLDER/CASE`: keeps a workflow's history under `test/histories/` for the replay
 * test. The server's own command writes it: only its JSON can be read back by every SDK version.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readEnv } from '../config/env';
import { temporalAddress } from '../config/temporal-connection';
import { projectRoot } from '../contracts/project-root';
import { temporalExecutable } from '../infra/servers/temporal-executable';

async function main(): Promise<void> {
  const [workflowId, name] = process.argv.slice(2);
  if (!workflowId || !name)
    throw new Error('Say which workflow and where: npm run history:save -- WORKFLOW_ID processDocument/completed');
  const env = readEnv();
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  const executable = await temporalExecutable({ cacheHome: env.XDG_CACHE_HOME, say });
  const args = [
    'workflow',
    'show',
    '-w',
    workflowId,
    '-o',
    'json',
    '--address',
    temporalAddress(env),
    '-n',
    env.TEMPORAL_NAMESPACE,
  ];
  const history = execFileSync(executable, args, { encoding: 'utf8', maxBuffer: 100_000_000 });
  const file = join(projectRoot(), 'test', 'histories', `${name}.json`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, history);
  say(`Kept ${file}`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
