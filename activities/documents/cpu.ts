/** The documents pipeline's CPU work: reads blobs, hands them to the thread pool, keeps what comes back as blobs. */
import type { BlobRef } from '../../contracts/blob';
import type { FieldJsonSchema, BuiltInFieldSchema } from '../../contracts/documents/options';
import type { OcrEngineName, OcrLanguage } from '../../contracts/ocr';
import type { DocumentPage, PageLayout, PageText } from '../../contracts/page';
import { errorMessage } from '../../contracts/errors';
import type { RunError, RunOutcome, StageContext } from '../../contracts/run';
import type { LlmLedgerRepository } from '../../db/repositories/llm-ledger';
import type { ModelsRepository } from '../../db/repositories/models';
import type { ModelLocation } from '../../models/learning/learner';
import type { CpuPool } from '../../models/pool/cpu-pool';
import { cancellation } from '../spine/cancellation';
import type { RunBlobs } from '../spine/run-blobs';
import { documentResult } from './result';

export interface DocumentCpuDeps {
  blobs: RunBlobs;
  pool: Pick<CpuPool, 'run'>;
  limits: { pagesMax: number; pixelsMax: number };
  ledger: Pick<LlmLedgerRepository, 'usageOfRun'>;
  modelFiles: ModelFilesLocator;
  models: Pick<ModelsRepository, 'current'>;
}

/** Where the files of a model version lie on this machine; null where the version ships with the code. */
export interface ModelFilesLocator {
  locate(slot: string, version: string): Promise<ModelLocation | null>;
}

export interface ReadPageInput {
  blob: BlobRef;
  page: DocumentPage;
  engine: OcrEngineName;
  languages: OcrLanguage[];
  /** The run's version of `documents/reader`; undefined where the run has none. */
  reader?: string | undefined;
}

export interface LayOutPagesInput {
  texts: BlobRef[];
  /** The run's version of `documents/layout`. */
  arrangement?: string | undefined;
}

export interface LocalExtractionInput {
  layout: BlobRef;
  schema: BuiltInFieldSchema | FieldJsonSchema;
  /** The run's version of `documents/extractor`; a run that asked for a language model has none. */
  extractor?: string | undefined;
  /** Why the language model did not answer, where the run asked for it. */
  insteadOfLlm?: Pick<RunError, 'code' | 'details'>;
}

export type DocumentCpuActivities = ReturnType<typeof createDocumentCpuActivities>;

const EXTRACTOR = 'documents/extractor';

export function createDocumentCpuActivities(deps: DocumentCpuDeps) {
  const { blobs, pool, limits, modelFiles } = deps;
  return {
    /** Opens the document and lists the pages to read; refuses what is damaged, encrypted or too large. */
    async inspectDocument(
      _stage: StageContext,
      input: { blob: BlobRef; pages: string | null },
    ): Promise<{ pages: DocumentPage[] }> {
      const bytes = await blobs.read(input.blob);
      const inspected = await pool.run(
        'inspectDocument',
        { bytes, mediaType: input.blob.media_type, pages: input.pages, limits },
        cancellation(),
      );
      return { pages: inspected.pages };
    },

    /** The text of one page: a PDF's own where it is there and trustworthy, OCR where not. */
    async readPage(stage: StageContext, input: ReadPageInput): Promise<BlobRef> {
      const { blob, page, engine, languages, reader } = input;
      const [bytes, model] = await Promise.all([blobs.read(blob), modelOf(modelFiles, 'documents/reader', reader)]);
      const text = await pool.run(
        'readPage',
        { bytes, mediaType: blob.media_type, page, engine, languages, limits, ...model },
        cancellation(),
      );
      return blobs.keepJson(stage, text);
    },

    /** Puts the lines of all pages into reading order and groups them. */
    async layOutPages(stage: StageContext, { texts, arrangement }: LayOutPagesInput): Promise<BlobRef> {
      const pages = await Promise.all(texts.map((text) => blobs.readJson<PageText>(text)));
      const model = await modelOf(modelFiles, 'documents/layout', arrangement);
      return blobs.keepJson(stage, await pool.run('layOutPages', { pages, ...model }, cancellation()));
    },

    extractFieldsLocally: (stage: StageContext, input: LocalExtractionInput): Promise<RunOutcome> =>
      extractLocally(deps, stage, input),
  };
}

/** Runs that were accepted before a slot was there have no version for it: then what ships with the code serves. */
async function modelOf(
  modelFiles: ModelFilesLocator,
  slot: string,
  version: string | undefined,
): Promise<{ model?: ModelLocation }> {
  const model = version === undefined ? null : await modelFiles.locate(slot, version);
  return model ? { model } : {};
}

async function extractLocally(
  { blobs, pool, ledger, modelFiles, models }: DocumentCpuDeps,
  stage: StageContext,
  { layout, schema, extractor, insteadOfLlm }: LocalExtractionInput,
): Promise<RunOutcome> {
  const pages = await blobs.readJson<PageLayout[]>(layout);
  // The run was accepted without an extractor, since it was not to need one: what serves now steps in.
  const stepsIn = insteadOfLlm && extractor === undefined ? await models.current(EXTRACTOR) : undefined;
  const model = await modelOf(modelFiles, EXTRACTOR, extractor ?? stepsIn?.version);
  const fields = await pool.run('extractFields', { pages, schema, ...model }, cancellation());
  const local = { pages, schema, fields, layout, extractor: 'local' } as const;
  if (!insteadOfLlm) {
    const result = documentResult({ ...local, llm: null });
    return { result: await blobs.keepJson(stage, result), cost_usd: 0 };
  }
  const { code, details } = insteadOfLlm;
  const llm = await ledger.usageOfRun(stage.runId);
  const result = documentResult({ ...local, llm, fallback: { code, detail: errorMessage(code, details, 'en') } });
  return {
    result: await blobs.keepJson(stage, result),
    cost_usd: llm ? llm.cost_usd : 0,
    cacheable: false,
    standIn: { code, details },
    ...(stepsIn ? { models: { [EXTRACTOR]: stepsIn.version } } : {}),
  };
}
