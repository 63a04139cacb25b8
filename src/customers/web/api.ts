/** The customer file's calls. Keys of the cache: `['customers', …]` lists, `['customer', id, …]` one file. */
import type * as z from 'zod';
import { Done } from '#kit/core/shapes.ts';
import { AddProduct, Product, Products, type ChangeProduct } from '#products/contract.ts';
import { call } from '#web/ui/server/api.ts';
import { Account, Accounts, type KeepAccount, type ChangeCustomer, type CreateCustomer, Customer, CustomerList, Duplicates, Merged, type NewReach, Revealed, Timeline, Unmerged } from '../contract.ts';

export const listCustomers = (asked: { q?: string; accountId?: string; cursor?: string; limit?: number }, signal?: AbortSignal) => call('GET', '/api/customers', { query: asked, shape: CustomerList, ...(signal ? { signal } : {}) });
export const readCustomer = (id: string) => call('GET', `/api/customers/${id}`, { shape: Customer });
export const createCustomer = (body: z.input<typeof CreateCustomer>) => call('POST', '/api/customers', { body, shape: Customer });
export const changeCustomer = (id: string, body: ChangeCustomer) => call('PUT', `/api/customers/${id}`, { body, shape: Customer });
export const readTimeline = (id: string, cursor: string | undefined, limit: number) => call('GET', `/api/customers/${id}/timeline`, { query: { cursor, limit }, shape: Timeline });
export const readDuplicates = (id: string) => call('GET', `/api/customers/${id}/duplicates`, { shape: Duplicates });

export const addReach = (id: string, body: z.input<typeof NewReach>) => call('POST', `/api/customers/${id}/identities`, { body, shape: Customer });
export const shareReach = (id: string, identityId: string, isShared: boolean) => call('PUT', `/api/customers/${id}/identities/${identityId}`, { body: { isShared }, shape: Customer });
export const restoreReach = (id: string, identityId: string) => call('POST', `/api/customers/${id}/identities/${identityId}/restore`, { shape: Customer });
export const removeReach = (id: string, identityId: string) => call('DELETE', `/api/customers/${id}/identities/${identityId}`, { shape: Customer });
export const verifyReach = (id: string, identityId: string) => call('POST', `/api/customers/${id}/identities/${identityId}/verify`, { shape: Customer });
export const reveal = (id: string, reason: string) => call('POST', `/api/customers/${id}/reveal`, { body: { reason }, shape: Revealed });

export const merge = (keptId: string, customerId: string) => call('POST', `/api/customers/${keptId}/merge`, { body: { customerId }, shape: Merged });
export const unmerge = (keptId: string, mergeId: string) => call('POST', `/api/customers/${keptId}/merges/${mergeId}/undo`, { shape: Unmerged });
export const listAccounts = (q?: string) => call('GET', '/api/accounts', { query: { q }, shape: Accounts });
export const createAccount = (body: z.input<typeof KeepAccount>) => call('POST', '/api/accounts', { body, shape: Account });
export const changeAccount = (id: string, body: z.input<typeof KeepAccount>) => call('PUT', `/api/accounts/${id}`, { body, shape: Account });

export const readProducts = (id: string) => call('GET', `/api/customers/${id}/products`, { shape: Products });
export const addProduct = (id: string, body: z.input<typeof AddProduct>) => call('POST', `/api/customers/${id}/products`, { body, shape: Product });
export const changeProduct = (id: string, productId: string, body: ChangeProduct) => call('PUT', `/api/customers/${id}/products/${productId}`, { body, shape: Product });
export const restoreProduct = (id: string, productId: string) => call('POST', `/api/customers/${id}/products/${productId}/restore`, { shape: Product });
export const removeProduct = (id: string, productId: string) => call('DELETE', `/api/customers/${id}/products/${productId}`, { shape: Done });
