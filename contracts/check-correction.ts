/** Whether a correction fits a run: asked by whatever takes corrections. Knows zod, so it is for programs only. */
import type { z } from 'zod';
import { CORRECTION_SCHEMAS } from './pipeline-schemas';
import { findPipeline } from './pipelines';

export interface CorrectedResult {
  pipeline: string;
  finalResult: unknown;
  options: unknown;
}

export type CheckedCorrection = { correction: unknown } | { problem: string };

export function checkCorrection(run: CorrectedResult, kind: string, corrected: unknown): CheckedCorrection {
  const pipeline = findPipeline(run.pipeline);
  if (!pipeline?.feedbackKinds.includes(kind)) {
    return { problem: `The pipeline ${run.pipeline} knows no feedback of the kind ${kind}.` };
  }
  const parsed = correctionSchema(pipeline.name)?.safeParse(corrected);
  if (!parsed?.success) return { problem: 'The correction has not the form that this pipeline takes.' };
  const problem = pipeline.correctionProblem?.(parsed.data, { result: run.finalResult, options: run.options });
  return problem === undefined ? { correction: parsed.data } : { problem };
}

function correctionSchema(pipeline: string): z.ZodType | undefined {
  return new Map<string, z.ZodType>(Object.entries(CORRECTION_SCHEMAS)).get(pipeline);
}
