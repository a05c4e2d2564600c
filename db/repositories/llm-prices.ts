/** Prices of language models that an administrator has set; see `contracts/llm-prices.ts` for the others. */
import { asc, eq, inArray, sql } from 'drizzle-orm';
import type { LlmPriceTable } from '../../contracts/llm-prices';
import type { Orm } from '../connect';
import { llmPrices, principals } from '../schema';

export interface SetPrice {
  model: string;
  inputUsdPerMillion: number;
  outputUsdPerMillion: number;
  changedBy: { id: string; name: string };
  changedAt: Date;
}

export type PriceChange = Pick<SetPrice, 'model' | 'inputUsdPerMillion' | 'outputUsdPerMillion'>;

export class LlmPricesRepository {
  constructor(private readonly orm: Orm) {}

  list(): Promise<SetPrice[]> {
    return this.orm
      .select({
        model: llmPrices.model,
        inputUsdPerMillion: llmPrices.inputUsdPerMillion,
        outputUsdPerMillion: llmPrices.outputUsdPerMillion,
        changedBy: { id: principals.id, name: principals.name },
        changedAt: llmPrices.changedAt,
      })
      .from(llmPrices)
      .innerJoin(principals, eq(principals.id, llmPrices.changedBy))
      .orderBy(asc(llmPrices.model));
  }

  /** For calls from now on; what was paid stays as it was counted. */
  async table(): Promise<LlmPriceTable> {
    const rows = await this.orm.select().from(llmPrices);
    return Object.fromEntries(
      rows.map(({ model, inputUsdPerMillion, outputUsdPerMillion }) => [
        model,
        { inputUsdPerMillion, outputUsdPerMillion },
      ]),
    );
  }

  /** All of them or none. A model of `removed` has the price again that it had before anybody set one. */
  async change(
    { set, removed }: { set: readonly PriceChange[]; removed: readonly string[] },
    changedBy: string,
  ): Promise<void> {
    await this.orm.transaction(async (tx) => {
      if (removed.length > 0) await tx.delete(llmPrices).where(inArray(llmPrices.model, [...removed]));
      for (const { model, ...price } of set) {
        const values = { ...price, changedBy, changedAt: sql`now()` };
        await tx
          .insert(llmPrices)
          .values({ model, ...values })
          .onConflictDoUpdate({ target: llmPrices.model, set: values });
      }
    });
  }
}
