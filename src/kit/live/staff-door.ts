/** The desk's socket: hello with the last number seen → welcome, the gap, then everything that comes. */
import * as z from 'zod';
import type { Actor } from '../actor.ts';
import type { House } from '../house.ts';
import type { Connection, Hub } from './hub.ts';
import type { SocketDoor } from './sockets.ts';
import type { IncomingMessage } from 'node:http';

const DeskSays = z.discriminatedUnion('t', [
  z.strictObject({ t: z.literal('hello'), since: z.number().int().min(0).nullable() }),
  z.strictObject({ t: z.literal('typing'), interactionId: z.uuid() }),
  z.strictObject({ t: z.literal('viewing'), interactionId: z.uuid() }),
  z.strictObject({ t: z.literal('ping') }),
]);

interface DeskDoorNeeds {
  identify(request: IncomingMessage): Promise<Actor | undefined>;
  /** Somebody types in a conversation: told to whoever should see it. */
  typing(house: House, hub: Hub, who: Actor, interactionId: string): Promise<void>;
  /** Somebody looks at a conversation: colleagues see that they are not alone in it, and they whether the customer is here. */
  viewing(house: House, hub: Hub, who: Actor, interactionId: string): Promise<void>;
  /** The first connection of a person came, or the last one went. */
  hereChanged(house: House, staff: Actor): Promise<void>;
}

export function deskDoor(needs: DeskDoorNeeds): SocketDoor {
  return {
    path: '/api/live',
    sameOriginOnly: true,
    async open(socket, request, house, hub) {
      const who = await needs.identify(request);
      if (who?.kind !== 'staff') return undefined;
      let detach: (() => void) | undefined;
      /** What came while the gap was looked up: told after it, or a desk that is cut in between would count the gap as seen. */
      let held: string[] | undefined = [];
      const connection: Connection = {
        brandId: who.brandId, staffId: who.id, permissions: who.permissions, sessionId: who.sessionId, send: (text) => (held === undefined ? socket.send(text) : void held.push(text)),
        end() {
          detach?.();
          socket.close(4401, 'session over');
        },
      };
      return {
        async frame(text) {
          const said = DeskSays.safeParse(parsed(text));
          if (!said.success) return socket.close(1008, 'not understood');
          if (said.data.t === 'ping') return socket.send('{"t":"pong"}');
          if (said.data.t === 'typing') return detach === undefined ? undefined : needs.typing(house, hub, who, said.data.interactionId);
          if (said.data.t === 'viewing') return detach === undefined ? undefined : needs.viewing(house, hub, who, said.data.interactionId);
          if (detach !== undefined) return;
          // The session may have ended since the socket was opened.
          if ((await needs.identify(request)) === undefined) return socket.close(4401, 'session over');
          const { since } = said.data;
          // Attach first, then look for the gap: a frame may come twice, never not at all; frames are states, so twice does no harm.
          const wasHere = hub.staffHere(who.brandId).has(who.id);
          detach = hub.attach(connection);
          const missed = since === null ? { texts: [], head: await hub.head(who.brandId) } : await hub.missedSince(connection, since);
          if (missed === undefined) socket.send('{"t":"reset"}');
          for (const text of missed?.texts ?? []) socket.send(text);
          socket.send(JSON.stringify({ t: 'welcome', seq: missed?.head ?? (await hub.head(who.brandId)) }));
          for (const text of held ?? []) socket.send(text);
          held = undefined;
          if (!wasHere) await needs.hereChanged(house, who);
        },
        async end() {
          detach?.();
          if (detach !== undefined && !hub.staffHere(who.brandId).has(who.id)) await needs.hereChanged(house, who);
        },
      };
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: the shape refuses undefined.
    return undefined;
  }
}
