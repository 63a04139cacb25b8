import { expect, test } from 'vitest';
import { buildAgent, buildQueue, buildTicket } from '../sample.ts';
import { Floor } from './floor.ts';
import { Moments } from './moments.ts';

test('who waits for their own agent is rung at another as soon as that one goes away', () => {
  const owned = { ownerAgentId: 'a', affinityUntilMs: 60_000 };
  const floor = new Floor();
  floor.putQueue(buildQueue(), 0);
  floor.putAgent(buildAgent({ id: 'a', wrapUpUntilMs: 50_000 }), 0);
  floor.putAgent(buildAgent({ id: 'b' }), 0);
  floor.putTicket(buildTicket({ id: 't', ...owned }), 0);
  expect(floor.match(10)).toEqual([]);
  floor.putAgent(buildAgent({ id: 'a', wrapUpUntilMs: 50_000, presence: 'away' }), 20);
  expect(floor.match(20).map((decision) => decision.agentId)).toEqual(['b']);
});

test('somebody who leaves the house leaves nobody waiting for them', () => {
  const floor = new Floor();
  floor.putQueue(buildQueue(), 0);
  floor.putAgent(buildAgent({ id: 'a', wrapUpUntilMs: 50_000 }), 0);
  floor.putAgent(buildAgent({ id: 'b' }), 0);
  floor.putTicket(buildTicket({ id: 't', ownerAgentId: 'a', affinityUntilMs: 60_000 }), 0);
  floor.match(10);
  floor.removeAgent('a');
  expect(floor.match(20).map((decision) => decision.agentId)).toEqual(['b']);
});

test('a long line that came back to its places in any order is served in order, also past the moment at which its front is cut off', () => {
  const floor = new Floor();
  floor.putQueue(buildQueue({ offerTimeoutSeconds: 1 }), 0);
  const ids = Array.from({ length: 1500 }, (_, i) => i);
  for (const i of ids.toSorted((a, b) => ((a * 7919) % 1500) - ((b * 7919) % 1500))) floor.putTicket(buildTicket({ id: `t${i}`, arrivedAtMs: i }), 0);
  floor.putAgent(buildAgent({ id: 'a', capacity: { chat: 2000 } }), 0);
  const served: string[] = [];
  for (let i = 0; i < 1500; i++) {
    const [decision] = floor.match(i);
    const ticket = floor.ticket(decision?.ticketId ?? '');
    if (ticket === undefined) break;
    served.push(ticket.id);
    floor.putTicket({ ...ticket, state: 'ended' }, i);
    floor.putAgent(buildAgent({ id: 'a', capacity: { chat: 2000 } }), i);
    // Every tenth comes back once, to the place it always had: at the head.
    if (i % 10 === 0 && i > 0) {
      floor.putTicket({ ...ticket, state: 'waiting' }, i);
      expect(floor.match(i).map((again) => again.ticketId)).toEqual([ticket.id]);
      floor.putTicket({ ...ticket, state: 'ended' }, i);
      floor.putAgent(buildAgent({ id: 'a', capacity: { chat: 2000 } }), i);
    }
  }
  expect(served).toEqual(ids.map((i) => `t${i}`));
});

test('moments come out in their order, equals in the order in which they were put', () => {
  const moments = new Moments<number>();
  const drawn = Array.from({ length: 200 }, (_, i) => ({ at: (i * 37) % 11, i }));
  for (const { at, i } of drawn) moments.put(at, i);
  const out: number[] = [];
  for (let next = moments.pop(20); next !== undefined; next = moments.pop(20)) out.push(next);
  expect(out).toEqual(drawn.toSorted((a, b) => a.at - b.at).map(({ i }) => i));
  expect(moments.pop(20)).toBeUndefined();
  moments.put(30, 1);
  expect([moments.pop(20), moments.next, moments.size]).toEqual([undefined, 30, 1]);
});
