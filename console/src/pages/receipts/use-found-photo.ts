import { useState } from 'react';

/** A photo may be gone, by retention or deletion; the receipt stays. */
export function useFoundPhoto(url: string): { isThere: boolean; onError: () => void } {
  const [missing, setMissing] = useState<string>();
  return { isThere: missing !== url, onError: () => setMissing(url) };
}
