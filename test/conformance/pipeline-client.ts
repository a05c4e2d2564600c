/** One pipeline of a running system as a client of its API, with an input of a kind that it accepts. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { System } from '../../bench/system';
import type { PipelineDefinition } from '../../contracts/pipeline';
import { isTerminal, type RunStatus } from '../../contracts/run';
import { textPdf } from '../factories/pdf';

export interface Run {
  chain_id: string;
  status: RunStatus;
  attempt: number;
  final_result: unknown;
  links: { workflow: string };
}

export interface Manifest {
  stages: { name: string; status: string; version: string }[];
}

export interface PipelineClient {
  /** A run of its own of the same content each time, past the cache. */
  submit(content: string): Promise<string>;
  send(bytes: Uint8Array, fields?: Record<string, string>): Promise<Response>;
  /** A file that the pipeline accepts. */
  input(content: string): Uint8Array;
  run(id: string): Promise<Run>;
  untilStatus(id: string, wanted: (status: RunStatus) => boolean): Promise<Run>;
  ended(id: string): Promise<Run>;
  get<Body>(path: string): Promise<Body>;
  post(path: string): Promise<Response>;
}

/** The first of these that a pipeline accepts is what it gets. A pipeline of another kind of input adds a line. */
const INPUTS: Readonly<Record<string, (content: string) => Uint8Array>> = {
  'text/plain': (content) => Buffer.from(`${content}\nand a second line\n`),
  'application/pdf': (content) => textPdf([[content, 'Total: 12.50'], ['A second page']]),
};

export function pipelineClient(system: System, pipeline: PipelineDefinition): PipelineClient {
  const headers = { authorization: `Bearer ${system.token}` };
  const get = async <Body>(path: string): Promise<Body> => {
    const reply = await fetch(system.url + path, { headers });
    if (!reply.ok) throw new Error(`GET ${path} gave ${reply.status}: ${await reply.text()}`);
    return (await reply.json()) as Body;
  };
  const run = (id: string) => get<Run>(`/api/v1/runs/${id}`);
  const send: PipelineClient['send'] = (bytes, fields = {}) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set('file', new Blob([Uint8Array.from(bytes)]), 'input');
    return fetch(`${system.url}/api/v1/${pipeline.name}/runs`, { method: 'POST', body: form, headers });
  };
  const untilStatus: PipelineClient['untilStatus'] = async (id, wanted) => {
    for (;;) {
      const present = await run(id);
      if (wanted(present.status)) return present;
      await sleep(100);
    }
  };
  return {
    get,
    run,
    send,
    input: (content) => inputOf(pipeline, content),
    untilStatus,
    ended: (id) => untilStatus(id, isTerminal),
    post: (path) => fetch(system.url + path, { method: 'POST', headers }),
    submit: async (content) => {
      const reply = await send(inputOf(pipeline, content), { cache: 'bypass' });
      if (reply.status !== 202) throw new Error(`The run was not accepted: ${await reply.text()}`);
      return ((await reply.json()) as { chain_id: string }).chain_id;
    },
  };
}

function inputOf({ name, accepts }: PipelineDefinition, content: string): Uint8Array {
  const mediaType = accepts.find((accepted) => Object.hasOwn(INPUTS, accepted));
  const make = mediaType === undefined ? undefined : INPUTS[mediaType];
  if (!make) throw new Error(`The pipeline ${name} accepts ${accepts.join(', ')}: add one of them to INPUTS.`);
  return make(content);
}
