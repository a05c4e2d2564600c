import { patched, proxyActivities } from '@temporalio/workflow';
import type { DocumentCpuActivities, LocalExtractionInput } from '../../activities/documents/cpu';
import type { DocumentIoActivities, LlmExtractionInput } from '../../activities/documents/io';
import { documents } from '../../contracts/documents/definition';
import type { CrExtractOptions } from '../../contracts/documents/options';
import type { RunInput, RunOutcome, StageContext } from '../../contracts/run';
import { ACTIVITY_PROFILES } from '../spine/activity-options';
import { mapWithLimit } from '../spine/map-with-limit';
import { runPipeline } from '../spine/run-pipeline';
import { reasonToExtractLocally } from './llm-fallback';

const cpu = proxyActivities<DocumentCpuActivities>(ACTIVITY_PROFILES.cpu);
const llm = proxyActivities<DocumentIoActivities>(ACTIVITY_PROFILES.llm);

/** Pages of one document that are in work at once; more would let a long document hold up the others. */
const PAGES_AT_ONCE = 4;

/** Document → pages → text of each page → layout → fields. */
export async function processDocument(input: RunInput<CrExtractOptions>): Promise<void> {
  const { input: blob, options, models } = input;
  await runPipeline(documents, input, async (run) => {
    const { pages } = await cpu.inspectDocument(run.stage('inspect'), { blob, pages: options.pages });

    const texts = await mapWithLimit(pages, PAGES_AT_ONCE, (page, index) =>
      cpu.readPage.executeWithOptions({ summary: `page ${page.page} (${index + 1} of ${pages.length})` }, [
        run.stage('read', index, pages.length),
        {
          blob,
          page,
          engine: options.ocr_engine,
          languages: options.languages,
          reader: models['documents/reader'],
        },
      ]),
    );

    const layout = await cpu.layOutPages(run.stage('layout'), { texts, arrangement: models['documents/layout'] });

    const { extractor: asked, field_schema: schema } = options;
    const extraction = { layout, schema, extractor: models['documents/extractor'] };
    if (asked === 'local') return await cpu.extractFieldsLocally(run.stage('extract'), extraction);
    return await extractWithLlm(run.stage('extract'), { ...extraction, ...(asked === 'llm' ? {} : { asked }) });
  });
}

/** The local extractor answers where the language model fails for good. */
async function extractWithLlm(
  stage: StageContext,
  { asked, ...input }: LocalExtractionInput & Pick<LlmExtractionInput, 'asked'>,
): Promise<RunOutcome> {
  try {
    return await llm.extractFieldsWithLlm(stage, { ...input, ...(asked && { asked }) });
  } catch (error) {
    const insteadOfLlm = reasonToExtractLocally(error);
    if (!insteadOfLlm || !patched('llm-fallback')) throw error;
    return await cpu.extractFieldsLocally(stage, { ...input, insteadOfLlm });
  }
}
