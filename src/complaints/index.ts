/**
 * The door of the complaints slice. Events have subject ['case', id]: complaint.received { class, reasons }, .receiptSent { by }, .assessed, .classified, .moved { before, after, outcome }, .stepped,
 * .actRecorded, .recorded, .answered { by }, .unheard, .decisionTold { by }, .answerPromised, .escalated { before, after, to, why }, .reopened { why, level }, .reopeningTakenBack; the closing is `case.closed { kind, outcome }`.
 */
import type { Slice } from '#kit/slice.ts';
import { complaintAnnouncer } from './announce.ts';
import { complaintListeners } from './listeners.ts';
import { complaintRoutes } from './routes.ts';

export const complaintsSlice: Slice = { name: 'complaints', routes: complaintRoutes, listeners: complaintListeners, announcers: [complaintAnnouncer] };
export { receiveComplaint } from './receive.ts';
export { reopenComplaint } from './reopen.ts';
