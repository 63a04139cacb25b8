import { describe, expect, test } from 'vitest';
import { declinePauseMs } from './choose.ts';
import { decide } from './decide.ts';
import { Floor } from './floor/floor.ts';
import { whyNot } from './eligibility.ts';
import { buildAgent, buildQueue, buildState, buildTicket, minute } from './sample.ts';
import type { Agent, Decision, RoutingState, Ticket } from './types.ts';

/** When a floor in this state asks to be looked at again. */
function wakeAfter(state: RoutingState, nowMs: number): number | undefined {
  const floor = Floor.of(state, nowMs);
  floor.match(nowMs);
  return floor.nextWakeMs;
}

const pairs = (state: Parameters<typeof decide>[0], nowMs: number): string[] => decide(state, nowMs).map((decision) => `${decision.ticketId}→${decision.agentId}`);

/** As if everybody who is rung accepted at once, round after round: the order in which a full house is served. */
function served(state: Parameters<typeof decide>[0], nowMs: number): Decision[] {
  const round = decide(state, nowMs);
  if (round.length === 0) return [];
  const taken = new Map(round.map((decision) => [decision.ticketId, decision.agentId]));
  const given = (agentId: string): number => round.filter((decision) => decision.agentId === agentId).length;
  const after = {
    ...state,
    tickets: state.tickets.map((ticket) => (taken.has(ticket.id) ? { ...ticket, state: 'assigned' as const } : ticket)),
    agents: state.agents.map((agent) => ({ ...agent, load: { ...agent.load, chat: (agent.load['chat'] ?? 0) + given(agent.id) } })),
  };
  return [...round, ...served(after, nowMs)];
}
const servedPairs = (state: Parameters<typeof decide>[0], nowMs: number): string[] => served(state, nowMs).map((decision) => `${decision.ticketId}→${decision.agentId}`);

