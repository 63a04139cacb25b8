/** The door of the messaging slice. */
import type { Say } from '#kit/say.ts';
import type { Slice } from '#kit/slice.ts';
import { mailAnnouncer } from './announce.ts';
import type { Mailer } from './ports.ts';
import { messagingRoutes } from './routes.ts';
import { messagingSweeps } from './sweeps.ts';

export function messagingSlice(say: Say, mailer: Mailer | undefined): Slice {
  return { name: 'messaging', routes: messagingRoutes(mailer !== undefined), sweeps: messagingSweeps(mailer, say), announcers: [mailAnnouncer] };
}
export { queueMail, withdrawMails } from './queue-mail.ts';
