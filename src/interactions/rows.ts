/** Rows as the store gives them, and how they become what screens see. */
import { formOfAddress } from '#customers/core/name.ts';
import { maskMail } from '#kit/core/mail.ts';
import { maskPhone } from '#kit/core/phone.ts';
import type { Attachment, Interaction, Message, MoodReading } from './contract.ts';

export interface MessageRow {
  readonly id: string;
  readonly interaction_id: string;
  readonly position: number;
  readonly speaker: Message['speaker'];
  readonly speaker_id: string | null;
  readonly speaker_name: string | null;
  readonly kind: Message['kind'];
  readonly text: string;
  readonly key: string | null;
  readonly at: Date;
  readonly mood: MoodReading | null;
  readonly attachments: Attachment[];
}

export function messageView(row: MessageRow): Message {
  return {
    id: row.id, interactionId: row.interaction_id, position: row.position, speaker: row.speaker, speakerId: row.speaker_id, speakerName: row.speaker_name,
    kind: row.kind, text: row.text, attachments: row.attachments, at: row.at.toISOString(), key: row.key, mood: row.mood,
  };
}

export interface InteractionRow {
  readonly id: string;
  readonly number: string;
  readonly channel: Interaction['channel'];
  readonly language: 'zh' | 'en';
  readonly started_at: Date;
  readonly answered_at: Date | null;
  readonly first_answer_at: Date | null;
  readonly ended_at: Date | null;
  readonly waiting_since: Date | null;
  readonly answer_due_at: Date | null;
  readonly last_message_at: Date | null;
  readonly last_text: string;
  readonly last_speaker: Interaction['lastSpeaker'];
  readonly unread: number;
  readonly mood: Interaction['mood'];
  readonly mood_strength: number;
  readonly arrival_mood: Interaction['arrivalMood'];
  readonly departure_mood: Interaction['departureMood'];
  readonly transfers: number;
  readonly is_repeat: boolean;
  readonly kept_place: { kind: 'phone' | 'mail'; value: string } | null;
  readonly kept_place_at: Date | null;
  readonly disposition: string | null;
  readonly customer_read_up_to: number;
  readonly staff_read_up_to: number;
  readonly visitor_id: string | null;
  readonly state: 'waiting' | 'offered' | 'assigned' | 'wrap_up' | 'parked' | 'ended';
  readonly queue_id: string | null;
  readonly queue_name: string | null;
  readonly agent_id: string | null;
  readonly agent_name: string | null;
  readonly arrived_at: Date;
  readonly end_reason: Interaction['endReason'];
  readonly is_virtual: boolean;
  readonly customer_id: string;
  readonly customer_name: string;
  readonly surname: string;
  readonly given_name: string;
  readonly honorific: 'mr' | 'ms' | 'none' | 'title';
  readonly title: string;
  readonly cases: Interaction['cases'];
}

export function interactionView(row: InteractionRow): Interaction {
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return {
    id: row.id, number: row.number, channel: row.channel, state: row.state, language: row.language,
    customerId: row.customer_id, customerName: row.customer_name,
    formOfAddress: formOfAddress({ surname: row.surname, givenName: row.given_name, honorific: row.honorific, title: row.title }),
    queueId: row.queue_id, queueName: row.queue_name, agentId: row.agent_id, agentName: row.agent_name,
    startedAt: row.started_at.toISOString(), arrivedAt: row.arrived_at.toISOString(), answeredAt: iso(row.answered_at), firstAnswerAt: iso(row.first_answer_at), endedAt: iso(row.ended_at), endReason: row.end_reason,
    waitingSince: iso(row.waiting_since), answerDueAt: iso(row.answer_due_at), lastMessageAt: iso(row.last_message_at), lastText: row.last_text, lastSpeaker: row.last_speaker, unread: row.unread,
    mood: row.mood, moodStrength: row.mood_strength, arrivalMood: row.arrival_mood, departureMood: row.departure_mood, transfers: row.transfers, isRepeat: row.is_repeat,
    isVirtual: row.is_virtual, keptPlace: row.kept_place === null || row.kept_place_at === null ? null : { kind: row.kept_place.kind, value: maskedReach(row.kept_place), since: row.kept_place_at.toISOString() },
    disposition: row.disposition, customerReadUpTo: row.customer_read_up_to, staffReadUpTo: row.staff_read_up_to, cases: row.cases,
  };
}

function maskedReach({ kind, value }: { kind: 'phone' | 'mail'; value: string }): string {
  return kind === 'phone' ? maskPhone(value) : maskMail(value);
}
