/**
 * Who pays for a question to a language model: its worst case is reserved in the ledger before it is sent, and settled
 * with what it did cost after. Made for each activity; given to the extractor.
 */
import { randomUUID } from 'node:crypto';
import { DomainError } from '../../contracts/errors';
import type { LlmLedgerRepository, LlmLimits, LlmSettlement } from '../../db/repositories/llm-ledger';

export interface LlmAccount {
  /** Throws DomainError LLM_BUDGET_USED, or LLM_THROTTLED where calls under way hold the rest of the budget. */
  reserve(call: { model: string; usdMax: number }): Promise<LlmCharge>;
}

export interface LlmCharge {
  settle(settlement: LlmSettlement): Promise<void>;
}

/** For callers that keep no books. */
export const UNRECORDED: LlmAccount = { reserve: async () => ({ settle: async () => {} }) };

const BUSY_SECONDS = 5;

export function accountOfRun(
  ledger: Pick<LlmLedgerRepository, 'reserve' | 'settle'>,
  limits: LlmLimits,
  { runId, runAttempt }: { runId: string; runAttempt: number },
): LlmAccount {
  return {
    async reserve({ model, usdMax }) {
      const id = randomUUID();
      const reserved = await ledger.reserve({ id, runId, runAttempt, model, usdMax }, limits);
      if (reserved.outcome === 'busy') throw new DomainError('LLM_THROTTLED', { retryAfterSeconds: BUSY_SECONDS });
      if (reserved.outcome === 'used') {
        const { limit, limitUsd, committedUsd } = reserved;
        throw new DomainError('LLM_BUDGET_USED', { limit, limitUsd, usedUsd: roundUsd(committedUsd), usdMax });
      }
      return { settle: (settlement) => ledger.settle(id, settlement) };
    },
  };
}

function roundUsd(usd: number): number {
  return Math.round(usd * 1e6) / 1e6;
}
