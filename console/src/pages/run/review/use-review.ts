/** A result under review: what was found, laid over by what was said about it before and by what is not saved yet. */
import { useQuery } from '@tanstack/react-query';
import { createContext, useContext, useState } from 'react';
import type { DocumentResult, ExtractedField, FieldValue } from '../../../../../contracts/documents/result';
import { type Feedback, feedbackQuery, type FeedbackType } from '../../../api/feedback';
import { meQuery, useMay } from '../../../api/session';
import type { DocumentPage, Run } from '../../../api/types';
import { fieldId, lineId, valueText } from '../document/document-marks';
import { inForce, isSameField, isSameLine, isSameValue, type Looked, suggestedType } from './correction';
import { type Draft, isUnsaved, type OwnDraft, useDraft } from './drafts';
import { type FieldKind, fieldKind, parseValue, type ParsedValue } from './field-kind';
import { type Ordering, useOrdering } from './use-ordering';
import { type Saving, useSaving } from './use-saving';
import { useWantedPrecision } from './wanted-precision';

export type Looking = 'untouched' | 'accepted' | 'corrected';

export interface ReviewedField {
  /** As it was found. */
  field: ExtractedField;
  /** Of its mark and its row. */
  id: string;
  kind: FieldKind;
  value: FieldValue;
  state: Looking;
  /** Of an untouched field: true. */
  isSaved: boolean;
  isUncertain: boolean;
}

export interface ReviewedLine {
  id: string;
  text: string;
  state: Looking;
  isSaved: boolean;
}

export type Fault = Extract<ParsedValue, { fault: string }>['fault'];

export interface Review extends Saving {
  runId: string;
  mayCorrect: boolean;
  fields: readonly ReviewedField[];
  lineOf: (page: number, line: number, found: string) => ReviewedLine;
  /** As it was read. */
  foundLine: (page: number, line: number) => string;
  draft: Draft;
  isUnsaved: boolean;
  /** The type that would be sent. */
  type: FeedbackType;
  /** Opens the input of a field or line, or closes the one that is open, when what stands there is taken. */
  edit: (id: string | undefined) => boolean;
  write: (text: string) => void;
  /** Closes the open input and forgets what stands there. */
  leave: () => void;
  /** Why the text in the open input was not taken. */
  fault: Fault | undefined;
  accept: (name: string) => void;
  takeBack: (id: string) => void;
  chooseType: (type: FeedbackType) => void;
  comment: (text: string) => void;
  ordering: Ordering;
}

export const ReviewContext = createContext<Review | undefined>(undefined);

export function useReviewed(): Review {
  const review = useContext(ReviewContext);
  if (!review) throw new Error('There is no review around this component.');
  return review;
}

interface UnderReview {
  run: Run;
  result: DocumentResult;
  pages: readonly DocumentPage[];
}

export function useReview({ run, result, pages }: UnderReview): Review {
  const { data: me } = useQuery(meQuery);
  const userId = me?.id ?? '';
  const own = useDraft(run.chain_id, userId);
  const { draft, change } = own;
  const { data: said = NO_FEEDBACK } = useQuery(feedbackQuery(run.chain_id));
  const saved = inForce(said);
  const precision = useWantedPrecision();
  const fields = result.fields.map((field) => reviewedField(field, { draft, saved, options: run.options, precision }));
  const lineOf: Review['lineOf'] = (page, line, found) => reviewedLine({ page, line, text: found }, draft, saved);
  const ordering = useOrdering({ draft, saved, change });
  const editing = useEditing({ own, fields, pages, lineOf });
  const typeFor = (looked: Looked): FeedbackType => suggestedType(looked, result);
  const saving = useSaving({ runId: run.chain_id, userId, own, typeFor, take: () => editing.edit(undefined) });
  return {
    ...saving,
    ...editing,
    ordering,
    runId: run.chain_id,
    foundLine: (page, line) => pages.find((each) => each.page === page)?.lines[line]?.text ?? '',
    mayCorrect: useMay('annotator', 'feedback:write'),
    fields,
    lineOf,
    draft,
    isUnsaved: isUnsaved(draft),
    type: draft.type ?? typeFor(draft),
    chooseType: (chosen) => change((before) => ({ ...before, type: chosen })),
    comment: (text) => change((before) => ({ ...before, comment: text })),
  };
}

const NO_FEEDBACK: readonly Feedback[] = [];

interface Layers {
  draft: Looked;
  saved: Looked;
  options: unknown;
  precision: number;
}

