/**
 * The pieces of a document that may be a field's value, each with what the rules make of it. The learned extractor
 * chooses among them; what is no candidate cannot be found. Called by `learned-extractor.ts` and by training.
 */
import { addressFindings, addressSpan, joinSpans } from '../address';
import { readSheet, totalFindings } from '../amount-fields';
import { companyFindings, nameSpan } from '../company';
import { dateFindings } from '../date-fields';
import type { DocumentView, Row, Span } from '../document-view';
import { squeeze } from '../fold';
import { best, textOfValue, type FindConcept, type Finding } from '../finding';
import { addressSigns } from '../places';
import type { KnownValues, Likeness } from './known-values';

export const LEARNED_FIELDS = ['company', 'date', 'address', 'total'] as const;
export type LearnedField = (typeof LEARNED_FIELDS)[number];

export interface Candidate extends Pick<Finding, 'value' | 'spans'> {
  /** What the rules give it, 0..1; 0 where they do not see it. */
  score: number;
  /** The rules' own choice. */
  isPick: boolean;
  /** The known value that it is, or is like. */
  likeness?: Likeness;
  /** The value is the known spelling, not what was read. */
  isKnownSpelling?: boolean;
}

/** What training knows of a field's values; `except` is the value of the very document that is learned from. */
export interface KnownOfField {
  values: KnownValues;
  except?: string;
}

interface Question {
  view: DocumentView;
  find: FindConcept;
  known?: KnownOfField | undefined;
}

/** Rows of a document in which a name or an address may begin. */
const HEAD_ROWS = 18;
const NAME_ROWS_MAX = 3;
const ADDRESS_ROWS_MAX = 6;
/** More than any document's; a page of numbers alone is not worth reading on. */
const CANDIDATES_MAX = 400;
const CONTACT_TAIL = /[\s,;(]+(?:tel|telephone|phone|fax|hp|h\/p|e-?mail|www|gst|co\.?\s*reg)\b.*$/iu;

type Proposal = Pick<Finding, 'value' | 'spans'>;

const PROPOSERS: Readonly<
  Record<LearnedField, (view: DocumentView, find: FindConcept) => { own: Proposal[]; rules: Finding[] }>
> = {
  company: (view) => ({ own: nameProposals(view), rules: companyFindings(view) }),
  address: (view, find) => ({ own: addressProposals(view), rules: addressFindings(view, find) }),
  date: (view) => ({ own: [], rules: dateFindings(view) }),
  total: (view) => ({ own: amountProposals(view), rules: totalFindings(view) }),
};

/** The rules' own come first, so that they are never cut. */
export function candidatesOf(field: LearnedField, { view, find, known }: Question): Candidate[] {
  const { own, rules } = PROPOSERS[field](view, find);
  const pick = best(rules);
  const found = new Map<string, Candidate>();
  for (const rule of rules) {
    const key = keyOf(rule);
    const known = found.get(key);
    if (known && known.score >= rule.score) continue;
    found.set(key, { value: rule.value, spans: rule.spans, score: rule.score, isPick: false });
  }
  const chosen = pick && found.get(keyOf(pick));
  if (chosen) chosen.isPick = true;
  for (const proposal of own) {
    const key = keyOf(proposal);
    if (!found.has(key)) found.set(key, { ...proposal, score: 0, isPick: false });
  }
  const candidates = [...found.values()].filter(({ spans }) => spans.length > 0).slice(0, CANDIDATES_MAX);
  return known ? candidates.flatMap((candidate) => withKnownSpelling(candidate, known)) : candidates;
}

/** A text that is like a known one is a candidate twice: as it was read, and as it is known. */
function withKnownSpelling(candidate: Candidate, { values, except }: KnownOfField): Candidate[] {
  const read = textOfValue(candidate.value);
  const likeness = values.nearest(read, except);
  if (!likeness) return [candidate];
  const own = { ...candidate, likeness };
  if (squeeze(likeness.known.text) === squeeze(read)) return [own];
  return [own, { ...own, value: likeness.known.text, isPick: false, isKnownSpelling: true }];
}

function keyOf({ spans }: Proposal): string {
  return spans.map(({ row, start, end }) => `${row.index}:${start}-${end}`).join(' ');
}

function headRows(view: DocumentView): Row[] {
  const page = view.rows[0]?.page;
  return view.rows.slice(0, HEAD_ROWS).filter((row) => row.page === page);
}

/** Single rows, single cells, and up to three rows that may be one name. */
function nameProposals(view: DocumentView): Proposal[] {
  const rows = headRows(view).filter(({ text }) => /\p{L}{2}/u.test(text));
  return rows.flatMap((row, index) => {
    const runs = Array.from({ length: NAME_ROWS_MAX }, (_, more) => rows.slice(index, index + more + 1))
      .filter((run, more) => run.length === more + 1)
      .map((run) => run.map(nameSpan));
    const cells = row.cells.length > 1 ? row.cells.map(({ start, end }): Span[] => [{ row, start, end }]) : [];
    const whole: Span[] = [{ row, start: 0, end: row.text.length }];
    return [...runs, whole, ...cells].map((spans) => ({ spans, value: spans.map(textOf).join(' ') }));
  });
}

/** Runs of rows with a sign of an address among them. */
function addressProposals(view: DocumentView): Proposal[] {
  const rows = headRows(view);
  return rows.flatMap((_, start) =>
    Array.from({ length: ADDRESS_ROWS_MAX }, (_none, more) => rows.slice(start, start + more + 1))
      .filter((run, more) => run.length === more + 1 && run.some(({ text }) => addressSigns(text) > 0))
      .map((run) => {
        const spans = run.map((row) => cutContact(addressSpan(row)));
        return { spans, value: joinSpans(spans) };
      }),
  );
}

/** A telephone number behind an address is no part of it. */
function cutContact(span: Span): Span {
  const text = textOf(span);
  const tail = CONTACT_TAIL.exec(text);
  return tail && tail.index >= 6 ? { ...span, end: span.start + tail.index } : span;
}

function amountProposals(view: DocumentView): Proposal[] {
  return readSheet(view)
    .amounts.filter(({ decimals, currency }) => decimals > 0 || currency !== null)
    .map(({ value, span }) => ({ value, spans: [span] }));
}

function textOf({ row, start, end }: Span): string {
  return row.text.slice(start, end);
}
