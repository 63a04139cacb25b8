/** Who hears what was said, of words that this process still has in hand: the same rows as `visitorMessagesByIds` loads, without loading them. */
import type { Queryable } from '#kit/db/database.ts';
import { sql } from '#kit/db/sql.ts';
import type { SaidWord } from '#interactions/index.ts';
import type { HeardMessageRow } from './store.ts';

/** Devices and names are asked in the moment of telling: somebody may just have signed in elsewhere, or been given another name. */
export async function heardOf(tx: Queryable, brandId: string, words: readonly SaidWord[]): Promise<HeardMessageRow[]> {
  const ofChats = words.flatMap(({ message, contact: { id, channel, identity_id, visitor_id } }) => (isForVisitors(message.kind) && channel === 'chat' && visitor_id !== null ? [{ message, id, identityId: identity_id, begunOn: visitor_id }] : []));
  const speakers = ofChats.flatMap(({ message: { speaker, speakerId } }) => (speaker === 'staff' && speakerId !== null ? [speakerId] : []));
  const asked = await tx.rows<{ id: string; proved_id: string | null; name: string | null }>(sql`
    select v.id, v.user_identity_id as proved_id, null as name from visitors v where v.brand_id = ${brandId} and v.user_identity_id in (
      select unnest(${ofChats.map(({ identityId }) => identityId)}::uuid[]) union select b.user_identity_id from visitors b where b.id = any(${ofChats.map(({ begunOn }) => begunOn)}::uuid[]))
    union all select s.id, null, s.name from staff_members s where s.id = any(${[...new Set(speakers)]}::uuid[])`);
  const names = new Map(asked.map(({ id, name }) => [id, name]));
  const provedIds = new Map(asked.map(({ id, proved_id }) => [id, proved_id]));
  const devicesOf = Map.groupBy(asked.filter(({ proved_id }) => proved_id !== null), ({ proved_id }) => proved_id);
  const ofUser = (userId: string | null | undefined) => (userId === null || userId === undefined ? [] : (devicesOf.get(userId) ?? []).map(({ id }) => id));
  return ofChats.map(({ message: { id, position, speaker, speakerId, kind, text, key, at }, id: interactionId, identityId, begunOn }) => ({
    id, interaction_id: interactionId, position, speaker, speaker_name: speaker === 'staff' ? (names.get(speakerId ?? '') ?? null) : null, kind, text, key, at, attachments: null,
    devices: [...new Set([begunOn, ...ofUser(identityId), ...ofUser(provedIds.get(begunOn))])],
  }));
}

/** The type says so already; what reached a customer cannot be taken back. */
function isForVisitors(kind: string): boolean {
  return kind === 'text' || kind === 'system';
}
