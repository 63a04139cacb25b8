/** The door of the customer file. */
import type { Slice } from '#kit/slice.ts';
import { customerAnnouncer } from './announce.ts';
import { customerRoutes } from './routes.ts';

export const customersSlice: Slice = { name: 'customers', routes: customerRoutes, announcers: [customerAnnouncer] };
export { customerOfIdentity, type Addressee } from './addressee.ts';
export { customerByReach, type ReachAsked } from './by-reach.ts';
export { openRecord } from './change.ts';
export { createCustomer } from './create.ts';
export { noteReach } from './reach.ts';
export { reindex } from './record.ts';
export { existing as customerExists } from './views.ts';
export { customerOfVisitor, formOfAddressOf, type VisitorAsked } from './visitor.ts';
