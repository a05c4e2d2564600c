import { slotsThatRead } from '../ocr';
import type { PipelineDefinition } from '../pipeline';
import { correctionProblem, type CorrectedRun, type DocumentCorrection } from './correction';
import type { CrExtractOptions, ExtractorChoice } from './options';
import type { DocumentResult } from './result';
import { correctedQuality, meanConfidence } from './result-quality';
import { resultColumns } from './result-columns';
import { DOCUMENT_RETRAIN_RULES } from './retrain-rules';
import { DOCUMENT_WATCHES } from './watches';
import { correctionParts, resultKind, uncertainty } from './review';

/** Image or PDF → text → layout → fields. */
export const documents = {
  name: 'documents',
  title: { en: 'Documents', ko: '문서' },
  workflow: 'processDocument',
  stages: [
    { name: 'inspect', title: { en: 'Inspect', ko: '검사' }, version: '1' },
    { name: 'read', title: { en: 'Read', ko: '판독' }, version: '1' },
    { name: 'layout', title: { en: 'Layout', ko: '배치' }, version: '1' },
    { name: 'extract', title: { en: 'Extract', ko: '추출' }, version: '1' },
  ],
  accepts: ['image/png', 'image/jpeg', 'image/webp', 'image/tiff', 'application/pdf'],
  slots: [
    'documents/ppocr',
    'documents/tesseract',
    'documents/reader',
    'documents/layout',
    'documents/extractor',
    'documents/llm',
    'documents/llm-new',
  ],
  configuredSlots: { 'documents/llm': 'LLM_NOT_CONFIGURED', 'documents/llm-new': 'LLM_NOT_CONFIGURED' },
  slotsUsed: (options) => slotsUsed(options as CrExtractOptions),
  resultColumns: (result) => resultColumns(result as DocumentResult),
  feedbackKinds: ['ocr_error', 'llm_error', 'layout_error'],
  correctionProblem: (correction, run) => correctionProblem(correction as DocumentCorrection, run as CorrectedRun),
  quality: (result, correction) => correctedQuality(result as DocumentResult, correction as DocumentCorrection),
  confidence: (result) => meanConfidence(result as DocumentResult),
  isStandIn: (result) => (result as DocumentResult).fallback !== undefined,
  uncertainty: (result) => uncertainty(result as DocumentResult),
  resultKind: (result) => resultKind(result as DocumentResult),
  correctionParts: (correction) => correctionParts(correction as DocumentCorrection),
  learners: [
    {
      slot: 'documents/reader',
      feedbackKinds: ['ocr_error'],
      metrics: [{ name: 'character_error_rate', better: 'lower', margin: 0.002 }],
      // Every letter counts: a masked one would teach a confusion that is none.
      personalData: 'drop',
    },
    {
      slot: 'documents/layout',
      feedbackKinds: ['layout_error'],
      metrics: [{ name: 'reading_order_errors', better: 'lower', margin: 0.01 }],
      personalData: 'mask',
    },
    {
      // Whatever was wrong, whoever corrected it may have said which fields are right.
      slot: 'documents/extractor',
      feedbackKinds: ['ocr_error', 'llm_error', 'layout_error'],
      metrics: [{ name: 'field_f1', better: 'higher', margin: 0.01 }],
      personalData: 'mask',
    },
  ],
  metrics: [
    { name: 'field_f1', better: 'higher' },
    { name: 'character_error_rate', better: 'lower' },
    { name: 'reading_order_errors', better: 'lower' },
  ],
  retrainRules: DOCUMENT_RETRAIN_RULES,
  watches: DOCUMENT_WATCHES,
} as const satisfies PipelineDefinition;

const EXTRACTOR_SLOTS = {
  local: 'documents/extractor',
  llm: 'documents/llm',
  llm_new: 'documents/llm-new',
} as const satisfies Record<ExtractorChoice, string>;

function slotsUsed(options: CrExtractOptions): string[] {
  return [...slotsThatRead(options), 'documents/layout', EXTRACTOR_SLOTS[options.extractor]];
}
