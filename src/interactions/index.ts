/** The door of the interactions slice. */
import type { Slice } from '#kit/slice.ts';
import { interactionAnnouncer } from './announce.ts';
import { interactionListeners } from './listeners.ts';
import { interactionRoutes } from './routes.ts';

export const interactionsSlice: Slice = { name: 'interactions', routes: interactionRoutes, announcers: [interactionAnnouncer], listeners: interactionListeners };
export { endByCustomer, endNow } from './end.ts';
export { customerWordOf, postAboutMatter, postCustomerMessage, postNote, postSystemLine, refuseNothingSaid } from './post.ts';
export { markReadByCustomer } from './read.ts';
export { SaidWord, saidWordOf } from './said-word.ts';
export { startInteraction, type StartInteraction } from './start.ts';
export { keepPlaceOf, placeTakenUp, type KeptPlaceAsked } from './keep-place.ts';
export { viewOf } from './views.ts';
export { staffViewing, Viewers } from './viewing.ts';
