/** The widget's socket: hello with its token and the last position it has, then words both ways. Every word is acknowledged after its commit. */
import { transact } from '#kit/act.ts';
import type { Actor } from '#kit/actor.ts';
import { asRefusal, refusalReply } from '#kit/http/refusals.ts';
import type { Say } from '#kit/say.ts';
import type { House } from '#kit/house.ts';
import { ridesOf } from '#kit/ride.ts';
import type { SocketDoor } from '#kit/live/sockets.ts';
import { markReadByCustomer, type Viewers } from '#interactions/index.ts';
import { VisitorSays, type VisitorHears } from './contract.ts';
import { customerCameOrWent } from './here.ts';
import type { Pace } from './pace.ts';
import { customerSays, deviceOf, linesOf } from './say.ts';
import { visitorByToken } from './session.ts';
import { offlineNow, onlineNow, visitorById } from './store.ts';
import { customerTyping } from './typing.ts';
import { conversationView, latestConversation } from './views.ts';

type Visitor = Extract<Actor, { kind: 'visitor' }>;
/** One visitor's socket may say this much a minute; a person cannot, a script can. */
const framesPerMinute = 240;

export function visitorDoor(say: Say, viewers: Viewers, pace: Pace): SocketDoor {
  return {
    path: '/api/visitor/live',
    sameOriginOnly: false,
    async open(socket, _request, house, hub) {
      let visitor: Visitor | undefined;
      let language: 'zh' | 'en' = 'zh';
      let detach: (() => void) | undefined;
      const tell = (frame: VisitorHears) => socket.send(JSON.stringify(frame));
      let minute = 0;
      let frames = 0;
      return {
        async frame(text) {
          const nowMinute = Math.floor(house.clock.now().getTime() / 60_000);
          frames = nowMinute === minute ? frames + 1 : 1;
          minute = nowMinute;
          if (frames > framesPerMinute) return socket.close(1008, 'too many');
          const said = VisitorSays.safeParse(parsed(text));
          if (!said.success) return socket.close(1008, 'not understood');
          const { data } = said;
          if (data.t === 'ping') return tell({ t: 'pong' });
          if (data.t === 'hello') {
            // A socket is one device's: another token on it would go on hearing the first one's conversation.
            const known = await visitorByToken(house, data.token);
            if (visitor !== undefined && known?.id !== visitor.id) return socket.close(4401, 'another visitor');
            visitor = known;
            if (visitor === undefined) return socket.close(4401, 'unknown token');
            const { id, brandId } = visitor;
            // Attach before looking: a message may come twice, never not at all; the widget merges by position.
            detach ??= hub.attach({ brandId, visitorId: id, send: (frame) => socket.send(frame), end: () => socket.close(1012, 'come back') });
            const conversation = await transact(house, visitor, async (act) => {
              language = (await visitorById(act, id)).language;
              await onlineNow(act, brandId, [id], act.now, act.now);
              return conversationView(act, deviceOf(act), data.after);
            });
            tell({ t: 'welcome', conversation });
            return conversation === null || conversation.state === 'ended' ? undefined : customerCameOrWent(house, hub, viewers, visitor);
          }
          if (visitor === undefined) return socket.close(4401, 'say hello first');
          if (data.t === 'typing') return customerTyping(house, hub, viewers, visitor, data.text);
          if (data.t === 'read') return markRead(house, visitor, data.upTo);
          try {
            const word = { key: data.key, text: data.text, attachmentIds: data.attachmentIds };
            const message = await ridesOf(house).take(visitor, linesOf(visitor), (act) => customerSays(act, word, pace));
            tell({ t: 'ack', key: data.key, message });
          } catch (error) {
            const refusal = asRefusal(error);
            if (refusal === undefined) throw error;
            const { what, right } = refusalReply(refusal, say, '').error;
            tell({ t: 'refused', key: data.key, what: what[language], right: right[language], ...(refusal.meaning === 'too_many' ? { afterSeconds: Number(refusal.params['seconds'] ?? 1) } : {}) });
          }
        },
        async end() {
          detach?.();
          const gone = visitor;
          if (gone === undefined) return;
          // Another tab of theirs may still be open.
          if (!hub.isVisitorHere(gone.id)) await house.db.transact({ brandId: gone.brandId }, (tx) => offlineNow(tx, gone.brandId, gone.id, house.clock.now()));
          await customerCameOrWent(house, hub, viewers, gone);
        },
      };
    },
  };
}

async function markRead(house: House, visitor: Visitor, upTo: number): Promise<void> {
  await transact(house, visitor, async (act) => {
    const open = await latestConversation(act, visitor);
    if (open !== undefined) await markReadByCustomer(act, open.id, upTo);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: the shape below refuses undefined.
    return undefined;
  }
}
