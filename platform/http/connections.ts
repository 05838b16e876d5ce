import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Follows a server's connections. While it closes, `release` lets go of those that no request is using: kept for a
 * next one, or opened ahead of need as browsers do, which the server itself would wait for until they time out.
 */
export function followConnections(server: Server): { release: () => void } {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  return {
    release: () => {
      server.closeIdleConnections();
      for (const socket of open) if (socket.bytesRead === 0) socket.destroy();
    },
  };
}
