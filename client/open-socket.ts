/** How a socket is opened: the one thing in which browsers and Node differ. This is the browsers' way. */

export interface SocketHandlers {
  opened(): void;
  received(text: string): void;
  /** Called once, also for a socket that never opened. */
  closed(): void;
}

/** Opens a socket; the function that it returns closes it. */
export type OpenSocket = (url: string, protocols: string[], handlers: SocketHandlers) => () => void;

/** With the global `WebSocket` of browsers. */
export const openBrowserSocket: OpenSocket = (url, protocols, handlers) => {
  const socket = new WebSocket(url, protocols);
  socket.addEventListener('open', () => handlers.opened());
  socket.addEventListener('message', ({ data }: { data: unknown }) => {
    if (typeof data === 'string') handlers.received(data);
  });
  socket.addEventListener('close', () => handlers.closed());
  return () => socket.close();
};
