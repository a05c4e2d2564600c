import { useCallback, useMemo, useState } from 'react';
import type { Mark } from './document-marks';
import type { Pointer, Pointing } from './pointing';

/** Pointing at what stands on another page turns to that page. */
export function usePointingState(marks: readonly Mark[], setPage: (page: number) => void): Pointing {
  const [{ pointed, by }, setPointed] = useState<{ pointed: string | undefined; by: Pointer }>({
    pointed: undefined,
    by: 'list',
  });
  const point = useCallback(
    (id: string | undefined, pointer: Pointer) => {
      setPointed({ pointed: id, by: pointer });
      const mark = marks.find((each) => each.id === id);
      if (mark && pointer !== 'page') setPage(mark.page);
    },
    [marks, setPage],
  );
  return useMemo(() => ({ pointed, by, point }), [pointed, by, point]);
}
