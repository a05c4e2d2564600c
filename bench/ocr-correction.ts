/**
 * `npm run bench -- ocr-correction`: does the corrector that learned from some receipts help with others? Real scans
 * (SROIE, training part), read by our engine; five times a fifth of the receipts is held out.
 */
import { createCorrector } from '../models/ocr-correction/corrector';
import type { CorrectionRow } from '../models/ocr-correction/rows';
import { trainCorrector } from '../models/ocr-correction/train';
import { weightsVersion } from '../models/ocr-correction/weights';
import { editDistance } from '../models/text/edit-distance';
import { type Bench, round } from './bench';
import { alignedLines } from './ocr-correction/aligned-lines';

const RECEIPTS = 30;
const PARTS = 5;

export const bench: Bench = {
  claim: 'learned from corrected lines of other receipts, the corrector leaves no more wrong letters than before',
  async run({ say }) {
    const rows = await alignedLines(RECEIPTS, say);
    const receipts = [...new Set(rows.map(({ document }) => document))];
    const parts = Array.from({ length: PARTS }, (_, part) => {
      const isHeldOut = ({ document }: CorrectionRow): boolean => receipts.indexOf(document) % PARTS === part;
      return measure({ train: rows.filter((row) => !isHeldOut(row)), heldOut: rows.filter(isHeldOut) });
    });
    const sum = (figure: 'letters' | 'before' | 'after' | 'changed' | 'fixed' | 'harmed') =>
      parts.reduce((total, part) => total + part[figure], 0);
    const [before, after] = [sum('before') / sum('letters'), sum('after') / sum('letters')];
    return {
      ours: round(after, 5),
      peer: round(before, 5),
      ratio: round(after / before),
      goal: 'ratio <= 1',
      pass: after <= before,
      details: {
        receipts: receipts.length,
        lines: rows.length,
        cer_before: round(before, 5),
        cer_after: round(after, 5),
        lines_changed: sum('changed'),
        lines_better: sum('fixed'),
        lines_worse: sum('harmed'),
        parts,
      },
    };
  },
};

function measure({ train, heldOut }: { train: CorrectionRow[]; heldOut: CorrectionRow[] }) {
  const startedAt = performance.now();
  const { weights } = trainCorrector({ rows: train });
  const trainSeconds = round((performance.now() - startedAt) / 1_000, 1);
  const corrector = createCorrector(weights);
  const correctedAt = performance.now();
  const lines = heldOut.map((row) => ({ ...row, corrected: corrector.correctLine(row.read, row.confidence) }));
  const microsecondsPerLine = Math.round(((performance.now() - correctedAt) * 1_000) / heldOut.length);
  const scored = lines.map(({ read, truth, corrected }) => ({
    before: editDistance([...read], [...truth]),
    after: editDistance([...corrected], [...truth]),
    isChanged: corrected !== read,
  }));
  const total = (figure: (line: (typeof scored)[number]) => number): number =>
    scored.reduce((sum, line) => sum + figure(line), 0);
  return {
    version: weightsVersion(weights),
    gainMin: weights.gainMin,
    letters: heldOut.reduce((sum, { truth }) => sum + [...truth].length, 0),
    before: total(({ before }) => before),
    after: total(({ after }) => after),
    changed: total(({ isChanged }) => Number(isChanged)),
    fixed: total(({ before, after }) => Number(after < before)),
    harmed: total(({ before, after }) => Number(after > before)),
    train_seconds: trainSeconds,
    microseconds_per_line: microsecondsPerLine,
  };
}
