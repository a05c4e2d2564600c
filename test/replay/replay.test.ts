/**
 * Histories of real runs are replayed on the present workflow code: a change that would break runs in flight fails
 * here. Histories are added, never edited (`npm run history:save`); one goes only when no such run can be left.
 */
import { Worker, type ReplayWorkerOptions } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PIPELINES } from '../../contracts/pipelines';
import { projectRoot } from '../../contracts/project-root';
import * as workflows from '../../workflows/index';
import { installQuietRuntime } from '../setup/temporal';

const HISTORIES = join(projectRoot(), 'test', 'histories');
const cases = readdirSync(HISTORIES, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));

/** Of the spine; a pipeline that is new has no run to keep yet. */
const OWN_WORKFLOWS = Object.keys(workflows).filter((name) => !PIPELINES.some(({ workflow }) => workflow === name));

const options: ReplayWorkerOptions = {
  workflowBundle: { codePath: join(projectRoot(), 'dist', 'workflow-bundle.js') },
};

beforeAll(installQuietRuntime);

function readHistory(file: string): string {
  return readFileSync(join(HISTORIES, file), 'utf8');
}

it.each(OWN_WORKFLOWS)('%s has a history', (workflow) => {
  expect(cases.some((file) => file.startsWith(`${workflow}/`))).toBe(true);
});

it.each(['completed', 'failed', 'cancelled'])('a %s run is among them', (ending) => {
  expect(cases.some((file) => file.includes(`/${ending}`))).toBe(true);
});

it.each(cases)('%s replays', async (file) => {
  await Worker.runReplayHistory(options, JSON.parse(readHistory(file)));
});

it.each([
  ['another activity', (history: string) => history.replaceAll('inspectDocument', 'lookAtDocument')],
  ['another order', (history: string) => swap(history, 'layOutPages', 'extractFieldsLocally')],
])('%s than the run took is noticed', async (_, change) => {
  const file = cases.find((name) => name.startsWith('processDocument/completed'));
  const changed: unknown = JSON.parse(change(readHistory(file ?? '')));
  await expect(Worker.runReplayHistory(options, changed)).rejects.toBeInstanceOf(DeterminismViolationError);
});

function swap(text: string, one: string, other: string): string {
  return text.replaceAll(new RegExp(`"(${one}|${other})"`, 'g'), (_, name) => `"${name === one ? other : one}"`);
}
