/**
 * Sorting what stands in some boxes of an image into classes, and putting its text right: labelling configuration,
 * pre-annotation, and what an annotation says.
 */
import type { Box } from '../../contracts/geometry';
import { type ImageSize, inPercent, sizeOf, writtenText } from './regions';
import type { AnnotationResult, Prediction } from './tasks';
import { attribute } from './xml';

export interface RegionClass {
  name: string;
  /** What the annotator sees. */
  title: string;
}

export interface SortedRegion {
  /** Ours: names the region when it comes back. */
  index: number;
  text: string;
  className: string;
}

/** Names of the image and the controls in the configuration. */
const IMAGE = 'page';
const BOX = 'item';
const TEXT = 'item_text';
const CLASS = 'item_class';
const REGION_ID = 'item-';

export function regionClassesConfig(classes: readonly RegionClass[]): string {
  const ofRegion = `toName="${IMAGE}" perRegion="true"`;
  return [
    '<View>',
    `  <Image name="${IMAGE}" value="$image" zoom="true" zoomControl="true" rotateControl="true"/>`,
    `  <Rectangle name="${BOX}" toName="${IMAGE}" strokeWidth="2"/>`,
    `  <TextArea name="${TEXT}" ${ofRegion} displayMode="region-list" rows="1" editable="true" maxSubmissions="1"/>`,
    `  <Choices name="${CLASS}" ${ofRegion} choice="single" required="true">`,
    ...classes.map(({ name, title }) => `    <Choice value="${attribute(title)}" alias="${attribute(name)}"/>`),
    '  </Choices>',
    '</View>',
  ].join('\n');
}

export function regionClassesPrediction(
  { regions, ...image }: ImageSize & { regions: readonly (SortedRegion & { box: Box })[] },
  { modelVersion, score }: Pick<Prediction, 'modelVersion' | 'score'>,
): Prediction {
  const result = regions.flatMap(({ index, text, className, box }) => {
    const place = inPercent(box, image);
    const of = { id: `${REGION_ID}${index}`, to_name: IMAGE, ...sizeOf(image) };
    return [
      { ...of, from_name: BOX, type: 'rectangle', value: place },
      { ...of, from_name: TEXT, type: 'textarea', value: { ...place, text: [text] } },
      { ...of, from_name: CLASS, type: 'choices', value: { ...place, choices: [className] } },
    ];
  });
  return { modelVersion, score, result };
}

/** Regions of ours that have a class, in our order; those that the annotator drew or took away say nothing of ours. */
export function readRegionClasses(
  results: readonly AnnotationResult[],
): (Omit<SortedRegion, 'text'> & { text: string | null })[] {
  return results
    .filter(({ from_name }) => from_name === CLASS)
    .flatMap(({ id, value }) => {
      const index = indexOf(id);
      const className = Array.isArray(value['choices']) ? (value['choices'] as unknown[])[0] : undefined;
      if (index === null || typeof className !== 'string') return [];
      const text = writtenText(results.find((result) => result.from_name === TEXT && result.id === id));
      return [{ index, text, className }];
    })
    .sort((a, b) => a.index - b.index);
}

function indexOf(id: string | undefined): number | null {
  const [, digits] = /^item-(\d{1,6})$/u.exec(id ?? '') ?? [];
  return digits === undefined ? null : Number(digits);
}
