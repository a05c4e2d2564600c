/** Sorting images or texts into classes: labelling configuration, pre-annotation, and what an annotation says. */
import type { AnnotationResult, Prediction } from './tasks';
import { attribute } from './xml';

export interface Classification {
  /** What `data.image` or `data.text` of a task holds. */
  shows: 'image' | 'text';
  classes: readonly string[];
  /** Whether more than one class may be chosen. */
  isMultiple: boolean;
}

const OBJECT = 'item';
const CONTROL = 'class';

export function classificationConfig({ shows, classes, isMultiple }: Classification): string {
  return [
    '<View>',
    shows === 'image' ? `  <Image name="${OBJECT}" value="$image"/>` : `  <Text name="${OBJECT}" value="$text"/>`,
    `  <Choices name="${CONTROL}" toName="${OBJECT}" choice="${isMultiple ? 'multiple' : 'single'}" required="true">`,
    ...classes.map((name) => `    <Choice value="${attribute(name)}"/>`),
    '  </Choices>',
    '</View>',
  ].join('\n');
}

export function classificationPrediction(
  classes: readonly string[],
  { modelVersion, score }: Pick<Prediction, 'modelVersion' | 'score'>,
): Prediction {
  const value = { choices: [...classes] };
  const result = { id: CONTROL, from_name: CONTROL, to_name: OBJECT, type: 'choices', value };
  return { modelVersion, score, result: [result] };
}

/** The chosen classes; empty where the annotator chose none. */
export function readClassification(results: readonly AnnotationResult[]): string[] {
  const choices = results.find(({ from_name }) => from_name === CONTROL)?.value['choices'];
  return Array.isArray(choices) ? choices.filter((choice) => typeof choice === 'string') : [];
}