function reviewedField(field: ExtractedField, { draft, saved, options, precision }: Layers): ReviewedField {
  const unsaved = draft.fields.find((each) => isSameField(each, field));
  const said = unsaved ?? saved.fields.find((each) => isSameField(each, field));
  return {
    field,
    id: fieldId(field),
    kind: fieldKind(field.name, field.value, options),
    value: said ? said.value : field.value,
    state: !said ? 'untouched' : isSameValue(said.value, field.value) ? 'accepted' : 'corrected',
    isSaved: unsaved === undefined,
    isUncertain: field.value !== null && field.confidence < precision,
  };
}

function reviewedLine(found: Looked['lines'][number], draft: Looked, saved: Looked): ReviewedLine {
  const unsaved = draft.lines.find((each) => isSameLine(each, found));
  const said = unsaved ?? saved.lines.find((each) => isSameLine(each, found));
  return {
    id: lineId(found.page, found.line),
    text: said ? said.text : found.text,
    state: said && said.text !== found.text ? 'corrected' : 'untouched',
    isSaved: unsaved === undefined,
  };
}

interface EditingParts {
  own: OwnDraft;
  fields: readonly ReviewedField[];
  pages: readonly DocumentPage[];
  lineOf: Review['lineOf'];
}

type Editing = Pick<Review, 'edit' | 'write' | 'leave' | 'fault' | 'accept' | 'takeBack'>;

function useEditing({ own, fields, pages, lineOf }: EditingParts): Editing {
  const { change } = own;
  const [fault, setFault] = useState<Fault | undefined>(undefined);
  const lines = (): ReviewedLine[] =>
    pages.flatMap(({ page, lines: found }) => found.map(({ text }, index) => lineOf(page, index, text)));
  const textOf = (id: string): string | undefined => {
    const field = fields.find((each) => each.id === id);
    return field ? valueText(field.value) : lines().find((each) => each.id === id)?.text;
  };
  /** Gives whether nothing is left in the open input that was not taken. */
  const take = (): boolean => {
    const { open } = own.read();
    const taken = open === undefined ? {} : takenFrom(open, fields, pages);
    setFault('fault' in taken ? taken.fault : undefined);
    if ('fault' in taken) return false;
    change((before) => withTaken({ ...before, open: undefined }, taken));
    return true;
  };
  return {
    fault,
    edit: (id) => {
      if (!take()) return false;
      const text = id === undefined ? undefined : textOf(id);
      if (id !== undefined && text !== undefined) change((before) => ({ ...before, open: { id, text, first: text } }));
      return true;
    },
    write: (text) => {
      setFault(undefined);
      change((before) => ({ ...before, open: before.open && { ...before.open, text } }));
    },
    leave: () => {
      setFault(undefined);
      change((before) => ({ ...before, open: undefined }));
    },
    accept: (name) => {
      const field = fields.find((each) => each.field.name === name);
      if (field) change((before) => withTaken(before, { field: { name, value: field.value } }));
    },
    takeBack: (id) =>
      change((before) => ({
        ...before,
        fields: before.fields.filter((field) => fieldId(field) !== id),
        lines: before.lines.filter(({ page, line }) => lineId(page, line) !== id),
      })),
  };
}

type Taken = { field?: Looked['fields'][number]; line?: Looked['lines'][number] } | { fault: Fault };

/** What the open input says. A line that was opened and not changed says nothing; such a field was accepted. */
function takenFrom(
  { id, text, first }: NonNullable<Draft['open']>,
  fields: readonly ReviewedField[],
  pages: readonly DocumentPage[],
): Taken {
  const reviewed = fields.find((each) => each.id === id);
  if (reviewed) {
    const { field, value, kind } = reviewed;
    // A value may have no text of its own that leads back to it, such as a date of another form.
    if (text === first) return { field: { name: field.name, value } };
    const parsed = parseValue(text, kind, field.value);
    return 'fault' in parsed ? parsed : { field: { name: field.name, value: parsed.value } };
  }
  const place = pages.flatMap(({ page, lines }) => lines.map((_, line) => ({ page, line })));
  const line = text === first ? undefined : place.find((each) => lineId(each.page, each.line) === id);
  return line ? { line: { ...line, text: text.trim() } } : {};
}

function withTaken(draft: Draft, { field, line }: Exclude<Taken, { fault: Fault }>): Draft {
  const fields = field ? [...draft.fields.filter((each) => !isSameField(each, field)), field] : draft.fields;
  const lines = line ? [...draft.lines.filter((each) => !isSameLine(each, line)), line] : draft.lines;
  return { ...draft, fields, lines };
}
