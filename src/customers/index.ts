/** The door of the customer file. */
import type { Slice } from '#kit/slice.ts';
import { customerAnnouncer } from './announce.ts';
import { customerRoutes } from './routes.ts';

export const customersSlice: Slice = { name: 'customers', routes: customerRoutes, announcers: [customerAnnouncer] };
export { customerOfIdentity } from './addressee.ts';
export { customerByReach } from './by-reach.ts';
export { openRecord } from './change.ts';
export { noteReach } from './reach.ts';
export { reindex } from './record.ts';
export { searchCustomers } from './search/views.ts';
export { existing as customerExists } from './views.ts';
export { customerOfVisitor, formOfAddressOf } from './visitor.ts';
