/**
 * Claim: the local extractor's confidence is the share of answers that are right. Expected calibration error in ten bins
 * over the key fields that were found on the evaluation documents. Peer: the rules' bare scores.
 */
import { extractFields } from '../models/extraction/extract-fields';
import { calibrationError } from '../models/extraction/learned/calibration';
import { openLearnedExtractor } from '../models/extraction/learned/learned-extractor';
import { round, type Bench } from './bench';
import { FIELDS_OF, readTruthDocuments } from './documents-with-truth';
import { judgeAll, type Judged } from './field-scores';

const ERROR_MAX = 0.05;

export const bench: Bench = {
  claim: `the expected calibration error of receipts' key fields is under ${ERROR_MAX}`,
  async run({ say }) {
    const { documents, engineVersion } = await readTruthDocuments(say);
    const extractor = await openLearnedExtractor();
    const ours = (await judgeAll(documents, extractor.extract)).filter(({ isFound }) => isFound);
    const rules = (await judgeAll(documents, extractFields)).filter(({ isFound }) => isFound);
    const pooled = errorOf(ours);
    const peer = errorOf(rules);
    return {
      ours: pooled,
      peer,
      ratio: round(pooled / peer),
      goal: `error of all receipt fields together < ${ERROR_MAX}; details has each field`,
      pass: pooled < ERROR_MAX,
      details: {
        ocr: engineVersion,
        extractor: extractor.version,
        bins: 10,
        ours: tableOf(ours),
        rules_alone: tableOf(rules),
      },
    };
  },
};

function errorOf(judged: readonly Judged[]): number {
  return round(calibrationError(judged.filter(({ schema }) => schema === 'receipt')));
}

function tableOf(judged: readonly Judged[]) {
  const rows = (['receipt', 'invoice'] as const).flatMap((schema) =>
    [...FIELDS_OF[schema], 'all'].map((field) => {
      const own = judged.filter((one) => one.schema === schema && (field === 'all' || one.field === field));
      const mean = (value: (one: Judged) => number): number =>
        round(own.reduce((sum, one) => sum + value(one), 0) / Math.max(1, own.length));
      return [
        `${schema}.${field}`,
        {
          answers: own.length,
          expected_calibration_error: round(calibrationError(own)),
          mean_confidence: mean(({ confidence }) => confidence),
          share_right: mean(({ isRight }) => Number(isRight)),
        },
      ] as const;
    }),
  );
  return Object.fromEntries(rows);
}
