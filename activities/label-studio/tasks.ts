/** Tasks, predictions and annotations as Label Studio exchanges them, and as we hand them on. */
import { z } from 'zod';

/** One region, or one answer of a control. */
export const annotationResultSchema = z.object({
  id: z.string().optional(),
  from_name: z.string().optional(),
  to_name: z.string().optional(),
  type: z.string(),
  original_width: z.number().optional(),
  original_height: z.number().optional(),
  value: z.record(z.string(), z.unknown()).default({}),
});
export type AnnotationResult = z.infer<typeof annotationResultSchema>;

/** A pre-annotation: what the annotator finds filled in. */
export interface Prediction {
  modelVersion: string;
  /** 0..1; annotators can be shown the least certain first. */
  score: number;
  result: AnnotationResult[];
}

export interface LabelTask {
  /** Ours: a task with the same id is pushed once. */
  id: string;
  /** What the configuration shows, such as `image`: an address that the annotator's browser can open. */
  data: Readonly<Record<string, string | number | boolean | null>>;
  prediction: Prediction | null;
}

/** Name of our id among a task's data. */
export const TASK_ID = 'treadle_id';

export interface PulledAnnotation {
  annotationId: number;
  /** Our id of the task; null for a task that somebody made in Label Studio. */
  taskId: string | null;
  /** E-mail address of who made it; null where Label Studio no longer knows. */
  annotator: string | null;
  /** ISO 8601 in UTC, with microseconds. */
  createdAt: string;
  updatedAt: string;
  /** The annotator passed the task over. */
  isSkipped: boolean;
  isGroundTruth: boolean;
  /** Seconds that the annotator took; null where unknown. */
  leadTimeSeconds: number | null;
  result: AnnotationResult[];
}
