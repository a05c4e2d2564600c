/** Opens sockets in Node, whose version 20 has no `WebSocket` of its own. */
import WebSocket from 'ws';
import type { OpenSocket } from './open-socket';

export const openNodeSocket: OpenSocket = (url, protocols, handlers) => {
  const socket = new WebSocket(url, protocols);
  // What went wrong is told by the 'close' that follows every error.
  socket.on('error', () => undefined);
  socket.on('open', () => handlers.opened());
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    if (!isBinary) handlers.received(data.toString());
  });
  socket.on('close', () => handlers.closed());
  return () => socket.terminate();
};
