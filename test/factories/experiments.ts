/** Experiments as repositories and assignment take them. */
import { randomUUID } from 'node:crypto';
import {
  defaultMetrics,
  defaultRamp,
  DESIGN_DEFAULTS,
  type ExperimentDesign,
  type ExperimentMode,
  type ExperimentProgress,
  type ExperimentVariant,
  initialProgress,
} from '../../contracts/experiment';
import type { NewExperiment } from '../../db/repositories/experiments';

/** Two option sets, half and half. */
export const OPTION_VARIANTS: ExperimentVariant[] = [
  { name: 'ppocr', role: 'control', weight: 0.5, model: null, options: { ocr_engine: 'ppocr' } },
  { name: 'tesseract', role: 'treatment', weight: 0.5, model: null, options: { ocr_engine: 'tesseract' } },
];

export interface ExperimentChanges extends Partial<Omit<NewExperiment, 'design' | 'progress' | 'mode'>> {
  mode?: ExperimentMode;
  design?: Partial<ExperimentDesign>;
  progress?: Partial<ExperimentProgress>;
}

/** On options, all traffic from the first moment, unless changed. */
export function newExperiment({ design, progress, ...changes }: ExperimentChanges = {}): NewExperiment {
  const { variants = OPTION_VARIANTS, mode = 'split' } = changes;
  const whole: ExperimentDesign = {
    ...DESIGN_DEFAULTS,
    salt: randomUUID(),
    ramp: [defaultRamp(variants).at(-1) ?? 1],
    metrics: defaultMetrics(),
    ...design,
  };
  return {
    id: randomUUID(),
    name: 'which reader',
    pipeline: 'documents',
    kind: 'options',
    slot: null,
    retrainId: null,
    createdBy: null,
    ...changes,
    mode,
    variants,
    design: whole,
    progress: { ...initialProgress(mode, { variants, design: whole }), ...progress },
  };
}
