/** Who is here, away or gone: by their own hand, by a lead's, by the house when an offer was missed or the desk fell silent. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import type { ChangePresence, Presence, PresenceState } from '../contract.ts';
import { changePresence, type ChangedBy, type Spell } from '../core/people/presence.ts';
import { deskGraceMs } from './desks.ts';
import { settle } from '../moves.ts';
import { presenceView } from '../rows.ts';
import { lockRouting, lockTicket, openOffersTo } from '../store.ts';
import { forgetOldDesk, memberById, nextSpell, openSpell, type SpellRow } from './store.ts';

export async function changeOwnPresence(act: Act, asked: ChangePresence): Promise<Presence> {
  may(act, 'presence.set');
  if (act.who.kind !== 'staff') throw refuse('forbidden', 'routing.onlyStaff');
  await putPresence(act, act.who.id, { state: asked.state, reason: asked.reason ?? '', by: { kind: 'self' } });
  await forgetOldDesk(act, act.who.id, new Date(act.now.getTime() - deskGraceMs));
  return presenceNow(act, act.who.id);
}

export async function changePresenceOf(act: Act, staffId: string, asked: ChangePresence): Promise<Presence> {
  may(act, 'presence.manage');
  await presenceNow(act, staffId);
  await putPresence(act, staffId, { state: asked.state, reason: asked.reason ?? '', by: act.who.kind === 'staff' ? { kind: 'lead', staffId: act.who.id } : { kind: 'system' } });
  return presenceNow(act, staffId);
}

async function presenceNow(act: Act, staffId: string): Promise<Presence> {
  const row = await memberById(act, staffId);
  if (row === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  return presenceView(row);
}

const servingOnly = 'serving_only';

/** Who is offline and takes a customer serves that one and is rung with nobody new; once their hands are empty they are offline again. */
export async function serveOnly(act: Act, staffId: string): Promise<void> {
  await putPresence(act, staffId, { state: 'away', reason: servingOnly, by: { kind: 'system' } });
  await forgetOldDesk(act, staffId, new Date(act.now.getTime() - deskGraceMs));
}

/** False when they have somebody in hand again, or have changed their state themselves. */
export async function endServingOnly(act: Act, staffId: string): Promise<boolean> {
  const person = await memberById(act, staffId);
  if (person === undefined || person.state !== 'away' || person.reason !== servingOnly || person.held > 0 || person.wrap_up_until !== null) return false;
  await putPresence(act, staffId, { state: 'offline', reason: '', by: { kind: 'system' } });
  return true;
}

/** Ends one spell and begins the next at the same moment. Offers that ring at somebody who is no longer available are taken back. */
export async function putPresence(act: Act, staffId: string, to: { state: PresenceState; reason: string; by: ChangedBy }): Promise<void> {
  await lockRouting(act);
  const before = await openSpell(act, staffId);
  const reason = to.state === 'away' ? to.reason : to.by.kind === 'system' ? to.reason : '';
  // A clock that was set back must not keep anybody from signing off.
  const atMs = Math.max(act.now.getTime(), before?.from_at.getTime() ?? 0);
  const changed = changePresence(before === undefined ? undefined : spellValue(before, staffId), { to: to.state, ...(reason !== '' && { reason }), by: to.by }, atMs);
  if (changed.kind === 'refused') throw refuse('invalid', 'routing.reasonNeeded', { at: 'body.reason' });
  if (changed.kind === 'same') return;
  if (to.state !== 'available') await takeBackOffers(act, staffId);
  await nextSpell(act, staffId, { state: to.state, reason, at: new Date(atMs), by: to.by });
  act.emit({ name: 'presence.changed', subject: ['staff', staffId], detail: { state: to.state, reason, before: before === undefined ? null : { state: before.state, reason: before.reason } } });
}

async function takeBackOffers(act: Act, staffId: string): Promise<void> {
  for (const offer of await openOffersTo(act, staffId)) {
    const ticket = await lockTicket(act, offer.ticket_id);
    if (ticket?.state === 'offered' && ticket.agent_id === staffId) await settle(act, ticket, { to: 'withdrawn', because: 'agent_left' });
  }
}

export function spellValue(row: SpellRow, staffId: string): Spell {
  const changedBy: ChangedBy = row.changed_by === null ? { kind: 'system' } : row.changed_by === staffId ? { kind: 'self' } : { kind: 'lead', staffId: row.changed_by };
  return { presence: row.state, ...(row.reason !== '' && { reason: row.reason }), changedBy, fromMs: row.from_at.getTime(), ...(row.to_at !== null && { toMs: row.to_at.getTime() }) };
}
