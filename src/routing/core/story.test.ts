import { expect, test } from 'vitest';
import { storyKinds, storyOf } from './story.ts';

type Facts = Parameters<typeof storyOf>[0];
const event = (atMs: number, name: string, detail: Record<string, unknown> = {}, by: string | null = null): Facts['events'][number] => ({ name, atMs, by, detail: { queueId: 'q', ...detail } });
const nothing: Facts = { events: [], offers: [], said: [], reasons: [] };
const kindsOf = (facts: Partial<Facts>): string[] => storyOf({ ...nothing, ...facts }).map((line) => line.kind);

test('what was said stands among what was done, by its moment; what was said at the moment of joining comes after it', () => {
  const said = [
    { atMs: 0, isFirst: true, kind: 'range' as const, rose: null, lowSeconds: 60, highSeconds: 120 }, { atMs: 50, isFirst: false, kind: 'range' as const, rose: 'slower_service', lowSeconds: 90, highSeconds: 200 },
    { atMs: 60, isFirst: false, kind: 'nobody_here' as const, rose: null, lowSeconds: null, highSeconds: null }, { atMs: 70, isFirst: false, kind: 'closed' as const, rose: null, lowSeconds: null, highSeconds: null },
    { atMs: 80, isFirst: false, kind: 'range' as const, rose: null, lowSeconds: 30, highSeconds: 60 },
  ];
  expect(kindsOf({ events: [event(0, 'ticket.opened', { priorityClass: 1 }), event(55, 'ticket.parked', { choice: 'turn' })], said })).toEqual(['joined', 'told_first', 'told_rose', 'place_kept', 'told_nobody_here', 'told_closed', 'told_anew']);
});

test('each decision once: an offer that was declined, missed or accepted is told by its end and not again by what follows from it', () => {
  const events = [
    event(1, 'offer.made', { offerId: 'o1', agentId: 'a' }), event(2, 'offer.ended', { offerId: 'o1', agentId: 'a', reason: 'declined' }), event(2, 'ticket.requeued', { agentId: 'a', reason: 'declined' }),
    event(3, 'offer.made', { offerId: 'o2', agentId: 'b' }), event(4, 'offer.ended', { offerId: 'o2', agentId: 'b', reason: 'timed_out' }), event(4, 'ticket.requeued', { agentId: 'b', reason: 'missed_offer' }),
    event(5, 'offer.made', { offerId: 'o3', agentId: 'c' }), event(6, 'offer.ended', { offerId: 'o3', agentId: 'c', reason: 'accepted' }), event(6, 'ticket.assigned', { agentId: 'c', offerId: 'o3' }),
    event(7, 'callBack.tried', { agentId: 'c', outcome: 'busy', tries: 1 }), event(7, 'ticket.requeued', { agentId: 'c', reason: 'no_answer', tries: 1 }),
  ];
  expect(kindsOf({ events })).toEqual(['rang', 'declined', 'rang', 'missed', 'rang', 'answered', 'not_reached']);
});

test('who could have taken it, by which rule, after how long; a hand-over to somebody unskilled with the lead’s reason', () => {
  const offer = { agentId: 'a', waitedSeconds: 40, eligible: ['a', 'b'], eligibleCount: 7, isUnskilled: false, offeredAtMs: 1 };
  const [rang, handed] = storyOf({
    ...nothing, events: [event(1, 'offer.made', { offerId: 'o1', agentId: 'a' }), event(5, 'offer.made', { offerId: 'o2', agentId: 'c' }, '何静')],
    offers: [{ ...offer, id: 'o1', why: 'longest_idle' }, { ...offer, id: 'o2', agentId: 'c', why: 'transferred', isUnskilled: true, offeredAtMs: 5 }], reasons: [{ kind: 'unskilled', atMs: 5, words: '客户指名' }, { kind: 'class', atMs: 5, words: '别的' }],
  });
  expect(rang).toMatchObject({ kind: 'rang', agentId: 'a', why: 'longest_idle', waitedSeconds: 40, eligible: ['a', 'b'], eligibleCount: 7 });
  expect(handed).toMatchObject({ kind: 'handed_to', by: '何静', agentId: 'c', isUnskilled: true, words: '客户指名' });
});

test('an event of another slice, or one that came later into the world, is left out; every kind that can be told has a name', () => {
  expect(kindsOf({ events: [event(1, 'message.posted'), event(2, 'ticket.windowMoved')] })).toEqual([]);
  expect(new Set(storyKinds).size).toBe(storyKinds.length);
});
