/**
 * Correcting what was read on one page: a text for each field, and a box with a text for each line. Makes the labelling
 * configuration, the pre-annotation from our result, and reads an annotation back into the parts of a feedback.
 */
import type { Box } from '../../contracts/geometry';
import { type ImageSize, inPercent, inPixels, sizeOf, writtenText } from './regions';
import type { AnnotationResult, Prediction } from './tasks';
import { attribute } from './xml';

export interface CorrectionField {
  name: string;
  /** What the annotator sees; the name unless given. */
  title?: string;
}

export interface ReadPage extends ImageSize {
  /** Text of a field; null where the page shows none. */
  fields: readonly { name: string; text: string | null }[];
  /** `line` is its index within the page's lines of the layout. */
  lines: readonly { line: number; text: string; box: Box }[];
}

export interface TextCorrection {
  /** Every field of the configuration; null where the annotator left it empty. */
  fields: { name: string; text: string | null }[];
  /** Lines of ours that are still there, in our order. */
  lines: { line: number; text: string }[];
  /** Boxes that the annotator drew. */
  addedLines: { text: string; box: Box }[];
}

/** Names of the image and the controls in the configuration. */
const IMAGE = 'page';
const LINE_BOX = 'line';
const LINE_TEXT = 'line_text';
const LINE_ID = 'line-';

export function textCorrectionConfig(fields: readonly CorrectionField[]): string {
  return [
    '<View>',
    `  <Image name="${IMAGE}" value="$image" zoom="true" zoomControl="true" rotateControl="true"/>`,
    ...fields.flatMap(({ name, title = name }) => [
      `  <Header value="${attribute(title)}" size="5"/>`,
      `  <TextArea name="${fieldControl(name)}" toName="${IMAGE}" rows="1" editable="true" maxSubmissions="1"/>`,
    ]),
    `  <Rectangle name="${LINE_BOX}" toName="${IMAGE}" strokeWidth="1"/>`,
    `  <TextArea name="${LINE_TEXT}" toName="${IMAGE}" perRegion="true" displayMode="region-list" rows="1"`,
    '    editable="true" maxSubmissions="1"/>',
    '</View>',
  ].join('\n');
}

export function textCorrectionPrediction(
  page: ReadPage,
  { modelVersion, score }: Pick<Prediction, 'modelVersion' | 'score'>,
): Prediction {
  const fields = page.fields.flatMap(({ name, text }) =>
    text === null ? [] : [textOf({ id: fieldControl(name), control: fieldControl(name), text })],
  );
  const lines = page.lines.flatMap(({ line, text, box }) => {
    const id = `${LINE_ID}${line}`;
    const place = inPercent(box, page);
    const size = sizeOf(page);
    const region = { id, from_name: LINE_BOX, to_name: IMAGE, type: 'rectangle', ...size, value: place };
    return [region, { ...textOf({ id, control: LINE_TEXT, text }), ...size, value: { ...place, text: [text] } }];
  });
  return { modelVersion, score, result: [...fields, ...lines] };
}

/** `fields` are those of the configuration that the annotation was made with. */
export function readTextCorrection(
  results: readonly AnnotationResult[],
  fields: readonly CorrectionField[],
): TextCorrection {
  const lines = results.filter(({ from_name }) => from_name === LINE_BOX);
  const textOfLine = (id: string | undefined): string =>
    writtenText(results.find((result) => result.from_name === LINE_TEXT && result.id === id)) ?? '';
  return {
    fields: fields.map(({ name }) => ({
      name,
      text: writtenText(results.find(({ from_name }) => from_name === fieldControl(name))),
    })),
    lines: lines
      .flatMap(({ id }) => (lineIndex(id) === null ? [] : [{ line: lineIndex(id) ?? 0, text: textOfLine(id) }]))
      .sort((a, b) => a.line - b.line),
    addedLines: lines
      .filter(({ id }) => lineIndex(id) === null)
      .map((region) => ({ text: textOfLine(region.id), box: inPixels(region) })),
  };
}

/** A control's name may hold letters, digits and `_`; everything else is written as its code point, so no two clash. */
function fieldControl(name: string): string {
  return `field_${name.replace(/[^A-Za-z0-9]/gu, (character) => `_${character.codePointAt(0)?.toString(16) ?? ''}_`)}`;
}

function textOf({ id, control, text }: { id: string; control: string; text: string }): AnnotationResult {
  return { id, from_name: control, to_name: IMAGE, type: 'textarea', value: { text: [text] } };
}

function lineIndex(id: string | undefined): number | null {
  const [, digits] = /^line-(\d+)$/u.exec(id ?? '') ?? [];
  return digits === undefined ? null : Number(digits);
}
