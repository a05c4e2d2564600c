/** What holds for every pipeline in the whole compiled system: its runs end, whatever is killed, and as they should. */
import { Client, Connection } from '@temporalio/client';
import { Worker } from '@temporalio/worker';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findChild } from '../../bench/processes';
import { startSystem, type System } from '../../bench/system';
import type { PipelineDefinition } from '../../contracts/pipeline';
import { PIPELINES } from '../../contracts/pipelines';
import { projectRoot } from '../../contracts/project-root';
import { isTerminal } from '../../contracts/run';
import { type Manifest, type PipelineClient, pipelineClient } from '../conformance/pipeline-client';
import { countingUp } from '../factories/runs';
import { installQuietRuntime } from '../setup/temporal';

let system: System;

beforeAll(async () => {
  installQuietRuntime();
  system = await startSystem();
}, 600_000);
afterAll(() => system.stop(), 120_000);

/** Roles that work for a run; frozen, they hold a run where it is however quick it would be. */
const WORKING_ROLES = ['cpu', 'io'];

function workers(roles = WORKING_ROLES): number[] {
  return roles.flatMap((role) => findChild(system.process.pid ?? 0, `workers/main.js ${role}`) ?? []);
}

function signal(pids: number[], name: NodeJS.Signals): void {
  for (const pid of pids) process.kill(pid, name);
}

async function untilAllWork(): Promise<void> {
  while (workers().length < WORKING_ROLES.length) await sleep(100);
}

describe.each(PIPELINES.map((pipeline) => [pipeline.name, pipeline] as const))('the pipeline %s', (name, pipeline) => {
  const definition: PipelineDefinition = pipeline;
  let client: PipelineClient;
  let undisturbed: unknown;

  beforeAll(() => {
    client = pipelineClient(system, definition);
  });

  it('completes a run: every stage once, in order, with a result', async () => {
    const id = await client.submit('conforming');
    const run = await client.ended(id);
    expect(run).toMatchObject({ status: 'completed', final_result: expect.anything() });
    undisturbed = run.final_result;
    const { stages } = await client.get<Manifest>(`/api/v1/runs/${id}/manifest`);
    expect(stages.map((stage) => [stage.name, stage.status, stage.version])).toEqual(
      definition.stages.map((stage) => [stage.name, 'completed', stage.version]),
    );
    const { items } = await client.get<{ items: { type: string; seq: number; task_name?: string }[] }>(
      `/api/v1/runs/${id}/events`,
    );
    expect(items.map(({ seq }) => seq)).toEqual(countingUp(items));
    for (const type of ['task_started', 'task_completed']) {
      const told = items.filter((event) => event.type === type).map((event) => event.task_name);
      expect(told).toEqual(definition.stages.map((stage) => stage.name));
    }
    expect([items.at(0)?.type, items.at(-1)?.type]).toEqual(['run_queued', 'run_completed']);
  });

  it('runs a workflow that replays', async () => {
    const run = await client.ended(await client.submit('to be replayed'));
    const workflowId = decodeURIComponent(run.links.workflow.split('/workflows/')[1] ?? '');
    const connection = await Connection.connect({ address: temporalAddress() });
    try {
      const history = await new Client({ connection }).workflow.getHandle(workflowId).fetchHistory();
      const workflowBundle = { codePath: join(projectRoot(), 'dist', 'workflow-bundle.js') };
      await Worker.runReplayHistory({ workflowBundle }, history, workflowId);
    } finally {
      await connection.close();
    }
  });

  it('gives the same result where its workers are killed in mid-run', async () => {
    await untilAllWork();
    const frozen = workers();
    signal(frozen, 'SIGSTOP');
    const id = await client.submit('conforming');
    await sleep(1_000);
    signal([...frozen, ...workers(['workflow'])], 'SIGKILL');
    expect(await client.ended(id)).toMatchObject({ status: 'completed', final_result: undisturbed });
  });

  it('is cancelled in mid-run, and retried to the same result', async () => {
    await untilAllWork();
    const frozen = workers();
    signal(frozen, 'SIGSTOP');
    const id = await client.submit('conforming');
    await sleep(500);
    const cancelled = await client.post(`/api/v1/runs/${id}/cancel`);
    signal(frozen, 'SIGCONT');
    expect(cancelled.status).toBe(202);
    expect(await client.ended(id)).toMatchObject({ status: 'cancelled', final_result: null });
    expect((await client.post(`/api/v1/runs/${id}/retry`)).status).toBe(202);
    await client.untilStatus(id, (status) => !isTerminal(status) || status === 'completed');
    expect(await client.ended(id)).toMatchObject({ status: 'completed', attempt: 2, final_result: undisturbed });
  });

  it('refuses unknown options and foreign kinds of input', async () => {
    const refused = await client.send(client.input('refused'), { options: JSON.stringify({ no_such_option: 1 }) });
    expect(await refused.json()).toMatchObject({ code: 'OPTIONS_INVALID' });
    const foreign = await client.send(Uint8Array.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]));
    expect(await foreign.json()).toMatchObject({ code: 'MEDIA_TYPE_UNSUPPORTED' });
  });

  it('shows in the metrics', async () => {
    const metrics = await (await fetch(`${system.url}/metrics`)).text();
    expect(metrics).toMatch(new RegExp(`treadle_runs\\{pipeline="${name}",status="completed"\\} [1-9]`));
  });
});

/** The embedded server's port is in its command line. */
function temporalAddress(): string {
  const pid = findChild(system.process.pid ?? 0, 'start-dev') ?? 0;
  const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  return `127.0.0.1:${command[command.indexOf('--port') + 1]}`;
}
