/** What holds for every pipeline, the present ones and those to come, without a server. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint } from '../../contracts/fingerprint';
import type { PipelineDefinition } from '../../contracts/pipeline';
import { OPTIONS_SCHEMAS } from '../../contracts/pipeline-schemas';
import { PIPELINES, SLOTS } from '../../contracts/pipelines';
import { projectRoot } from '../../contracts/project-root';
import * as workflows from '../../workflows';

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const SNAKE_NAME = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/;
const MEDIA_TYPE = /^[a-z]+\/[a-z0-9.+-]+$/;

it('no two pipelines share a name, a workflow or a slot', () => {
  for (const keysOf of [
    (pipeline: PipelineDefinition) => [pipeline.name],
    (pipeline: PipelineDefinition) => [pipeline.workflow],
    (pipeline: PipelineDefinition) => pipeline.slots,
  ]) {
    const keys = PIPELINES.flatMap(keysOf);
    expect(new Set(keys).size).toBe(keys.length);
  }
});

describe.each(PIPELINES.map((pipeline) => [pipeline.name, pipeline] as const))('the pipeline %s', (name, pipeline) => {
  const definition: PipelineDefinition = pipeline;
  const optionsSchema = OPTIONS_SCHEMAS[name];

  it('has names and titles that people and URLs can bear', () => {
    expect(definition.name).toMatch(NAME);
    for (const { en, ko } of [definition.title, ...definition.stages.map(({ title }) => title)]) {
      expect(en.trim()).not.toBe('');
      expect(ko.trim()).not.toBe('');
    }
    for (const mediaType of definition.accepts) expect(mediaType).toMatch(MEDIA_TYPE);
    for (const each of [...definition.feedbackKinds, ...definition.metrics.map((metric) => metric.name)]) {
      expect(each).toMatch(SNAKE_NAME);
    }
  });

  it('has stages with names of their own and a version each', () => {
    const stages = definition.stages.map((stage) => stage.name);
    expect(stages.length).toBeGreaterThan(0);
    expect(new Set(stages).size).toBe(stages.length);
    for (const stage of definition.stages) {
      expect(stage.name).toMatch(NAME);
      expect(stage.version).not.toBe('');
    }
  });

  it('keeps its slots under its own name, and learns for none but these', () => {
    for (const slot of definition.slots) expect(slot).toMatch(new RegExp(`^${name}/[a-z0-9-]+$`));
    const named = [...definition.learners, ...definition.retrainRules].map(({ slot }) => slot);
    expect(definition.slots).toEqual(expect.arrayContaining(named));
  });

  it('has a workflow in the bundle', () => {
    expect(Object.keys(workflows)).toContain(definition.workflow);
  });

  it('has options that need not be given and refuses unknown ones', () => {
    const defaults: unknown = optionsSchema.parse({});
    expect(optionsSchema.parse(JSON.parse(JSON.stringify(defaults)))).toEqual(defaults);
    expect(optionsSchema.safeParse({ no_such_option: 1 }).success).toBe(false);
    // Another pipeline's too: what reads pages serves all that do.
    expect(SLOTS).toEqual(expect.arrayContaining([...definition.slotsUsed(defaults)]));
  });

  it('computes anew where a stage’s code has changed', () => {
    const parts = { projectId: 'p', inputSha256: 'a', options: optionsSchema.parse({}), models: {} };
    const [first, ...rest] = definition.stages;
    const changed = { ...definition, stages: [{ ...first!, version: 'next' }, ...rest] };
    expect(fingerprint({ pipeline: changed, ...parts })).not.toBe(fingerprint({ pipeline: definition, ...parts }));
  });

  it('has a page that explains every stage', () => {
    const page = join(projectRoot(), 'docs', 'pipelines', `${name}.md`);
    expect(existsSync(page)).toBe(true);
    const text = readFileSync(page, 'utf8');
    for (const stage of definition.stages) expect(text).toContain(`\`${stage.name}\``);
  });
});
