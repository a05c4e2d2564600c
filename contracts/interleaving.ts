/** Ranked lists: what was shown to choose from, and what clicks on lists that were mixed from two variants say. */

/** A list that a result offers to choose from, the best first. Ids are distinct. */
export interface RankedList {
  /** Names the list within its result: `results`, `item 3`. */
  target: string;
  ids: readonly string[];
}

/** A list as it was shown. */
export interface ShownList extends RankedList {
  /**
   * Whose pick each place was, by the variant's name; null for a place that is nobody's. Null as a whole where nothing
   * was mixed: clicks on it compare nothing.
   */
  picks: readonly (string | null)[] | null;
}

/** Runs with clicks, or users or sessions where those are the unit, by whose picks were clicked more. */
export interface ClickCredits {
  control: number;
  treatment: number;
  ties: number;
  /** Chance of such a lead by luck alone, however often one has looked. */
  p: number;
}
