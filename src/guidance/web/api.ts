/** The canned replies' way to the server. */
import { queryOptions } from '@tanstack/react-query';
import { call } from '#web/ui/server/api.ts';
import { queries } from '#web/ui/server/query.ts';
import { CannedReplies, CannedReply, type AddCannedReply } from '../contract.ts';

const key = ['canned-replies'] as const;
export const cannedOptions = () => queryOptions({ queryKey: key, staleTime: 300_000, queryFn: ({ signal }) => call('GET', '/api/canned-replies', { shape: CannedReplies, signal }) });
const again = () => queries.invalidateQueries({ queryKey: key });

export async function keepCanned(id: string | null, body: AddCannedReply): Promise<void> {
  await (id === null ? call('POST', '/api/canned-replies', { body, shape: CannedReply }) : call('PUT', `/api/canned-replies/${id}`, { body, shape: CannedReply }));
  await again();
}

export async function removeCanned(id: string): Promise<void> {
  await call('DELETE', `/api/canned-replies/${id}`);
  await again();
}

export async function restoreCanned(id: string): Promise<void> {
  await call('POST', `/api/canned-replies/${id}/restore`, { shape: CannedReply });
  await again();
}

/** Counted so that what helps most stands first; a miscount harms nobody. */
export function countUse(id: string): void {
  call('POST', `/api/canned-replies/${id}/use`).catch((refusal: unknown) => console.warn('a use was not counted', refusal));
}
