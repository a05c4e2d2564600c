/**
 * Draws the samples that ship in `samples/` anew: `node dist/models/samples/write-samples.js [folder]`. The same code
 * gives the same files. The invoices of others in that folder, its README and its manifest are not touched.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../contracts/project-root';
import { generateReceipt } from './generate-receipt';
import { sampleInvoice } from './sample-invoice';

/** Chosen so that all layouts, most shops and fonts are shown; of groceries, so that most of what they sell is. */
const RECEIPTS = [
  { name: 'receipt', language: 'ko', seeds: [2, 8, 12, 17] },
  { name: 'receipt', language: 'en', seeds: [2, 8, 12, 17] },
  { name: 'groceries', language: 'ko', seeds: [54, 62] },
  { name: 'groceries', language: 'en', seeds: [51, 61] },
] as const;

async function main(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const { name, language, seeds } of RECEIPTS) {
    for (const [index, seed] of seeds.entries()) {
      const { image, truth } = await generateReceipt({ language, seed });
      write(folder, { name: `${name}-${language}-${index + 1}`, extension: 'jpg', bytes: image, truth });
    }
  }
  const { pdf, truth } = sampleInvoice();
  write(folder, { name: 'invoice-digital', extension: 'pdf', bytes: pdf, truth });
}

function write(folder: string, sample: { name: string; extension: string; bytes: Uint8Array; truth: object }): void {
  writeFileSync(join(folder, `${sample.name}.${sample.extension}`), sample.bytes);
  writeFileSync(join(folder, `${sample.name}.truth.json`), `${JSON.stringify(sample.truth, null, 2)}\n`);
}

void main(process.argv[2] ?? join(projectRoot(), 'samples'));
