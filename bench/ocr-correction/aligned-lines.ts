/** Lines of scanned receipts as our engine reads them, each beside what is printed there. */
import type { TextLine } from '../../contracts/page';
import type { CorrectionRow } from '../../models/ocr-correction/rows';
import { readPages } from '../read-scans';
import { boxOfQuad, sharedPart, sroieTraining, type SroieReceipt } from '../sroie';

/** Two boxes are of the same line where they share so much of what they cover together. */
const SHARED_MIN = 0.5;

/** The first `count` receipts that have an image, by id. */
export async function alignedLines(count: number, say: (line: string) => void): Promise<CorrectionRow[]> {
  const chosen = sroieTraining()
    .flatMap((receipt) => (receipt.image === null ? [] : [{ receipt, files: [receipt.image] }]))
    .sort((a, b) => (a.receipt.id < b.receipt.id ? -1 : 1))
    .slice(0, count);
  const { documents } = await readPages(
    chosen.map(({ files }) => files),
    say,
  );
  return chosen.flatMap(({ receipt }, index) =>
    pairs(
      receipt,
      (documents[index] ?? []).flatMap(({ lines }) => lines),
    ),
  );
}

/** The transcription is in capitals, so both sides are. Lines that the detector cut otherwise have no partner. */
function pairs({ id, lines }: SroieReceipt, readings: TextLine[]): CorrectionRow[] {
  return lines.flatMap(({ quad, text }) => {
    const box = boxOfQuad(quad);
    const best = readings
      .map((line) => ({ line, shared: sharedPart(line.box, box) }))
      .sort((a, b) => b.shared - a.shared)[0];
    if (!best || best.shared < SHARED_MIN || text.trim() === '') return [];
    const { text: read, confidence } = best.line;
    return [{ read: read.toUpperCase(), truth: text.toUpperCase(), confidence, document: id }];
  });
}
