import { useEffect, useState } from 'react';

/** At the latest then, also on a machine that never rests. */
const WAIT_MS_MAX = 2_500;
const FALLBACK_MS = 400;

/** True once the browser has nothing better to do: the time for what is not needed yet. */
export function useIdle(): boolean {
  const [isIdle, setIsIdle] = useState(false);
  useEffect(() => {
    const done = (): void => setIsIdle(true);
    if (typeof requestIdleCallback === 'function') {
      const handle = requestIdleCallback(done, { timeout: WAIT_MS_MAX });
      return () => cancelIdleCallback(handle);
    }
    // Safari has no idle time to tell of.
    const timer = setTimeout(done, FALLBACK_MS);
    return () => clearTimeout(timer);
  }, []);
  return isIdle;
}
