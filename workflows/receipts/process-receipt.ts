import { proxyActivities } from '@temporalio/workflow';
import type { ReceiptCpuActivities } from '../../activities/receipts/cpu';
import type { ReceiptIoActivities } from '../../activities/receipts/io';
import { receipts } from '../../contracts/receipts/definition';
import type { ReceiptOptions } from '../../contracts/receipts/options';
import type { RunInput } from '../../contracts/run';
import { ACTIVITY_PROFILES } from '../spine/activity-options';
import { mapWithLimit } from '../spine/map-with-limit';
import { runPipeline } from '../spine/run-pipeline';

const cpu = proxyActivities<ReceiptCpuActivities>(ACTIVITY_PROFILES.cpu);
const io = proxyActivities<ReceiptIoActivities>(ACTIVITY_PROFILES.io);

/** Parts of one receipt that are in work at once; more would let a long one hold up the others. */
const PARTS_AT_ONCE = 4;

/** Photo → its parts → text of each → shop, sums and articles → category of each article → the owner's receipt. */
export async function processReceipt(input: RunInput<ReceiptOptions>): Promise<void> {
  const { input: blob, options, models } = input;
  const { ocr_engine: engine, languages } = options;
  await runPipeline(receipts, input, async (run) => {
    const { parts } = await cpu.inspectReceipt(run.stage('inspect'), { blob });

    const read = await mapWithLimit(parts, PARTS_AT_ONCE, async (part, index) => ({
      part,
      text: await cpu.readReceiptPart.executeWithOptions({ summary: `part ${index + 1} of ${parts.length}` }, [
        run.stage('read', index, parts.length),
        { blob, part, engine, languages, reader: models['documents/reader'] },
      ]),
    }));

    const parsed = await cpu.parseReceipt(run.stage('parse'), { read });

    const classifier = models['receipts/item-classifier'];
    const { result } = await cpu.classifyItems(run.stage('classify'), { ...parsed, classifier });

    return await io.keepReceipt(run.stage('keep'), { result });
  });
}
