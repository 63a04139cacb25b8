/** A contact begins with its first word: its row, its number, its waiting ticket. */
import type { Act } from '#kit/act.ts';
import { localDate } from '#clocks/core/wall-clock.ts';
import { placeOutlivesMs } from '#routing/core/call-backs/call-back.ts';
import { openTicket } from '#routing/index.ts';
import type { Message, PostMessage } from './contract.ts';
import { repeatContactMs } from './core/repeat.ts';
import { takePlaceOver } from './keep-place.ts';
import { postFirstMessage, postSystemLine } from './post.ts';
import { numberAndRepeat, type LockedInteraction } from './store-said.ts';

export interface StartInteraction {
  readonly channel: 'chat' | 'phone' | 'mail' | 'visit';
  readonly identityId: string;
  readonly visitorId: string | null;
  readonly language: 'zh' | 'en';
  readonly pageUrl: string | null;
  readonly queueId: string;
  /** 0 is served first; by the customer's tier where nothing is said, as a replay of recorded calls does. */
  readonly priorityClass?: number;
}

export async function startInteraction(act: Act, asked: StartInteraction, first: PostMessage, uploadedBy: string): Promise<{ number: string; message: Message }> {
  const id = act.id();
  const { running, zone, repeatOf, formerId } = await numberAndRepeat(act, { identityId: asked.identityId, queueId: asked.queueId, since: new Date(act.now.getTime() - repeatContactMs), lost: new Date(act.now.getTime() - placeOutlivesMs) });
  const number = `C-${localDate(zone, act.now.getTime()).replaceAll('-', '')}-${String(running % 1_000_000).padStart(6, '0')}`;
  // Whoever kept a place in this queue, or could not be reached, has it here: nobody calls them any more.
  const placeOf = formerId === null ? null : await takePlaceOver(act, formerId, id);
  const { targetSeconds, nextAnswerSeconds } = await openTicket(act, { interactionId: id, queueId: asked.queueId, channel: asked.channel, language: asked.language, identityId: asked.identityId, ...(asked.priorityClass !== undefined && { priorityClass: asked.priorityClass }), ...(placeOf === null ? {} : { placeOf }) });
  act.emit({ name: 'interaction.started', subject: ['interaction', id], detail: { channel: asked.channel, queueId: asked.queueId, repeatOf, ...(placeOf === null ? {} : { placeOf: formerId }) } });
  const at: LockedInteraction = {
    id, number, channel: asked.channel, identity_id: asked.identityId, last_position: 0, ended_at: null, waiting_since: null, answered_at: null, first_answer_at: null, arrival_mood: null, departure_mood: null, mood: 'calm', visitor_id: asked.visitorId,
    customer_read_up_to: 0, staff_read_up_to: 0, started_at: act.now, repeat_of: repeatOf, transfers: 0, language: asked.language, kept_place: null, target_seconds: targetSeconds, next_answer_seconds: nextAnswerSeconds,
  };
  const message = await postFirstMessage(act, { id, number, ...asked, repeatOf }, at, first, uploadedBy);
  if (placeOf !== null) await postSystemLine(act, id, 'interactions:line.placeTakenOver');
  return { number, message };
}
