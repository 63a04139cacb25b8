import { ApiKeys, StaffList } from '#staff/contract.ts';
import { call, withQuery } from '#web/ui/server/api.ts';
import { Audit, ChainState, type AuditFile, type AuditQuery } from '../contract.ts';

export const auditTrail = (query: Partial<AuditQuery>) => call('GET', '/api/audit', { query, shape: Audit });
export const fileAddress = (query: AuditFile): string => withQuery('/api/audit/file.csv', query);
export const verifyChain = () => call('GET', '/api/audit/chain', { shape: ChainState });
/** Who may have done something. */
export const people = () => call('GET', '/api/staff', { shape: StaffList });
export const keys = () => call('GET', '/api/api-keys', { shape: ApiKeys });
