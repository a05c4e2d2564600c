/**
 * Claim: of the corrections that the extractor's training calls probably wrong, most are. On the real receipts a tenth of
 * the values is replaced as people err: another sum of the same receipt, another day, another receipt's shop or address.
 * Peer: what the model in service answers otherwise, the most confident first, as many as ours names.
 */
import type { FieldValue } from '../contracts/documents/result';
import { findAmounts } from '../models/extraction/amounts';
import { compactPage } from '../models/extraction/learned/compact-layout';
import { extractorLearner, type ExtractorRow } from '../models/extraction/learned/extractor-learner';
import { openLearnedExtractor } from '../models/extraction/learned/learned-extractor';
import { dayOf, isSameValue } from '../models/extraction/learned/same-value';
import { createRandom } from '../models/samples/random';
import { median, round, type Bench } from './bench';
import { readTruthDocuments, type TruthDocument } from './documents-with-truth';

const SEEDS = [1, 2, 3, 4, 5];
const WRONG_SHARE = 0.1;
const DAY_MS = 86_400_000;
type Random = ReturnType<typeof createRandom>;

interface Label {
  document: TruthDocument;
  name: string;
  given: FieldValue;
  isWrong: boolean;
}

export const bench: Bench = {
  claim: 'suspected corrections are wrong more often than those that the model in service merely contradicts',
  async run({ say }) {
    const receipts = (await readTruthDocuments(say)).documents.filter(({ schema }) => schema === 'receipt');
    const answers = await answersOf(receipts);
    const rounds = [];
    for (const seed of SEEDS) {
      const labels = labelsOf(receipts, createRandom(seed));
      const suspected = await suspectedOf(labels);
      const contradicted = labels
        .map((label) => ({ label, answer: answers.get(keyOf(label)) }))
        .filter(({ label, answer }) => answer && !isSameValue(label.name, answer.value, label.given))
        .sort((a, b) => (b.answer?.confidence ?? 0) - (a.answer?.confidence ?? 0))
        .map(({ label }) => label);
      const wrong = labels.filter(({ isWrong }) => isWrong).length;
      rounds.push({
        ours: scoresOf(suspected, wrong),
        peer: scoresOf(contradicted.slice(0, suspected.length), wrong),
        all_contradicted: scoresOf(contradicted, wrong),
      });
      say(JSON.stringify(rounds.at(-1)));
    }
    const ours = round(median(rounds.map((each) => each.ours.precision)));
    const peer = round(median(rounds.map((each) => each.peer.precision)));
    return {
      ours,
      peer,
      ratio: round(ours / peer),
      goal: 'median precision of five seeds at least the peer’s',
      pass: ours >= peer,
      details: {
        receipts: receipts.length,
        wrong_share: WRONG_SHARE,
        recall: round(median(rounds.map((each) => each.ours.recall))),
        peer_recall: round(median(rounds.map((each) => each.peer.recall))),
        rounds,
      },
    };
  },
};

const keyOf = ({ document, name }: Pick<Label, 'document' | 'name'>): string => `${document.id} ${name}`;

async function answersOf(receipts: readonly TruthDocument[]) {
  const extractor = await openLearnedExtractor();
  const answers = new Map<string, { value: FieldValue; confidence: number }>();
  for (const document of receipts) {
    const found = await extractor.extract(document.pages, 'receipt');
    for (const { name, value, confidence } of found) answers.set(keyOf({ document, name }), { value, confidence });
  }
  return answers;
}

function labelsOf(receipts: readonly TruthDocument[], random: Random): Label[] {
  return receipts.flatMap((document) =>
    Object.entries(document.truth).map(([name, truth]) => {
      const wrong = random.next() < WRONG_SHARE ? wrongValue({ document, name, truth }, receipts, random) : truth;
      return { document, name, given: wrong, isWrong: !isSameValue(name, wrong, truth) };
    }),
  );
}

function wrongValue(
  { document, name, truth }: { document: TruthDocument; name: string; truth: FieldValue },
  receipts: readonly TruthDocument[],
  random: Random,
): FieldValue {
  if (name === 'total') {
    const sums = document.pages.flatMap(({ lines }) => lines.flatMap(({ text }) => findAmounts(text)));
    const others = sums.map(({ value }) => value).filter((value) => !isSameValue(name, value, truth));
    return others.length > 0 ? random.pick(others) : truth;
  }
  if (name === 'date') {
    const days = random.integer(1, 27);
    return new Date(Date.parse(dayOf(truth) ?? '2018-01-01') + days * DAY_MS).toISOString().slice(0, 10);
  }
  return random.pick(receipts).truth[name] ?? truth;
}

/** A row a field, as a dataset has them. */
async function suspectedOf(labels: readonly Label[]): Promise<Label[]> {
  const rows = labels.map(({ document, name, given }): ExtractorRow => ({
    schema: 'receipt',
    pages: document.pages.map(compactPage),
    fields: { [name]: given },
    document: document.id,
  }));
  const context = { stopIfAsked: () => {}, progress: () => {} };
  const { suspects = [] } = await extractorLearner.train({ rows, parent: null }, context);
  return suspects.flatMap(({ row }) => labels[row] ?? []);
}

function scoresOf(named: readonly Label[], wrong: number) {
  const right = named.filter(({ isWrong }) => isWrong).length;
  return {
    named: named.length,
    precision: round(right / Math.max(1, named.length)),
    recall: round(right / Math.max(1, wrong)),
  };
}
