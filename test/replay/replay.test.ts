/**
 * Histories of real runs are replayed on the present workflow code: a change that would break runs in flight fails
 * here. Histories are added, never edited (`npm run history:save`).
 */
import { Worker, type ReplayWorkerOptions } from '@temporalio/worker';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../contracts/project-root';

const HISTORIES = join(projectRoot(), 'test', 'histories');
const BUNDLE = join(projectRoot(), 'dist', 'workflow-bundle.js');

const cases = readdirSync(HISTORIES, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));

function history(file: string): unknown {
  return JSON.parse(readFileSync(join(HISTORIES, file), 'utf8'));
}

const options: ReplayWorkerOptions = { workflowBundle: { codePath: BUNDLE } };

it('has a bundle and histories to replay', () => {
  expect(existsSync(BUNDLE)).toBe(true);
  expect(cases.length).toBeGreaterThanOrEqual(3);
});

it.each(cases)('replays %s', async (file) => {
  await Worker.runReplayHistory(options, history(file));
});

it('notices a workflow that no longer does what it did', async () => {
  const file = cases.find((name) => name.includes('completed')) ?? '';
  const changed = JSON.parse(JSON.stringify(history(file)).replaceAll('inspectDocument', 'anotherActivity')) as unknown;
  await expect(Worker.runReplayHistory(options, changed)).rejects.toThrow(/nondeterminism|[Dd]eterminism/);
});
