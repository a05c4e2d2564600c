/** Bundled for benchmarks only: the same trivial steps as bare Temporal and as a run of ours. */
import { proxyActivities } from '@temporalio/workflow';
import type { BlobRef } from '../../contracts/blob';
import type { RunInput } from '../../contracts/run';
import { ACTIVITY_PROFILES } from '../../workflows/spine/activity-options';
import { runPipeline } from '../../workflows/spine/run-pipeline';
import type { BareActivities, ProbeActivities } from './activities';
import { BARE_QUEUE } from './queues';
import { probeDefinition } from './definition';

const bare = proxyActivities<BareActivities>({ taskQueue: BARE_QUEUE, startToCloseTimeout: '1m' });
const probe = proxyActivities<ProbeActivities>(ACTIVITY_PROFILES.io);

export async function bareRun({ stages }: { stages: number }): Promise<number> {
  let value = 0;
  for (let stage = 0; stage < stages; stage += 1) value = await bare.bareStep(value);
  return value;
}

export async function probeRun(input: RunInput<{ stages: number; result: BlobRef }>): Promise<void> {
  const { stages, result } = input.options;
  const definition = probeDefinition(stages);
  await runPipeline(definition, input, async (run) => {
    let value = 0;
    for (const stage of definition.stages) value = await probe.probeStep(run.stage(stage.name), value);
    return { result, cost_usd: null };
  });
}

export { processBatch } from '../../workflows/spine/process-batch';
