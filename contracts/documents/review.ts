/** What the annotation queue asks of a document's result and of corrections: see the hooks of `PipelineDefinition`. */
import type { CorrectionPart } from '../pipeline';
import type { DocumentCorrection } from './correction';
import type { DocumentResult } from './result';

/** Fields that name who issued the document; documents of one issuer look alike. */
const ISSUER_FIELDS: readonly string[] = ['company', 'seller'];
/** Beyond it, one more page makes no other kind of document. */
const PAGES_TOLD_APART = 3;

/** By the least certain field that was found, or the least certain page that has text. */
export function uncertainty({ fields, pages }: Pick<DocumentResult, 'fields' | 'pages'>): number {
  const confidences = [
    ...fields.filter(({ value }) => value !== null).map(({ confidence }) => confidence),
    ...pages.filter(({ line_count }) => line_count > 0).map(({ confidence }) => confidence),
  ];
  return confidences.length === 0 ? 0 : 1 - Math.min(...confidences);
}

export function resultKind({ schema, fields, pages }: Pick<DocumentResult, 'schema' | 'fields' | 'pages'>): string {
  const issuer = fields.find(({ name }) => ISSUER_FIELDS.includes(name))?.value;
  const name = typeof issuer === 'string' ? issuer.toLowerCase().replace(/[\s.,]+/gu, '') : '';
  return [schema, Math.min(pages.length, PAGES_TOLD_APART), pages[0]?.source ?? '', name].join(' ');
}

export function correctionParts(correction: DocumentCorrection): CorrectionPart[] {
  const { fields = [], lines = [], reading_order: order = [] } = correction;
  return [
    ...fields.map(({ name, value }) => ({ name: `field ${name}`, value })),
    ...lines.map(({ page, line, text }) => ({ name: `page ${page} line ${line}`, value: text })),
    ...order.map(({ page, lines: ordered }) => ({ name: `reading order of page ${page}`, value: ordered })),
  ];
}
