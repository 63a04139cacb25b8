import { describe, expect, test } from 'vitest';
import { openOffer, releaseWork, type Ringing, settleOffer } from './offer.ts';
import { buildAgent, buildQueue, buildTicket } from './sample.ts';
import { beginWrapUp, endWrapUp } from './people/wrap-up.ts';

const queue = buildQueue({ offerTimeoutSeconds: 20, wrapUpSeconds: 30 });
const explanation = { eligible: ['a'], eligibleCount: 1, chosen: 'a', why: 'only_one_eligible', waitedMs: 1000 } as const;
const ringing = (given: { virtual?: boolean } = {}): Ringing =>
  openOffer({ ticketId: 't', agentId: 'a', virtual: given.virtual ?? false, explanation }, buildTicket({ arrivedAtMs: 5, state: given.virtual === true ? 'parked' : 'waiting', virtual: given.virtual ?? false, weight: 2 }), buildAgent({ capacity: { chat: 3 } }), queue, 1000);

describe('an offer', () => {
  test('reserves the agent and ends by itself after the queue’s time-out', () => {
    expect(ringing()).toMatchObject({ offer: { state: 'ringing', offeredAtMs: 1000, expiresAtMs: 21_000 }, ticket: { state: 'offered' }, agent: { load: { chat: 2 } } });
  });

  test('accepted: the ticket is assigned and the agent keeps the load', () => {
    expect(settleOffer(ringing(), { to: 'accepted' }, 2000)).toMatchObject({ kind: 'settled', offer: { state: 'accepted', settledAtMs: 2000 }, ticket: { state: 'assigned', arrivedAtMs: 5 }, agent: { presence: 'available', load: { chat: 2 } } });
  });

  test('declined: the ticket keeps its place, the agent stays and is remembered', () => {
    expect(settleOffer(ringing(), { to: 'declined' }, 2000)).toMatchObject({ ticket: { state: 'waiting', arrivedAtMs: 5, declinedBy: ['a'], declinedAtMs: 2000 }, agent: { presence: 'available', load: { chat: 0 } } });
  });

  test('missed: the same, and the agent goes away with the reason', () => {
    expect(settleOffer(ringing(), { to: 'timed_out' }, 21_000)).toMatchObject({ kind: 'settled', presenceReason: 'missed_offer', ticket: { state: 'waiting', arrivedAtMs: 5, declinedBy: ['a'] }, agent: { presence: 'away', load: { chat: 0 } } });
  });

  test('a kept place that nobody answers goes back to being parked', () => {
    expect(settleOffer(ringing({ virtual: true }), { to: 'declined' }, 2000)).toMatchObject({ ticket: { state: 'parked', virtual: true, arrivedAtMs: 5 } });
    expect(settleOffer(ringing({ virtual: true }), { to: 'withdrawn', because: 'agent_left' }, 2000)).toMatchObject({ ticket: { state: 'parked', virtual: true, declinedBy: [] } });
  });

  test('withdrawn: the customer left, the agent left, or a lead took it', () => {
    const after = (because: 'customer_left' | 'agent_left' | 'taken_elsewhere'): unknown => settleOffer(ringing(), { to: 'withdrawn', because }, 2000);
    expect(after('customer_left')).toMatchObject({ ticket: { state: 'ended' }, agent: { load: { chat: 0 } } });
    expect(after('agent_left')).toMatchObject({ ticket: { state: 'waiting', declinedBy: [] }, agent: { load: { chat: 0 } } });
    expect(after('taken_elsewhere')).toMatchObject({ ticket: { state: 'assigned' }, agent: { load: { chat: 0 } } });
  });

  test('is settled once, not after its lease and not missed before it', () => {
    const first = settleOffer(ringing(), { to: 'accepted' }, 2000);
    if (first.kind !== 'settled') throw new Error('expected the first answer to count');
    expect(settleOffer(first, { to: 'declined' }, 2001)).toEqual({ kind: 'refused', because: 'already_settled' });
    expect(settleOffer(ringing(), { to: 'accepted' }, 21_000)).toEqual({ kind: 'refused', because: 'expired' });
    expect(settleOffer(ringing(), { to: 'timed_out' }, 20_999)).toEqual({ kind: 'refused', because: 'still_ringing' });
    expect(settleOffer(ringing(), { to: 'withdrawn', because: 'customer_left' }, 30_000)).toMatchObject({ kind: 'settled' });
  });
});

describe('after the contact', () => {
  test('capacity comes back, idleness starts, wrap-up runs', () => {
    const { ticket, agent } = releaseWork(buildTicket({ state: 'assigned' }), buildAgent({ load: { chat: 2 } }), queue, 50_000);
    expect(ticket.state).toBe('ended');
    expect(agent).toMatchObject({ load: { chat: 1 }, idleSinceMs: 50_000, wrapUpUntilMs: 80_000 });
  });

  test('a release that comes twice hands out no capacity that does not exist', () => {
    expect(releaseWork(buildTicket(), buildAgent({ load: { chat: 0 } }), queue, 0).agent.load).toEqual({ chat: 0 });
  });

  test('a second contact never shortens a wrap-up; the agent may end it', () => {
    const wrapping = beginWrapUp(buildAgent(), 60, 0);
    expect(beginWrapUp(wrapping, 5, 10_000).wrapUpUntilMs).toBe(60_000);
    expect(endWrapUp(wrapping, 10_000).wrapUpUntilMs).toBe(10_000);
    expect(endWrapUp(wrapping, 70_000).wrapUpUntilMs).toBe(60_000);
  });
});
