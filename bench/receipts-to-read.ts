/** Receipts drawn by the product's own generator, the same for the same count: real work for benchmarks of the system. */
import { generateReceipt } from '../models/samples/generate-receipt';
import type { FileToSend } from './api-client';

const SEED = 20_261;

/** Every third is Korean. */
export async function drawReceipts(count: number): Promise<FileToSend[]> {
  const receipts: FileToSend[] = [];
  for (let index = 0; index < count; index += 1) {
    const language = index % 3 === 2 ? 'ko' : 'en';
    const { image } = await generateReceipt({ language, seed: SEED + index });
    const languages = language === 'ko' ? ['ko', 'en'] : ['en'];
    receipts.push({ name: `receipt-${index}.jpg`, bytes: image, options: { field_schema: 'receipt', languages } });
  }
  return receipts;
}
