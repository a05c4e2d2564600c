import type { PipelineDefinition } from '../../contracts/pipeline';

/** A pipeline of trivial stages: what a run costs when its work costs nothing. */
export function probeDefinition(stageCount: number) {
  return {
    name: 'probe',
    title: { en: 'Probe', ko: '측정' },
    workflow: 'probeRun',
    stages: Array.from({ length: stageCount }, (_, index) => ({
      name: `stage-${index + 1}`,
      title: { en: `Stage ${index + 1}`, ko: `${index + 1}단계` },
      version: '1',
    })),
    accepts: ['text/plain'],
    slots: [],
    configuredSlots: {},
    slotsUsed: () => [],
    resultColumns: () => [],
    feedbackKinds: [],
    learners: [],
    metrics: [],
    retrainRules: [],
  } satisfies PipelineDefinition;
}
