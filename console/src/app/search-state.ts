import { Store } from '../state/store';

/** Whether the search over everything (Ctrl-K) is open. */
export const searchOpened = new Store(false);

export function openSearch(): void {
  searchOpened.set(true);
}
