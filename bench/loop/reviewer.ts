/** Somebody who lets documents be read, compares what was found with the truth, and says what is right. */
import type { ExtractedField } from '../../contracts/documents/result';
import { amountOf, dayOf } from '../../models/extraction/learned/same-value';
import { EXTRACTOR_SLOT } from '../../models/extraction/learned/extractor-learner';
import type { RunReply } from '../api-client';
import { FIELDS_OF } from '../documents-with-truth';
import { judge, scoreFields } from '../field-scores';
import type { LoopClient } from './loop-client';
import { correctedLines, letterErrors, type Pair, pairLines, type ReadLine } from './line-corrections';
import type { LoopDocument } from './loop-documents';

export interface Figures {
  f1: number;
  byField: Record<string, number>;
  /** Versions of the extractor that served the runs. */
  models: string[];
}

/** A document that was read and corrected, and by whom it was served. */
export interface ServedDocument {
  document: LoopDocument;
  run: RunReply;
}

const AT_ONCE = 6;
const OPTIONS = { field_schema: 'receipt', languages: ['en'] };

export class Reviewer {
  /** Name of a document -> its last run. */
  private readonly lastRuns = new Map<string, string>();

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
    const figures = score(await inLanes(documents, async (document) => ({ document, run: await this.read(document) })));
    this.say(`field F1 ${figures.f1} on ${documents.length} documents`);
    return figures;
  }

  /** Documents as they come in, each corrected once it is read, for as long as `isWanted` says so. */
  async serve(documents: readonly LoopDocument[], isWanted: () => Promise<boolean>): Promise<ServedDocument[]> {
    const served = await inLanes(documents, async (document) => {
      if (!(await isWanted())) return undefined;
      const run = await this.read(document);
      await this.api.correct(run.chain_id, correctionOf(document));
      return { document, run };
    });
    return served.filter((one) => one !== undefined);
  }

  /** Says what is printed in each line that was read wrongly, in the last run of each document. */
  async correctLines(documents: readonly LoopDocument[]): Promise<void> {
    await inLanes(documents, async (document) => {
      const { id, page, pairs } = await this.lines(document);
      const lines = correctedLines(pairs).map((line) => ({ page, ...line }));
      if (lines.length > 0) await this.api.correctLines(id, lines);
    });
  }

  /** Share of wrong letters in the last run of each document. */
  async characterErrorRate(documents: readonly LoopDocument[]): Promise<number> {
    const read = await inLanes(documents, async (document) => letterErrors((await this.lines(document)).pairs));
    const sum = (figure: 'wrong' | 'letters') => read.reduce((total, own) => total + own[figure], 0);
    return sum('wrong') / sum('letters');
  }

  private async lines({ name, lines }: LoopDocument): Promise<{ id: string; page: number; pairs: Pair[] }> {
    const id = this.lastRuns.get(name);
    if (id === undefined) throw new Error(`${name} was not read yet.`);
    const { items } = await this.api.call<{ items: { page: number; lines: ReadLine[] }[] }>(`/api/v1/runs/${id}/pages`);
    const [first] = items;
    if (!first) throw new Error(`The run of ${name} has no page.`);
    return { id, page: first.page, pairs: pairLines(first.lines, lines) };
  }

  private async read({ name, bytes }: LoopDocument): Promise<RunReply> {
    const run = await this.api.untilEnded(await this.api.submitUntilAccepted({ name, bytes, options: OPTIONS }));
    this.lastRuns.set(name, run.chain_id);
    return run;
  }
}

export function score(served: readonly ServedDocument[]): Figures {
  const judged = served.flatMap(({ document: { name, truth }, run }) => {
    const wanted = Object.fromEntries(
      FIELDS_OF.receipt.flatMap((field) => (truth[field] === undefined ? [] : [[field, truth[field]]])),
    );
    return judge({ id: name, schema: 'receipt', truth: wanted }, fieldsOf(run));
  });
  const byField = FIELDS_OF.receipt.map((field) => [
    field,
    scoreFields(judged.filter((own) => own.field === field)).f1,
  ]);
  return {
    f1: scoreFields(judged).f1,
    byField: Object.fromEntries(byField) as Figures['byField'],
    models: [...new Set(served.map(({ run }) => servedBy(run)))],
  };
}

/** The version of the extractor. */
export function servedBy({ models }: RunReply): string {
  return models[EXTRACTOR_SLOT] ?? 'none';
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
