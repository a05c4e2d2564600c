/** How the console asks and remembers: what passes by itself is tried again, and who is signed out is told so once. */
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { TreadleError } from '../api/client';
import { isSignedOut } from '../api/session';

const RETRIES_MAX = 2;
const STALE_MS = 5_000;

export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown): void => {
    if (isSignedOut(error)) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: STALE_MS,
        retry: (failures, error) => failures < RETRIES_MAX && mayPass(error),
        // A page says so itself when the connection is gone; what is shown stays.
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
}

/** A refusal stays a refusal; a server that is busy or away may come back. */
function mayPass(error: unknown): boolean {
  return !(error instanceof TreadleError) || error.status >= 500 || error.status === 429;
}
