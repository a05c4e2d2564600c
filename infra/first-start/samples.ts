/**
 * Processes the shipped samples once per TREADLE_HOME. What was submitted is noted in a file, so a start that is killed
 * in between goes on where it was, and later starts have nothing to wait for.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { SampleClient, SampleRefused, sampleSchema, type Sample, type SampleOutcome } from './sample-client';

const stateSchema = z.object({ done: z.boolean(), runs: z.record(z.string(), z.string()) });
type State = z.infer<typeof stateSchema>;

export interface SamplesSetup {
  url: string;
  token: string;
  /** Holds `manifest.json` and the files. */
  samplesFolder: string;
  stateFile: string;
  say: (line: string) => void;
}

/** Returns the outcomes on the first start, and nothing on later ones. */
export async function processSamples(setup: SamplesSetup): Promise<SampleOutcome[]> {
  const manifest = join(setup.samplesFolder, 'manifest.json');
  const state = readState(setup.stateFile);
  if (state.done || !existsSync(manifest)) return [];
  const samples = z.array(sampleSchema).parse(JSON.parse(readFileSync(manifest, 'utf8')));
  const client = new SampleClient({ url: setup.url, token: setup.token, folder: setup.samplesFolder });
  setup.say(`${samples.length} samples are being processed (only on the first start)`);
  const outcomes: SampleOutcome[] = [];
  for (const sample of samples) await noteRun(client, sample, { state, file: setup.stateFile, outcomes });
  for (const [file, runId] of Object.entries(state.runs)) {
    outcomes.push(await outcomeOf(client, file, runId));
    if (process.stdout.isTTY) setup.say(`${outcomes.length} of ${samples.length} samples are done`);
  }
  writeState(setup.stateFile, { ...state, done: true });
  return outcomes;
}

/** Submits one sample unless an earlier start has done so. */
async function noteRun(
  client: SampleClient,
  sample: Sample,
  { state, file, outcomes }: { state: State; file: string; outcomes: SampleOutcome[] },
): Promise<void> {
  if (state.runs[sample.file] !== undefined) return;
  try {
    state.runs[sample.file] = await client.submit(sample);
    writeState(file, state);
  } catch (error) {
    outcomes.push(refusal(sample.file, error));
  }
}

async function outcomeOf(client: SampleClient, file: string, runId: string): Promise<SampleOutcome> {
  try {
    return await client.outcome(file, runId);
  } catch (error) {
    return refusal(file, error);
  }
}

function refusal(file: string, error: unknown): SampleOutcome {
  if (error instanceof SampleRefused) return { file, status: 'refused', summary: error.message };
  throw error;
}

/** A state that a crash has cut off counts as none: samples are submitted again and answered from the cache. */
function readState(file: string): State {
  const nothing: State = { done: false, runs: {} };
  if (!existsSync(file)) return nothing;
  try {
    return stateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return nothing;
  }
}

function writeState(file: string, state: State): void {
  writeFileSync(`${file}.draft`, JSON.stringify(state));
  renameSync(`${file}.draft`, file);
}