describe('who is rung with what', () => {
  test('the oldest first, whatever order the tickets stand in', () => {
    const state = buildState([{ id: 'c', arrivedAtMs: 30 }, { id: 'a', arrivedAtMs: 10 }, { id: 'b', arrivedAtMs: 20 }], [{ id: 'x', capacity: { chat: 2 } }]);
    expect(servedPairs(state, 100)).toEqual(['a→x', 'b→x']);
  });

  test('class 0 before class 1, and the id decides between equals', () => {
    const state = buildState([{ id: 'late', arrivedAtMs: 9 }, { id: 'first', priorityClass: 1 }, { id: 'b' }, { id: 'a' }], [{ id: 'x', capacity: { chat: 4 } }]);
    expect(served(state, 100).map((decision) => decision.ticketId)).toEqual(['a', 'b', 'late', 'first']);
  });

  test('between queues of one agent the queue priority decides', () => {
    const state = buildState([{ id: 'older', queueId: 'low' }, { id: 'newer', queueId: 'high', arrivedAtMs: 5 }], [{ id: 'x', queues: ['low', 'high'] }], [{ id: 'low', priority: 1 }, { id: 'high', priority: 0 }]);
    expect(pairs(state, 100)).toEqual(['newer→x']);
  });

  test('a ticket nobody free can take does not hold up those behind it', () => {
    const state = buildState([{ id: 'hard', requiredSkills: [{ skill: 'repair', minLevel: 3 }] }, { id: 'easy', arrivedAtMs: 1 }], [{ id: 'x', skills: { repair: 2 } }]);
    expect(pairs(state, 100)).toEqual(['easy→x']);
  });

  test('needs of the queue and of the ticket add up to the higher level', () => {
    const queue = { id: 'q', requiredSkills: [{ skill: 'refund', minLevel: 1 }] };
    const asked = { requiredSkills: [{ skill: 'refund', minLevel: 2 }] };
    expect(pairs(buildState([asked], [{ skills: { refund: 1 } }], [queue]), 0)).toEqual([]);
    expect(pairs(buildState([asked], [{ skills: { refund: 2 } }], [queue]), 0)).toEqual(['t→a']);
    expect(pairs(buildState([{}], [{ skills: {} }], [queue]), 0)).toEqual([]);
  });

  test('nobody without the language, nobody in wrap-up, away, offline or full', () => {
    const state = buildState([{ language: 'en' }], [
      { id: 'zh' }, { id: 'wrapping', languages: ['en'], wrapUpUntilMs: 101 }, { id: 'away', languages: ['en'], presence: 'away' },
      { id: 'gone', languages: ['en'], presence: 'offline' }, { id: 'full', languages: ['en'], load: { chat: 1 } },
    ]);
    expect(pairs(state, 100)).toEqual([]);
    expect(pairs(state, 101)).toEqual(['t→wrapping']);
  });

  test('an empty chair before a busy one, then the better skilled, then the longest idle', () => {
    const asked = { requiredSkills: [{ skill: 's', minLevel: 1 }] };
    const busy = { id: 'busy', skills: { s: 5 }, capacity: { chat: 3 }, load: { chat: 1 } };
    const good = { id: 'good', skills: { s: 4 }, capacity: { chat: 3 }, idleSinceMs: 50 };
    const plain = { id: 'plain', skills: { s: 2 }, capacity: { chat: 3 }, idleSinceMs: 50 };
    const rested = { id: 'rested', skills: { s: 2 }, capacity: { chat: 3 }, idleSinceMs: 10 };
    const choice = (agents: object[]): string[] => decide(buildState([asked], agents), 100).map((decision) => `${decision.agentId} ${decision.explanation.why}`);
    expect(choice([busy, good])).toEqual(['good least_loaded']);
    expect(choice([busy, good, plain])).toEqual(['good best_skilled']);
    expect(choice([busy, plain, rested])).toEqual(['rested longest_idle']);
    expect(choice([plain])).toEqual(['plain only_one_eligible']);
    expect(choice([{ ...plain, id: 'b' }, plain])).toEqual(['b same_in_all']);
  });

  test('four chats at once go round the room before anybody gets a second', () => {
    const state = buildState([1, 2, 3, 4].map((n) => ({ id: `t${n}`, arrivedAtMs: n })), [{ id: 'x', capacity: { chat: 3 }, idleSinceMs: 1 }, { id: 'y', capacity: { chat: 3 }, idleSinceMs: 2 }, { id: 'z', capacity: { chat: 3 }, idleSinceMs: 3 }]);
    expect(servedPairs(state, 100)).toEqual(['t1→x', 't2→y', 't3→z', 't4→x']);
  });

  test('one ring at a time: the next comes when the first is answered, and only on that channel is one kept from it', () => {
    const two = [{ id: 'first' }, { id: 'second', arrivedAtMs: 1 }];
    const roomy = { id: 'x', capacity: { chat: 3, call: 1 } };
    expect(pairs(buildState(two, [roomy]), 100)).toEqual(['first→x']);
    const rung = { ...roomy, load: { chat: 1 }, ringing: ['chat'] };
    expect(pairs(buildState(two.slice(1), [rung]), 100)).toEqual([]);
    expect(pairs(buildState([{ id: 'call', channel: 'call' }, ...two.slice(1)], [rung]), 100)).toEqual(['call→x']);
    expect(pairs(buildState(two.slice(1), [rung, { id: 'y' }]), 100)).toEqual(['second→y']);
    expect(pairs(buildState(two.slice(1), [{ ...rung, ringing: [] }]), 100)).toEqual(['second→x']);
  });

  test('capacity 3, four chats, one is closed: the fourth rings, before a fifth that comes meanwhile', () => {
    const four = { id: 'fourth', arrivedAtMs: 4 };
    const full = { id: 'x', capacity: { chat: 3 }, load: { chat: 3 } };
    expect(pairs(buildState([four], [full]), 100)).toEqual([]);
    expect(pairs(buildState([{ id: 'fifth', arrivedAtMs: 5 }, four], [{ ...full, load: { chat: 2 } }]), 101)).toEqual(['fourth→x']);
  });

  test('all agents offline overnight, one signs on: oldest first, up to capacity', () => {
    const night = Array.from({ length: 10 }, (_, n) => ({ id: `t${n}`, arrivedAtMs: 1000 - n }));
    expect(servedPairs(buildState(night, [{ id: 'x', capacity: { chat: 3 } }]), minute)).toEqual(['t9→x', 't8→x', 't7→x']);
  });

  test('one wrap-up an agent: no queue rings before it ends', () => {
    const state = buildState([{ id: 'a', queueId: 'one' }, { id: 'b', queueId: 'two' }], [{ queues: ['one', 'two'], wrapUpUntilMs: minute, capacity: { chat: 5 } }], [{ id: 'one' }, { id: 'two' }]);
    expect(decide(state, minute - 1)).toEqual([]);
    expect(served(state, minute)).toHaveLength(2);
  });
});

describe('the owner', () => {
  const asked = { ownerAgentId: 'owner', affinityUntilMs: minute };
  const other = { id: 'other', idleSinceMs: -1 };

  test('comes first while the time limit runs, and the explanation says so', () => {
    const [decision] = decide(buildState([asked], [other, { id: 'owner' }]), 10);
    expect(decision).toEqual({ ticketId: 't', agentId: 'owner', virtual: false, explanation: { eligible: ['other', 'owner'], eligibleCount: 2, chosen: 'owner', why: 'owner', waitedMs: 10 } });
  });

  test('is waited for while busy, until the limit; those behind are not held up', () => {
    const state = buildState([asked, { id: 'behind', arrivedAtMs: 5 }], [other, { id: 'owner', load: { chat: 1 } }]);
    expect(pairs(state, 10)).toEqual(['behind→other']);
    expect(pairs(state, minute)).toEqual(['t→other']);
    expect(wakeAfter(state, 10)).toBe(minute);
  });

  test('is not waited for after going away, going home or saying no', () => {
    expect(pairs(buildState([asked], [other, { id: 'owner', presence: 'away' }]), 10)).toEqual(['t→other']);
    expect(pairs(buildState([asked], [other]), 10)).toEqual(['t→other']);
    expect(pairs(buildState([{ ...asked, declinedBy: ['owner'] }], [other, { id: 'owner' }]), 10)).toEqual(['t→other']);
  });
});

