/** The door of the customer file. */
import type { Slice } from '#kit/slice.ts';

export const customersSlice: Slice = { name: 'customers' };
export { customerOfIdentity, type Addressee } from './addressee.ts';
export { noteReach } from './reach.ts';
export { customerOfVisitor, formOfAddressOf, type VisitorAsked } from './visitor.ts';
