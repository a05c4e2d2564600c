/** Somebody who lets documents be read, compares what was found with the truth, and says what is right. */
import type { ExtractedField } from '../../contracts/documents/result';
import { amountOf, dayOf } from '../../models/extraction/learned/same-value';
import { EXTRACTOR_SLOT } from '../../models/extraction/learned/extractor-learner';
import type { RunReply } from '../api-client';
import { FIELDS_OF } from '../documents-with-truth';
import { judge, scoreFields } from '../field-scores';
import type { LoopClient } from './loop-client';
import type { LoopDocument } from './loop-documents';

export interface Figures {
  f1: number;
  byField: Record<string, number>;
  /** Versions of the extractor that served the runs. */
  models: string[];
}

const AT_ONCE = 6;
const OPTIONS = { field_schema: 'receipt', languages: ['en'] };

export class Reviewer {
  constructor(
    private readonly api: LoopClient,
    private readonly say: (line: string) => void,
  ) {}

  /** Says of every document what is right, whatever was found. Resolves to the ids of the feedback. */
  async correctAll(documents: readonly LoopDocument[]): Promise<string[]> {
    return inLanes(documents, async (document) => {
      const { chain_id: id } = await this.read(document);
      return this.api.correct(id, correctionOf(document));
    });
  }

  /** Reads the documents anew and scores what was found. */
  async measure(documents: readonly LoopDocument[]): Promise<Figures> {
    const runs = await inLanes(documents, async (document) => ({ document, run: await this.read(document) }));
    const judged = runs.flatMap(({ document: { name, truth }, run }) => {
      const wanted = Object.fromEntries(
        FIELDS_OF.receipt.flatMap((field) => (truth[field] === undefined ? [] : [[field, truth[field]]])),
      );
      return judge({ id: name, schema: 'receipt', truth: wanted }, fieldsOf(run));
    });
    const byField = FIELDS_OF.receipt.map((field) => [
      field,
      scoreFields(judged.filter((own) => own.field === field)).f1,
    ]);
    const { f1 } = scoreFields(judged);
    this.say(`field F1 ${f1} on ${documents.length} documents`);
    return {
      f1,
      byField: Object.fromEntries(byField) as Figures['byField'],
      models: [...new Set(runs.map(({ run }) => run.models[EXTRACTOR_SLOT] ?? 'none'))],
    };
  }

  private async read({ name, bytes }: LoopDocument): Promise<RunReply> {
    return this.api.untilEnded(await this.api.submitUntilAccepted({ name, bytes, options: OPTIONS }));
  }
}

function fieldsOf({ final_result: result }: RunReply): ExtractedField[] {
  return (result as { fields: ExtractedField[] }).fields;
}

/** The API takes a day as ISO 8601 and a sum as a number, the truth has them as they are printed. */
function correctionOf({ truth }: LoopDocument): { name: string; value: string | number }[] {
  return FIELDS_OF.receipt.flatMap((name) => {
    const value = truth[name] ?? '';
    const typed = name === 'date' ? dayOf(value) : name === 'total' ? amountOf(value) : value;
    return typed === undefined || typed === '' ? [] : [{ name, value: typed }];
  });
}

async function inLanes<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  const queue = [...items.entries()];
  const lane = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) results[next[0]] = await work(next[1]);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return results;
}
