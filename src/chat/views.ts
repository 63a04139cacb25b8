/** The conversation as its visitor may see it. */
import type { Act } from '#kit/act.ts';
import { maskMail } from '#kit/core/mail.ts';
import { showPhone } from '#kit/core/phone.ts';
import { surveyUrlOf } from '#followups/index.ts';
import { spokenWait } from '#routing/index.ts';
import type { VisitorConversation, VisitorMessage } from './contract.ts';
import { brandOf } from '#staff/index.ts';
import { keptSaid } from './says.ts';
import { conversationOf, visitorById, visitorMessagesAfter, type ConversationRow, type Device, type VisitorMessageRow } from './store.ts';

/** An ended conversation is still shown for this long: the customer may read it again and say how it was. */
const showEndedMs = 24 * 3_600_000;

export function visitorMessage(row: VisitorMessageRow): VisitorMessage {
  return { id: row.id, conversationId: row.interaction_id, position: row.position, speaker: row.speaker, speakerName: row.speaker_name, kind: row.kind, text: row.text, attachments: row.attachments ?? [], at: row.at.toISOString(), key: row.key };
}

/** What the visitor calls it: an offer that rings is still waiting, a place kept is parked, wrap-up is over. */
export function visitorState(row: Pick<ConversationRow, 'state' | 'is_virtual' | 'ended_at'>): VisitorConversation['state'] {
  if (row.ended_at !== null) return 'ended';
  if (row.state === 'assigned' || row.state === 'wrap_up') return 'assigned';
  return row.is_virtual ? 'parked' : 'waiting';
}

export function latestConversation(act: Act, device: Device): Promise<ConversationRow | undefined> {
  return conversationOf(act, device, new Date(act.now.getTime() - showEndedMs));
}

async function keptView(act: Act, device: Device, row: ConversationRow, { kind, value }: NonNullable<ConversationRow['kept_place']>): Promise<VisitorConversation['keptPlace']> {
  const shown = kind === 'phone' ? showPhone(value) : maskMail(value);
  const kept = { kind, shown, choice: row.choice ?? 'turn', wantedAt: row.wanted_at, promisedBy: row.promised_by };
  const said = keptSaid(kept, row.zones?.[0] ?? (await brandOf(act)).zone, (await visitorById(act, device.id)).language);
  return { ...kept, wantedAt: row.wanted_at?.toISOString() ?? null, promisedBy: row.promised_by?.toISOString() ?? null, said };
}

export async function conversationView(act: Act, device: Device, after: number): Promise<VisitorConversation | null> {
  const row = await latestConversation(act, device);
  if (row === undefined) return null;
  const state = visitorState(row);
  return {
    id: row.id, state, agentName: state === 'assigned' ? row.agent_name : null,
    wait: state === 'waiting' || state === 'parked' ? await spokenWait(act, row.id) : null,
    keptPlace: row.kept_place === null ? null : await keptView(act, device, row, row.kept_place),
    staffReadUpTo: row.staff_read_up_to,
    messages: (await visitorMessagesAfter(act, row.id, after)).map(visitorMessage),
    surveyUrl: state === 'ended' ? await surveyUrlOf(act, row.id) : null,
  };
}
