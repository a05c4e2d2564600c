/**
 * Claim: the local extractor, from our own OCR and without a language model, finds the key fields of receipts and
 * invoices. Peer: the rules alone on the same readings. Text counts as right where letters and digits are equal, a date
 * where the day is, a sum where the number is.
 */
import { extractFields } from '../models/extraction/extract-fields';
import { openLearnedExtractor } from '../models/extraction/learned/learned-extractor';
import type { Bench } from './bench';
import { FIELDS_OF, readTruthDocuments } from './documents-with-truth';
import { judgeAll, scoreFields, type FieldScore, type Judged } from './field-scores';

/** Least share of documents whose field is exactly right. */
const GOALS = {
  receipt: { company: 0.85, date: 0.97, address: 0.75, total: 0.97 },
  invoice: { invoice_number: 0.85, date: 0.85, total: 0.85, seller: 0.85 },
} as const;
const MICRO_F1_MIN = 0.9;

export const bench: Bench = {
  claim: `the key fields of scanned receipts are found with a micro F1 of at least ${MICRO_F1_MIN}, without a language model`,
  async run({ say }) {
    const { documents, engineVersion } = await readTruthDocuments(say);
    const extractor = await openLearnedExtractor();
    const ours = await judgeAll(documents, extractor.extract);
    const rules = await judgeAll(documents, extractFields);
    const goals = goalsOf(ours);
    for (const miss of ours.filter(({ isRight }) => !isRight))
      say(`${miss.document} ${miss.field}: ${JSON.stringify(miss.value)} is not ${JSON.stringify(miss.truth)}`);
    const microF1 = microOf(ours).f1;
    const peerF1 = microOf(rules).f1;
    return {
      ours: microF1,
      peer: peerF1,
      ratio: microF1 / peerF1,
      goal: `micro F1 of receipts >= ${MICRO_F1_MIN}, and each field's exact match as in details.goals`,
      pass: microF1 >= MICRO_F1_MIN && goals.every(({ isMet }) => isMet),
      details: {
        ocr: engineVersion,
        extractor: extractor.version,
        goals,
        ours: tableOf(ours),
        rules_alone: tableOf(rules),
      },
    };
  },
};

function microOf(judged: readonly Judged[]): FieldScore {
  return scoreFields(judged.filter(({ schema }) => schema === 'receipt'));
}

function tableOf(judged: readonly Judged[]): Record<string, FieldScore> {
  const rows = (['receipt', 'invoice'] as const).flatMap((schema) =>
    [...FIELDS_OF[schema], 'all'].map((field): [string, FieldScore] => [
      `${schema}.${field}`,
      scoreFields(judged.filter((own) => own.schema === schema && (field === 'all' || own.field === field))),
    ]),
  );
  return Object.fromEntries(rows);
}

function goalsOf(judged: readonly Judged[]) {
  return Object.entries(GOALS).flatMap(([schema, fields]) =>
    Object.entries(fields).map(([field, least]) => {
      const { recall } = scoreFields(judged.filter((own) => own.schema === schema && own.field === field));
      return { field: `${schema}.${field}`, least, exact_match: recall, isMet: recall >= least };
    }),
  );
}
