/** What the reader points at: shared by the page and the lists beside it, so that each can follow the other. */
import { createContext, useContext } from 'react';

/** Who has pointed: the other one follows, by scrolling to it. A review brings it close enough to be read, too. */
export type Pointer = 'page' | 'list' | 'review';

export interface Pointing {
  /** Id of a mark. */
  pointed: string | undefined;
  by: Pointer;
  point: (id: string | undefined, by: Pointer) => void;
}

export const PointingContext = createContext<Pointing>({ pointed: undefined, by: 'list', point: () => undefined });

export function usePointing(): Pointing {
  return useContext(PointingContext);
}
