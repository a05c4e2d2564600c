/**
 * Corrections that were made and are not saved yet. They outlive the tab of the page, the page, a reload and a session
 * that has run out: only saving, discarding and signing out end them.
 */
import { useMemo } from 'react';
import type { FeedbackType } from '../../../api/feedback';
import { Store, useStore } from '../../../state/store';
import { countOf, type Looked, NOTHING_LOOKED_AT } from './correction';

export interface Draft extends Looked {
  /** Whoever made it: nobody else is shown it. */
  userId: string;
  /** What stands in the input that is open, and what stood there at first. */
  open: { id: string; text: string; first: string } | undefined;
  /** Chosen by hand. */
  type: FeedbackType | undefined;
  comment: string;
}

/** By the run's id. */
type Drafts = Readonly<Record<string, Draft>>;

const STORAGE_KEY = 'treadle.drafts';

const drafts = new Store<Drafts>(keptDrafts());

drafts.subscribe(() => sessionStorage.setItem(STORAGE_KEY, JSON.stringify(drafts.get())));

export function isUnsaved(draft: Draft): boolean {
  const { open, comment } = draft;
  return countOf(draft) > 0 || comment !== '' || (open !== undefined && open.text !== open.first);
}

export function hasDrafts(): boolean {
  return Object.values(drafts.get()).some(isUnsaved);
}

/** Nothing that one person has written is left for the next. */
export function forgetDrafts(): void {
  drafts.set({});
}

export function forgetDraft(runId: string): void {
  drafts.update(({ [runId]: _gone, ...others }) => others);
}

const noDraft = (userId: string): Draft => ({
  ...NOTHING_LOOKED_AT,
  userId,
  open: undefined,
  type: undefined,
  comment: '',
});

export type ChangeDraft = (change: (draft: Draft) => Draft) => void;

export interface OwnDraft {
  draft: Draft;
  change: ChangeDraft;
  /** As it is by now. */
  read: () => Draft;
}

export function useDraft(runId: string, userId: string): OwnDraft {
  const all = useStore(drafts);
  return useMemo(
    () => ({
      draft: ownDraft(all, runId, userId),
      change: (next) => drafts.update((before) => ({ ...before, [runId]: next(ownDraft(before, runId, userId)) })),
      read: () => ownDraft(drafts.get(), runId, userId),
    }),
    [all, runId, userId],
  );
}

function ownDraft(all: Drafts, runId: string, userId: string): Draft {
  const draft = all[runId];
  return draft?.userId === userId ? draft : noDraft(userId);
}

function keptDrafts(): Drafts {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? '{}');
    const all = Object.entries(typeof kept === 'object' && kept !== null ? (kept as Drafts) : {});
    // What an earlier version kept may have fewer parts.
    return Object.fromEntries(all.map(([runId, draft]) => [runId, { ...NOTHING_LOOKED_AT, ...draft }]));
  } catch {
    return {};
  }
}

/** The browser asks before it leaves. */
window.addEventListener('beforeunload', (event) => {
  if (hasDrafts()) event.preventDefault();
});
