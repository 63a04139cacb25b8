/** The door of the chat slice. */
import type { Say } from '#kit/say.ts';
import type { Hub } from '#kit/live/hub.ts';
import type { Slice } from '#kit/slice.ts';
import type { Viewers } from '#interactions/index.ts';
import { visitorAnnouncer } from './announce.ts';
import { visitorPace, type PaceTerms } from './pace.ts';
import { chatRoutes } from './routes.ts';
import { visitorDoor } from './socket.ts';
import { chatSweeps } from './sweeps.ts';

export function chatSlice(say: Say, hub: () => Hub, viewers: Viewers, paceTerms?: PaceTerms): Slice {
  const pace = visitorPace(paceTerms);
  return { name: 'chat', routes: chatRoutes(pace), announcers: [visitorAnnouncer], sockets: [visitorDoor(say, viewers, pace)], sweeps: chatSweeps(hub) };
}
export type { PaceTerms } from './pace.ts';
export { tellWhetherHere } from './here.ts';
export { visitorByToken, visitorTokenPrefix } from './session.ts';
export { agentTyping } from './typing.ts';
