import { expect, test } from 'vitest';
import fc from 'fast-check';
import { type Candidate, matchCustomer } from './match.ts';

const found = (customerId: string, more: Partial<Candidate> = {}): Candidate => ({ customerId, identityId: `i-${customerId}`, isProved: false, isShared: false, lastSeenMs: null, ...more });

test('nobody found is nobody known', () => {
  expect(matchCustomer([])).toEqual({ outcome: 'unknown' });
});

test('a number of one customer is that customer', () => {
  expect(matchCustomer([found('ouyang')])).toEqual({ outcome: 'known', customerId: 'ouyang', why: 'only' });
  expect(matchCustomer([found('ouyang'), found('ouyang', { identityId: 'mail' })])).toMatchObject({ outcome: 'known', customerId: 'ouyang' });
});

test('two customers with one number: maybe, with both, the latest first', () => {
  expect(matchCustomer([found('a', { lastSeenMs: 1 }), found('b', { lastSeenMs: 2 })])).toEqual({ outcome: 'maybe', customerIds: ['b', 'a'], why: 'several' });
  // Also when the network names the number: it is proved for both.
  expect(matchCustomer([found('a', { isProved: true }), found('b', { isProved: true })])).toEqual({ outcome: 'maybe', customerIds: ['a', 'b'], why: 'several' });
});

test('a shared office number never says who is calling, even with one person entered under it', () => {
  expect(matchCustomer([found('a', { isShared: true, isProved: true })])).toEqual({ outcome: 'maybe', customerIds: ['a'], why: 'shared' });
});

test("a proof outweighs a claim: a stranger who types somebody's number does not become them", () => {
  expect(matchCustomer([found('victim', { lastSeenMs: 9 }), found('visitor', { isProved: true })])).toEqual({ outcome: 'known', customerId: 'visitor', why: 'proved' });
});

test('two proofs that contradict each other are for a person to settle', () => {
  expect(matchCustomer([found('a', { isProved: true }), found('b', { isProved: true }), found('c')])).toMatchObject({ outcome: 'maybe', customerIds: ['a', 'b', 'c'] });
});

test("the agent's choice is kept, whoever else has the number", () => {
  expect(matchCustomer([found('a'), found('b')], 'b')).toEqual({ outcome: 'known', customerId: 'b', why: 'chosen' });
  expect(matchCustomer([found('a')], 'z')).toEqual({ outcome: 'known', customerId: 'z', why: 'chosen' });
});

test('whatever is found: nobody is left out, nobody is invented, the order of looking up does not matter', () => {
  const candidate = fc.record({
    customerId: fc.constantFrom('a', 'b', 'c'), identityId: fc.constantFrom('1', '2'), isProved: fc.boolean(), isShared: fc.boolean(), lastSeenMs: fc.option(fc.integer({ min: 0, max: 3 })),
  });
  fc.assert(fc.property(fc.array(candidate), fc.nat(), (candidates, turn) => {
    const match = matchCustomer(candidates);
    const ids = new Set<string>(candidates.map((each) => each.customerId));
    if (match.outcome === 'maybe') expect(new Set(match.customerIds)).toEqual(ids);
    if (match.outcome === 'known') expect(ids.has(match.customerId)).toBe(true);
    if (match.outcome === 'unknown') expect(ids.size).toBe(0);
    if (match.outcome === 'known') expect(candidates.some((each) => each.customerId === match.customerId && !each.isShared)).toBe(true);
    const turned = candidates.length === 0 ? [] : [...candidates.slice(turn % candidates.length), ...candidates.slice(0, turn % candidates.length)];
    expect(matchCustomer(turned)).toEqual(match);
  }));
});
