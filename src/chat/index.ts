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

/** @param canMail a mail server is set: without one nobody is promised a mail */
export function chatSlice(say: Say, hub: () => Hub, viewers: Viewers, canMail: boolean, paceTerms?: PaceTerms): Slice {
  const pace = visitorPace(paceTerms);
  return { name: 'chat', routes: chatRoutes(pace, canMail), announcers: [visitorAnnouncer], sockets: [visitorDoor(say, viewers, pace)], sweeps: chatSweeps(hub) };
}
export type { PaceTerms } from './pace.ts';
export { isAnyHere, tellWhetherHere } from './here.ts';
export { visitorByToken, visitorTokenPrefix } from './session.ts';
export { agentTyping } from './typing.ts';
