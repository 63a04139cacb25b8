import { expect, test } from 'vitest';
import fc from 'fast-check';
import { type Gone, type IdentityPointer, type MergePlan, type Move, planMerge, planUnmerge } from './merge.ts';

interface World {
  readonly identities: readonly IdentityPointer[];
  readonly gone: readonly Gone[];
}

const moved = (identities: readonly IdentityPointer[], moves: readonly Move[]) =>
  identities.map((each) => ({ ...each, customerId: moves.find((move) => move.identityId === each.identityId)?.toId ?? each.customerId }));

function merge(world: World, keptId: string, goneId: string): { world: World; plan: MergePlan } {
  const plan = planMerge(keptId, goneId, world.identities, world.gone);
  if ('refused' in plan) throw new Error(plan.refused);
  return { plan, world: { identities: moved(world.identities, plan.moves), gone: [...world.gone, { customerId: goneId, intoId: keptId }] } };
}

function unmerge(world: World, merged: MergePlan): World {
  const plan = planUnmerge(merged, world.identities, world.gone);
  if ('refused' in plan) throw new Error(plan.refused);
  return { identities: moved(world.identities, plan.moves), gone: world.gone.filter((each) => each.customerId !== plan.goneId) };
}

/** Who a record is now: follows merges to the one that is kept. No plan makes a ring; one would never end here. */
function currentIdOf(customerId: string, gone: readonly Gone[]): string {
  const into = gone.find((each) => each.customerId === customerId)?.intoId;
  return into === undefined ? customerId : currentIdOf(into, gone);
}

const start: World = {
  identities: [{ identityId: 'phone-a', customerId: 'a' }, { identityId: 'mail-a', customerId: 'a' }, { identityId: 'phone-b', customerId: 'b' }, { identityId: 'phone-c', customerId: 'c' }],
  gone: [],
};

test('merging a record with itself is refused', () => {
  expect(planMerge('a', 'a', start.identities, [])).toEqual({ refused: 'itself' });
});

test('a merge moves the pointers of the one that goes, and undoing it is as if it had never been', () => {
  const { world, plan } = merge(start, 'a', 'b');
  expect(plan).toEqual({ keptId: 'a', goneId: 'b', moves: [{ identityId: 'phone-b', fromId: 'b', toId: 'a' }] });
  expect(currentIdOf('b', world.gone)).toBe('a');
  expect(unmerge(world, plan)).toEqual(start);
});

test('who was merged away cannot be merged again, on either side', () => {
  const { world } = merge(start, 'a', 'b');
  expect(planMerge('b', 'c', world.identities, world.gone)).toEqual({ refused: 'goneBefore', customerId: 'b' });
  expect(planMerge('c', 'b', world.identities, world.gone)).toEqual({ refused: 'goneBefore', customerId: 'b' });
});

test('the later merge is undone first', () => {
  const first = merge(start, 'b', 'a');
  const second = merge(first.world, 'c', 'b');
  expect(currentIdOf('a', second.world.gone)).toBe('c');
  expect(planUnmerge(first.plan, second.world.identities, second.world.gone)).toEqual({ refused: 'undoLaterFirst', customerId: 'c' });
  expect(unmerge(unmerge(second.world, second.plan), first.plan)).toEqual(start);
});

test('a merge is undone once', () => {
  const { world, plan } = merge(start, 'a', 'b');
  const undone = unmerge(world, plan);
  expect(planUnmerge(plan, undone.identities, undone.gone)).toEqual({ refused: 'notMerged' });
});

test('what came to the kept record since stays with it, and what a person moved on stays there', () => {
  const { world, plan } = merge(start, 'b', 'a');
  const grown = [...world.identities, { identityId: 'new', customerId: 'b' }].map((each) => (each.identityId === 'mail-a' ? { ...each, customerId: 'c' } : each));
  const undo = planUnmerge(plan, grown, world.gone);
  expect(undo).toEqual({ goneId: 'a', keptId: 'b', moves: [{ identityId: 'phone-a', fromId: 'b', toId: 'a' }], leftIds: ['mail-a'] });
});

test('any number of merges, undone in reverse: byte-equal to the start, and no identity ever points to a record that is gone', () => {
  const customers = ['a', 'b', 'c', 'd', 'e'];
  const customer = fc.constantFrom(...customers);
  const identities = fc.array(customer, { maxLength: 12 }).map((owners) => owners.map((customerId, i) => ({ identityId: `i${i}`, customerId })));
  fc.assert(fc.property(identities, fc.array(fc.tuple(customer, customer)), (pointers, wishes) => {
    const before: World = { identities: pointers, gone: [] };
    let world = before;
    const done: MergePlan[] = [];
    for (const [keptId, goneId] of wishes) {
      const plan = planMerge(keptId, goneId, world.identities, world.gone);
      if ('refused' in plan) continue;
      ({ world } = merge(world, keptId, goneId));
      done.push(plan);
      const goneIds = new Set(world.gone.map((each) => each.customerId));
      expect(world.identities.some((each) => goneIds.has(each.customerId))).toBe(false);
      expect(world.identities).toHaveLength(pointers.length);
      for (const each of pointers) {
        expect(world.identities.find((now) => now.identityId === each.identityId)?.customerId).toBe(currentIdOf(each.customerId, world.gone));
      }
    }
    for (const plan of done.toReversed()) world = unmerge(world, plan);
    expect(JSON.stringify(world)).toBe(JSON.stringify(before));
  }));
});
