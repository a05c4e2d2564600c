/**
 * Trains the base weights of the slot `documents/extractor` anew: `npm run train -- documents/extractor`. Reads the
 * training part of the shared receipts and invented Korean and English ones; the same data gives the same bytes.
 */
import type { PageText } from '../contracts/page';
import { readTrainingReceipts } from '../bench/sroie-training';
import type { TrainingRow } from '../models/extraction/learned/examples';
import { train } from '../models/extraction/learned/train';
import { saveExtractorWeights, shippedExtractorFolder } from '../models/extraction/learned/weights';
import { layoutPage } from '../models/layout/layout-page';
import { generateReceipt } from '../models/samples/generate-receipt';

const VERSION = 'sroie-2026-11';
/** Apart from the seeds that tests and samples draw. */
const FIRST_SEED = 50_000;
const INVENTED = { ko: 50, en: 30 } as const;

const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function inventedReceipts(): Promise<TrainingRow[]> {
  const rows: TrainingRow[] = [];
  for (const language of ['ko', 'en'] as const) {
    for (let seed = FIRST_SEED; seed < FIRST_SEED + INVENTED[language]; seed++) {
      const { truth } = await generateReceipt({ language, seed });
      const lines = truth.lines.map(({ text, box }) => ({ text, box, confidence: 1 }));
      const page: PageText = { page: 1, width: truth.width, height: truth.height, source: 'ppocr', lines };
      const { company, address, date, total } = truth.fields;
      rows.push({ layout: [layoutPage(page)], fields: { company, address, date, total }, kind: 'invented' });
    }
  }
  return rows;
}

async function main(): Promise<void> {
  const [slot] = process.argv.slice(2);
  if (slot !== 'documents/extractor') {
    say(`There is no training for "${slot ?? ''}". Choose: documents/extractor.`);
    process.exitCode = 64;
    return;
  }
  const rows = [...(await readTrainingReceipts(say)), ...(await inventedReceipts())];
  const model = train(rows, { say });
  await saveExtractorWeights(shippedExtractorFolder(), model, VERSION);
  process.stdout.write(`${JSON.stringify(model.report, null, 2)}\n`);
}

main().catch((error: unknown) => {
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exit(1);
});
