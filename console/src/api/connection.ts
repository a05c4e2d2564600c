/**
 * The state of the live connection and of the network, for the banner and for those who ask again and again while there
 * is no socket.
 */
import { useSyncExternalStore } from 'react';
import { openBrowserSocket, type OpenSocket } from '../../../client/open-socket';
import type { Store } from '../state/store';

/** `idle`: nobody follows anything. */
export type Connection = 'idle' | 'connecting' | 'live' | 'lost';

/** Opens sockets as a browser does and notes in `state` how they fare. */
export function noting(state: Store<Connection>): OpenSocket {
  return (url, protocols, handlers) => {
    if (state.get() === 'idle') state.set('connecting');
    return openBrowserSocket(url, protocols, {
      opened: () => {
        state.set('live');
        handlers.opened();
      },
      received: (text) => handlers.received(text),
      closed: () => {
        if (state.get() !== 'idle') state.set('lost');
        handlers.closed();
      },
    });
  };
}

function onNetworkChange(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

export function useIsOnline(): boolean {
  return useSyncExternalStore(onNetworkChange, () => navigator.onLine);
}
