/** The reader's turn of the loop: lines of the scans that were read before are corrected, and it is trained. */
import { READER_SLOT } from '../../models/ocr-correction/reader-learner';
import { round } from '../bench';
import { gateOf } from './bad-models';
import type { LoopClient } from './loop-client';
import type { LoopDocuments } from './loop-documents';
import type { Reviewer } from './reviewer';

export async function readerRound(api: LoopClient, reviewer: Reviewer, documents: LoopDocuments) {
  const { sroieOfWeek, sroieTest } = documents;
  const corrected = sroieOfWeek.flat();
  await reviewer.measure(sroieTest);
  const before = await reviewer.characterErrorRate(sroieTest);
  await reviewer.correctLines(corrected);
  const retrain = await api.untilRetrained(await api.startRetrain('corrected lines', { slot: READER_SLOT }));
  await reviewer.measure(sroieTest);
  const after = await reviewer.characterErrorRate(sroieTest);
  return {
    model: (await api.served(READER_SLOT)).version,
    corrected: corrected.length,
    gate: gateOf(retrain),
    cer_before: round(before, 5),
    cer_after: round(after, 5),
  };
}
