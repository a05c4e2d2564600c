/** The exchange with a real Label Studio: uncertain results go there once, and what annotators say becomes feedback. */
import { documentLabelWork } from '../../../activities/documents/label-work';
import type { AnnotationResult } from '../../../activities/label-studio/tasks';
import { LabelStudioRepository } from '../../../db/repositories/label-studio';
import {
  createLabelStudioWorld,
  LABEL_STUDIO_START_MS_MAX,
  type LabelStudioWorld,
} from '../../factories/label-studio-world';
import { layoutOf } from '../../factories/page-layouts';
import { blobRef } from '../../factories/runs';
import { FeedbackRepository } from '../../../db/repositories/feedback';
import { LABEL_STUDIO_USER } from '../../setup/label-studio-server';
import { itWithPython } from '../../setup/python-server';

const itWithLabelStudio = itWithPython('Label Studio');
const LAYOUT = [layoutOf('HANBIT BOOKS\nTOTAL 26.60')];

let labelling: LabelStudioWorld;

beforeAll(async () => {
  const work = documentLabelWork({ readJson: <Value>() => Promise.resolve(LAYOUT as Value) });
  labelling = await createLabelStudioWorld({ work, title: 'Treadle documents/receipt' });
}, LABEL_STUDIO_START_MS_MAX);
afterAll(() => labelling.close());
beforeEach(() => labelling.database.pool.query('delete from runs; delete from label_studio_annotations'));

const field = (name: string, value: unknown) => ({ name, value, confidence: 0.4, page: 1, box: null });
const completed = (): Promise<string> =>
  labelling.completed(
    { options: { field_schema: 'receipt' } },
    {
      schema: 'receipt',
      fields: [field('company', 'HANBIT BOOKS'), field('total', 26.6), field('date', null)],
      pages: [{ page: 1, width: 800, height: 1_100, source: 'ppocr', line_count: 2, confidence: 0.9 }],
      text: '',
      layout: blobRef(),
      extractor: 'local',
      llm: null,
    },
  );

/** What was filled in, with the texts put right. */
const putRight =
  (texts: Record<string, string>) =>
  (result: AnnotationResult[]): AnnotationResult[] => {
    for (const { value } of result) {
      const [text = ''] = (value['text'] ?? []) as string[];
      if (texts[text] !== undefined) value['text'] = [texts[text]];
    }
    return result;
  };

itWithLabelStudio('a result goes there once, comes back as feedback, and is marked as true', async () => {
  const run = await completed();
  expect(await labelling.exchange()).toEqual({ taken: 0, refused: 0, pushed: 1, isAway: false });
  expect(await labelling.exchange()).toMatchObject({ pushed: 0 });
  const [task, ...others] = await labelling.tasksOf(run);
  expect([others.length, task?.data['image']]).toEqual([0, `http://127.0.0.1/${run}/1`]);

  const annotationId = await labelling.annotate(task, putRight({ '26.6': '28.60', 'TOTAL 26.60': 'TOTAL 28.60' }));
  expect(await labelling.exchange()).toEqual({ taken: 1, refused: 0, pushed: 0, isAway: false });
  const [given] = await labelling.correctionOf(run);
  expect(given).toMatchObject({ kind: 'ocr_error', userName: 'label-studio', comment: LABEL_STUDIO_USER.email });
  expect(given?.correctedResult).toEqual({
    fields: [
      { name: 'company', value: 'HANBIT BOOKS' },
      ...['business_number', 'representative', 'address', 'phone', 'receipt_number'].map(unseen),
      unseen('date'),
      ...['time', 'subtotal', 'tax'].map(unseen),
      { name: 'total', value: 28.6 },
      ...['currency', 'payment_method'].map(unseen),
    ],
    lines: [
      { page: 1, line: 0, text: 'HANBIT BOOKS' },
      { page: 1, line: 1, text: 'TOTAL 28.60' },
    ],
  });
  const { ground_truth: isTrue } = await labelling.ask<{ ground_truth: boolean }>(
    'GET',
    `annotations/${annotationId}/`,
  );
  expect(isTrue).toBe(true);
  expect(await labelling.exchange()).toEqual({ taken: 0, refused: 0, pushed: 0, isAway: false });
  expect((await new FeedbackRepository(labelling.database.orm).ofRun(run)).length).toBe(1);
});
const unseen = (name: string) => ({ name, value: null });

itWithLabelStudio('what cannot be read is listed with the reason, and taken when it is put right', async () => {
  const run = await completed();
  await labelling.exchange();
  const [task] = await labelling.tasksOf(run);
  const annotationId = await labelling.annotate(task, putRight({ '26.6': 'about 28' }));
  expect(await labelling.exchange()).toMatchObject({ taken: 0, refused: 1 });
  const rows = new LabelStudioRepository(labelling.database.orm);
  // Those of other tests, whose runs are gone, come again.
  const ofThis = async () =>
    (await rows.refused(labelling.projectId, 50)).filter((row) => row.annotationId === annotationId);
  const [refused] = await ofThis();
  expect(refused).toMatchObject({ annotationId, runId: run, annotator: LABEL_STUDIO_USER.email });
  expect(refused?.problem).toContain('about 28');
  expect(await labelling.correctionOf(run)).toEqual([]);

  const { result } = await labelling.ask<{ result: AnnotationResult[] }>('GET', `annotations/${annotationId}/`);
  for (const { value } of result) if (JSON.stringify(value['text']) === '["about 28"]') value['text'] = ['28'];
  await labelling.ask('PATCH', `annotations/${annotationId}/`, { result });
  expect(await labelling.exchange()).toMatchObject({ taken: 1, refused: 0 });
  expect(await ofThis()).toEqual([]);
  expect(await labelling.correctionOf(run)).toHaveLength(1);
});

itWithLabelStudio('what was skipped says nothing, and what is about a run that is gone is refused', async () => {
  const [skipped, gone] = [await completed(), await completed()];
  await labelling.exchange();
  const [[first], [second]] = [await labelling.tasksOf(skipped), await labelling.tasksOf(gone)];
  await labelling.annotate(first, undefined, { was_cancelled: true });
  await labelling.annotate(second);
  await labelling.database.pool.query('delete from runs where id = $1', [gone]);
  expect(await labelling.exchange()).toMatchObject({ taken: 0, refused: 1 });
  expect(await labelling.correctionOf(skipped)).toEqual([]);
});

itWithLabelStudio('waits where Label Studio is down, and goes on when it is up again', async () => {
  const run = await completed();
  await labelling.server.stop();
  expect(await labelling.exchange()).toEqual({ taken: 0, refused: 0, pushed: 0, isAway: true });
  await labelling.server.start();
  expect(await labelling.exchange()).toMatchObject({ pushed: 1, isAway: false });
  expect(await labelling.tasksOf(run)).toHaveLength(1);
});

it('does nothing where no Label Studio is configured', async () => {
  await completed();
  expect(await labelling.exchange({ labelStudio: null })).toEqual({ taken: 0, refused: 0, pushed: 0, isAway: false });
});
