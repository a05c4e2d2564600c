/**
 * The ranked lists to show for a run: its own, or mixed with those of the variant that worked in its shadow. Pure, and
 * the same again for a run, so that what was shown can be checked later; nobody without the experiment's salt foretells it.
 */
import type { RankedList, ShownList } from '../../contracts/interleaving';
import { teamDraft } from '../statistics/experiments/interleaving';

/** The lists of the variant in the shadow. */
export interface OtherLists {
  lists: readonly RankedList[];
  control: string;
  treatment: string;
  salt: string;
}

/** A list that the other variant does not have is nobody's: it compares nothing. */
export function listsToShow(runId: string, own: readonly RankedList[], other: OtherLists | undefined): ShownList[] {
  return own.map(({ target, ids }) => {
    const candidate = other?.lists.find((list) => list.target === target);
    if (!other || !candidate) return { target, ids, picks: null };
    const rankings = { production: ids, candidate: candidate.ids };
    const length = Math.max(1, ids.length);
    const drafted = teamDraft(rankings, `${other.salt}:${runId}:${target}`, length);
    const variants = { production: other.control, candidate: other.treatment };
    return {
      target,
      ids: drafted.map(({ id }) => id),
      picks: drafted.map(({ ranker }) => (ranker === null ? null : variants[ranker])),
    };
  });
}