describe('those who said no', () => {
  const declined = { declinedBy: ['no'], declinedAtMs: 100 };

  test('are passed over while anybody else can take it', () => {
    const [decision] = decide(buildState([declined], [{ id: 'no', idleSinceMs: -5 }, { id: 'yes' }]), 100 + declinePauseMs);
    expect(decision?.agentId).toBe('yes');
    expect(decision?.explanation.why).toBe('had_not_declined');
  });

  test('are rung again when nobody else can, but only after a pause: nothing sticks and nothing rings in circles', () => {
    const state = buildState([declined], [{ id: 'no' }, { id: 'yes', load: { chat: 1 } }]);
    expect(pairs(state, 100)).toEqual([]);
    expect(wakeAfter(state, 100)).toBe(100 + declinePauseMs);
    expect(pairs(state, 100 + declinePauseMs)).toEqual(['t→no']);
  });
});

describe('the kept place', () => {
  test('50 on the line and 50 to be called back, interleaved: served in the order of joining', () => {
    const tickets = Array.from({ length: 100 }, (_, n) => ({ id: `t${String(n).padStart(3, '0')}`, arrivedAtMs: n, ...(n % 2 === 1 && { state: 'parked' as const, virtual: true }) }));
    const inTurn = served(buildState(tickets, [{ capacity: { chat: 100 } }]), 1000);
    expect(inTurn.map((decision) => decision.ticketId)).toEqual(tickets.map((ticket) => ticket.id));
    expect(inTurn.filter((decision) => decision.virtual)).toHaveLength(50);
  });

  test('nobody is called back before the next try or outside opening hours; those at the door are still served', () => {
    const parked = { id: 'p', state: 'parked' as const, virtual: true };
    expect(pairs(buildState([{ ...parked, notBeforeMs: 50 }, { id: 'w', arrivedAtMs: 5 }], [{}]), 49)).toEqual(['w→a']);
    expect(pairs(buildState([{ ...parked, notBeforeMs: 50 }, { id: 'w', arrivedAtMs: 5 }], [{}]), 50)).toEqual(['p→a']);
    expect(pairs(buildState([parked, { id: 'w', arrivedAtMs: 5 }], [{}], [{ isOpen: false }]), 50)).toEqual(['w→a']);
  });
});

test('every reason why somebody cannot be rung has its name', () => {
  const queue = buildQueue();
  const why = (agent: object, ticket: object = {}): string | undefined => whyNot(buildAgent(agent), buildTicket(ticket), queue, 100);
  expect([
    why({}), why({ presence: 'offline' }), why({ presence: 'away' }), why({ wrapUpUntilMs: 101 }), why({ queues: [] }),
    why({}, { requiredSkills: [{ skill: 's', minLevel: 0 }] }), why({}, { language: 'en' }), why({ load: { chat: 1 } }), why({}, { channel: 'call' }),
    why({ capacity: { chat: 2 }, load: { chat: 1 }, ringing: ['chat'] }),
  ]).toEqual([undefined, 'offline', 'away', 'wrap_up', 'other_queue', 'skill', 'language', 'capacity', 'capacity', 'ringing']);
});

test('nothing wakes a state in which only events can change something', () => {
  expect(wakeAfter(buildState([{ declinedAtMs: 0 }], [{ wrapUpUntilMs: 5, presence: 'away' }]), declinePauseMs)).toBeUndefined();
});

test('a call-back takes a place among the chats and the telephone: it rings nobody whose chats are full, and nobody twice', () => {
  const call = { alsoOn: 'phone', state: 'parked' as const, virtual: true };
  const agent = (given: Partial<Agent>) => buildAgent({ capacity: { chat: 2, phone: 1 }, ...given });
  const rung = (tickets: Partial<Ticket>[], who: Agent) => decide({ tickets: tickets.map((ticket, n) => buildTicket({ id: `t${n}`, arrivedAtMs: n, ...ticket })), agents: [who], queues: [buildQueue()] }, 1000).map((decision) => decision.ticketId);
  // Full of chats: whoever keeps a place waits like everybody else, whose turn came before.
  expect(rung([{}, call], agent({ load: { chat: 2 } }))).toEqual([]);
  expect(rung([{}, call], agent({ load: { chat: 1 } }))).toEqual(['t0']);
  expect(rung([call, {}], agent({ load: { chat: 1 } }))).toEqual(['t0']);
  // On the telephone: a chat may ring, another call may not.
  expect(rung([call, {}], agent({ load: { chat: 1, phone: 1 } }))).toEqual(['t1']);
  expect(rung([call], agent({ ringing: ['phone'] }))).toEqual([]);
});
