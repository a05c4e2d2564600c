/**
 * Requests of every kind that the OpenAPI document allows, and many that it does not: no error of ours, and no answer
 * that the document does not tell of.
 */
import { type ApiUnderTest, startApi } from '../api/api-under-test';
import { keyHolder } from '../api/callers';
import { fuzz, hasPython, installSchemathesis } from './schemathesis';

const SECONDS = 60;
const EXAMPLES_MAX = 20;

/** Of the orders that nobody takes: no worker runs here. */
const NO_WORKERS: readonly unknown[] = ['WORKFLOW_SERVER_UNAVAILABLE', 'BATCH_NOT_ANSWERING'];

const ifPython = hasPython() ? it : it.skip;
if (!hasPython()) process.stderr.write('Fuzzing is skipped: it needs python3 with the modules venv and ensurepip.\n');

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi({ orderDeadlineMs: 1_000 });
});
afterAll(() => api.close());

ifPython(
  'no request leads to an error of ours or to an answer that is not documented',
  async () => {
    const program = await installSchemathesis();
    const { token } = await keyHolder(api, 'admin');
    const run = await api.submitRun();
    const { isClean, report } = await fuzz(program, {
      url: api.url,
      token,
      seconds: SECONDS,
      examplesMax: EXAMPLES_MAX,
    });
    const errors = api
      .logLines()
      .filter(({ level, err, code }) => level === 'error' && err !== undefined && !NO_WORKERS.includes(code));
    if (!isClean) process.stderr.write(`${report}\n${errors.map((line) => JSON.stringify(line)).join('\n')}\n`);
    expect(errors).toEqual([]);
    expect(isClean).toBe(true);
    expect(await api.deps.runs.find(run.id, { projectId: api.projectId })).toBeDefined();
  },
  300_000,
);
