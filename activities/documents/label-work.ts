/** Documents in Label Studio: one task a page, with its lines and with the fields that stand on it. */
import { resolveFieldSchema } from '../../contracts/documents/field-schemas';
import type { DocumentCorrection } from '../../contracts/documents/correction';
import { BUILT_IN_FIELD_SCHEMAS, type FieldPropertySchema } from '../../contracts/documents/options';
import type { PageLayout } from '../../contracts/page';
import type { DocumentResult, ExtractedField, FieldValue } from '../../contracts/documents/result';
import { uncertainty } from '../../contracts/documents/review';
import { type LabelRun, type LabelWork, UnreadableAnnotation } from '../label-studio/label-work';
import type { LabelTask } from '../label-studio/tasks';
import { readTextCorrection, textCorrectionConfig, textCorrectionPrediction } from '../label-studio/text-correction';
import type { RunBlobs } from '../spine/run-blobs';

/** Of a long document, so many pages are given out: the rest would keep annotators from other documents. */
const PAGES_MAX = 5;
const EXTRACTOR = 'documents/extractor';

type CorrectedFields = NonNullable<DocumentCorrection['fields']>;
type CorrectedLines = NonNullable<DocumentCorrection['lines']>;
type Properties = Readonly<Record<string, FieldPropertySchema>>;

export function documentLabelWork(blobs: Pick<RunBlobs, 'readJson'>): LabelWork {
  const projects = [...new Set(['', ...BUILT_IN_FIELD_SCHEMAS].map(projectOf))].map((name) => ({
    name,
    labelConfig: textCorrectionConfig(
      Object.entries(propertiesOf(name)).map(([field, { title }]) => titled(field, title)),
    ),
  }));
  return {
    pipeline: 'documents',
    projects: () => Promise.resolve(projects),
    tasksOf: async (run, imageAddress) => {
      const result = run.finalResult as DocumentResult;
      const layout = await blobs.readJson<PageLayout[]>(result.layout);
      const tasks = layout.slice(0, PAGES_MAX).map((page) => taskOf(run, page, imageAddress(page.page)));
      return { project: projectOf(result.schema), tasks };
    },
    runOf: (taskId) => parseTask(taskId)?.runId ?? null,
    correctionOf: async (run, { taskId, result: said, before }) => {
      const result = run.finalResult as DocumentResult;
      const page = parseTask(taskId)?.page ?? 1;
      const layout = await blobs.readJson<PageLayout[]>(result.layout);
      const properties = propertiesOf(projectOf(result.schema));
      const read = readTextCorrection(
        said,
        Object.keys(properties).map((name) => ({ name })),
      );
      const fields = read.fields.flatMap(({ name, text }) => {
        const found = result.fields.find((field) => field.name === name);
        if (text === null && pageOf(found) !== page) return [];
        return [{ name, value: valueOf(text, found, { name, ...properties[name] }) }];
      });
      const known = layout.find((each) => each.page === page)?.lines.length ?? 0;
      const lines = read.lines.filter(({ line }) => line < known).map((line) => ({ page, ...line }));
      return { kind: 'ocr_error', correction: merged(before as DocumentCorrection | undefined, { fields, lines }) };
    },
  };
}

/** A caller's own schema has other fields each time: of those documents only the text is corrected there. */
function projectOf(schema: string): string {
  const properties = Object.keys(BUILT_IN_FIELD_SCHEMAS.includes(schema as never) ? builtIn(schema) : {});
  return properties.length > 0 ? `documents/${schema}` : 'documents/text';
}

function propertiesOf(project: string): Properties {
  const schema = project.slice('documents/'.length);
  return schema === 'text' ? {} : builtIn(schema);
}

function builtIn(schema: string): Properties {
  return resolveFieldSchema(schema as (typeof BUILT_IN_FIELD_SCHEMAS)[number]).properties;
}

function titled(name: string, title: string | undefined) {
  return title === undefined ? { name } : { name, title };
}

function taskOf(run: LabelRun, page: PageLayout, image: string): LabelTask {
  const result = run.finalResult as DocumentResult;
  const properties = propertiesOf(projectOf(result.schema));
  const fields = result.fields
    .filter((field) => pageOf(field) === page.page && Object.hasOwn(properties, field.name))
    .map(({ name, value }) => ({ name, text: textOf(value) }));
  const lines = page.lines.map(({ text, box }, line) => ({ line, text, box }));
  return {
    id: `run ${run.id} page ${page.page}`,
    data: { image, run: run.id, page: page.page },
    prediction: textCorrectionPrediction(
      { width: page.width, height: page.height, fields, lines },
      { modelVersion: run.models[EXTRACTOR] ?? 'other', score: 1 - uncertainty(result) },
    ),
  };
}

function parseTask(taskId: string): { runId: string; page: number } | null {
  const [, runId, page] = /^run ([0-9a-f-]{36}) page (\d{1,6})$/u.exec(taskId) ?? [];
  return runId === undefined ? null : { runId, page: Number(page) };
}

/** What stands nowhere is asked for on the first page. */
function pageOf(field: ExtractedField | undefined): number {
  return field?.page ?? 1;
}

function textOf(value: FieldValue): string | null {
  if (value === null) return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function valueOf(
  text: string | null,
  found: ExtractedField | undefined,
  { name, type }: FieldPropertySchema & { name: string },
): FieldValue {
  if (text === null) return null;
  if (found && text === textOf(found.value)) return found.value;
  if (type === undefined || type === 'string') return text;
  const value = parsed(type === 'number' || type === 'integer' ? text.replace(/[\s,]/gu, '') : text);
  if (value === undefined)
    throw new UnreadableAnnotation(`“${text}” is no value of the field ${name}, which is of the type ${type}.`);
  return value;
}

function parsed(text: string): FieldValue | undefined {
  try {
    return JSON.parse(text) as FieldValue;
  } catch {
    return undefined;
  }
}

/** What is said now takes the place of what was said before about the same field or line. */
function merged(
  before: DocumentCorrection | undefined,
  now: { fields: CorrectedFields; lines: CorrectedLines },
): DocumentCorrection {
  const names = new Set(now.fields.map(({ name }) => name));
  const places = new Set(now.lines.map(({ page, line }) => `${page} ${line}`));
  return {
    fields: [...(before?.fields ?? []).filter(({ name }) => !names.has(name)), ...now.fields],
    lines: [...(before?.lines ?? []).filter(({ page, line }) => !places.has(`${page} ${line}`)), ...now.lines],
  };
}
