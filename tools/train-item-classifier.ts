/**
 * Trains the base weights of the slot `receipts/item-classifier` anew, from the lexicon alone: `npm run train:items`. The
 * same lexicon gives the same bytes.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { trainShipped } from '../models/receipts/item-classifier/item-learner';
import { shippedClassifierFolder } from '../models/receipts/item-classifier/weights';

async function main(): Promise<void> {
  const { files, report } = trainShipped({ stopIfAsked: () => {}, progress: () => {} });
  const folder = shippedClassifierFolder();
  await mkdir(folder, { recursive: true });
  for (const [file, bytes] of Object.entries(files)) await writeFile(join(folder, file), bytes);
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
