/** WebSocket doors on the HTTP server: path → who may open it and what is done with its frames. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { House } from '../house.ts';
import type { Hub } from './hub.ts';

export interface SocketDoor {
  readonly path: string;
  /** Called for each new socket; returns what to do with a text frame and at its end. Undefined refuses (the door has answered). */
  open(socket: WebSocket, request: IncomingMessage, house: House, hub: Hub): Promise<{ frame(text: string): Promise<void>; end(): Promise<void> } | undefined>;
  /** A browser's socket under a cookie must come from our own page; a widget comes from anywhere and says hello with its token. */
  readonly sameOriginOnly: boolean;
}

const largestFrameBytes = 256 * 1024;
const pingEveryMs = 25_000;
/** Whoever takes in less than they are told would keep it all in our memory: let go, they come back and get the rest. */
const mostUnsentBytes = 8 * 1024 * 1024;

export function openSockets(server: Server, doors: readonly SocketDoor[], house: House, hub: Hub): { close(): Promise<void> } {
  const wss = new WebSocketServer({ noServer: true, maxPayload: largestFrameBytes, perMessageDeflate: false });
  const alive = new WeakSet<WebSocket>();
  /** What is still being done for each socket: its frames and, at its end, its leaving. Whoever closes the house waits for them. */
  const serving = new Set<Promise<void>>();
  const onUpgrade = (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const path = new URL(request.url ?? '/', 'http://door').pathname;
    const door = doors.find((candidate) => candidate.path === path);
    const origin = request.headers.origin;
    const isForeign = origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== request.headers.host);
    if (door === undefined || (door.sameOriginOnly && (origin === undefined || isForeign))) {
      stream.end(`HTTP/1.1 ${door === undefined ? '404 Not Found' : '403 Forbidden'}\r\nConnection: close\r\n\r\n`);
      return;
    }
    wss.handleUpgrade(request, stream, head, (socket) => void serve(socket, request, door));
  };
  const serve = async (socket: WebSocket, request: IncomingMessage, door: SocketDoor) => {
    alive.add(socket);
    // Frames that arrive while the door is still opening wait in line; so do frames behind a slow one: order is kept.
    const opening = door.open(socket, request, house, hub);
    let line: Promise<void> = Promise.resolve();
    socket.on('pong', () => alive.add(socket));
    socket.on('error', (cause) => house.log.warn('socket error', { door: door.path, cause: cause.message }));
    socket.on('message', (data, isBinary) => {
      const text = isBinary ? undefined : String(data);
      line = line.then(async () => {
        const opened = await opening;
        if (opened === undefined || text === undefined) return socket.close(1003);
        await opened.frame(text);
      }).catch((cause: unknown) => {
        house.log.error('socket frame failed', cause, { door: door.path });
        socket.close(1011);
      });
    });
    const served = new Promise<void>((done) => void socket.once('close', done)).then(async () => {
      // A door that failed to open has nothing to end; its fault is written down below.
      const opened = await opening.catch(() => undefined);
      await line;
      await opened?.end();
    }).catch((cause: unknown) => house.log.error('noting the end of a socket failed', cause, { door: door.path })).finally(() => serving.delete(served));
    serving.add(served);
    try {
      if ((await opening) === undefined) socket.close(4401);
    } catch (cause) {
      house.log.error('socket refused by a fault', cause, { door: door.path });
      socket.close(1011);
    }
  };
  const pinging = setInterval(() => {
    for (const socket of wss.clients) {
      if (!alive.has(socket) || socket.bufferedAmount > mostUnsentBytes) socket.terminate();
      alive.delete(socket);
      if (socket.readyState === socket.OPEN) socket.ping();
    }
  }, pingEveryMs);
  server.on('upgrade', onUpgrade);
  return {
    async close() {
      clearInterval(pinging);
      server.off('upgrade', onUpgrade);
      for (const socket of wss.clients) socket.terminate();
      wss.close();
      await Promise.all(serving);
    },
  };
}
