/** Carries runs on as the workers' activities do it: real rows, real events, no workflow. */
import type { RunRow } from '../../db/repositories/runs';
import type { StageContext } from '../../contracts/run';
import { documents } from '../../contracts/documents/definition';
import type { ReceiptResult } from '../../contracts/receipts/result';
import { receiptResult } from '../factories/receipt-results';
import type { ApiUnderTest } from './api-under-test';

export const RESULT = {
  schema: 'generic',
  fields: [{ name: '합계', value: 12_000 }],
  pages: [{ page: 1, width: 100, height: 100, source: 'ppocr', line_count: 2, confidence: 0.9 }],
  text: 'a "quoted" line\n',
};

export function stageContext(run: RunRow, stage: string, parts = 1): StageContext {
  return { runId: run.id, runAttempt: run.attempt, projectId: run.projectId, stage, part: 0, parts };
}

export async function workStage({ deps }: ApiUnderTest, run: RunRow, stage: string): Promise<void> {
  await deps.progress.stageStarted(stageContext(run, stage), { attempt: 1, worker: 'test' });
  await deps.progress.stageEnded(stageContext(run, stage), { durationMs: 1 });
}

export async function completeRun(
  api: ApiUnderTest,
  run: RunRow,
  { cacheTtlSeconds = 60, result = RESULT }: { cacheTtlSeconds?: number; result?: unknown } = {},
): Promise<void> {
  for (const { name } of documents.stages) await workStage(api, run, name);
  const end = { runId: run.id, runAttempt: run.attempt };
  await api.deps.progress.completed({ ...end, result, costUsd: 0.25, cacheTtlSeconds });
}

/** A run of receipts, with its owner's receipt. */
export async function completeReceipt(
  { deps, projectId }: ApiUnderTest,
  id: string,
  result: ReceiptResult = receiptResult(),
): Promise<void> {
  const run = await deps.runs.find(id, { projectId });
  if (!run) throw new Error(`The run ${id} has no row.`);
  await deps.receipts.keep(stageContext(run, 'keep'), { result, timeZone: 'Asia/Seoul' });
  const end = { runId: id, runAttempt: run.attempt };
  await deps.progress.completed({ ...end, result, costUsd: 0, cacheTtlSeconds: 60 });
}

export async function failRun({ deps }: ApiUnderTest, run: RunRow): Promise<void> {
  const error = { code: 'DOCUMENT_ENCRYPTED', details: {}, stage: 'inspect' } as const;
  await deps.progress.failed({ runId: run.id, runAttempt: run.attempt, error });
}
