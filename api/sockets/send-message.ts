import type { WebSocket } from 'ws';

/** A client that reads so slowly is let go: it comes back and finds out what it missed. */
const BUFFERED_BYTES_MAX = 1024 ** 2;

/** Close codes: https://www.iana.org/assignments/websocket/websocket.xhtml */
export const GOING_AWAY = 1001;
export const POLICY_VIOLATION = 1008;
export const INTERNAL_ERROR = 1011;
export const TRY_AGAIN_LATER = 1013;

/** Sends text; `message` may be sent to many sockets. */
export function sendMessage(socket: WebSocket, message: Buffer): void {
  if (socket.readyState !== socket.OPEN) return;
  if (socket.bufferedAmount > BUFFERED_BYTES_MAX) socket.close(TRY_AGAIN_LATER, 'too slow; connect again');
  else socket.send(message, { binary: false });
}
