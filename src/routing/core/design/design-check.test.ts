import { describe, expect, it } from 'vitest';
import { findingsOf, qualifiedFor, type DrawnPerson, type DrawnQueue } from './design-check.ts';

const queue: DrawnQueue = { targetSeconds: 60, offerTimeoutSeconds: 20, keepPlaceOverSeconds: 120, requiredSkills: [{ skill: '冰箱', minLevel: 2 }], closedMessage: { zh: '请留言', en: 'Leave a message' } };
const person = (name: string, level: number, more: Partial<DrawnPerson> = {}): DrawnPerson => ({ name, serves: true, chatCapacity: 3, skills: level === 0 ? [] : [{ skill: '冰箱', level }], ...more });
const codes = (drawn: DrawnQueue, people: readonly DrawnPerson[], calendar: Parameters<typeof findingsOf>[2] = null): string[] => findingsOf(drawn, people, calendar).map((one) => one.code);

describe('who could be rung at all', () => {
  it('two who can: nothing to say', () => {
    expect(codes(queue, [person('甲', 2), person('乙', 5)])).toEqual([]);
    expect(qualifiedFor(queue, [person('甲', 2), person('乙', 1), person('丙', 5, { serves: false })]).map((one) => one.name)).toEqual(['甲']);
  });
  it('nobody serves it, nobody has the skill at the level, nobody has both skills', () => {
    expect(codes(queue, [person('甲', 5, { serves: false })])).toEqual(['nobody_serves']);
    expect(findingsOf(queue, [person('甲', 1), person('乙', 0)], null)).toEqual([{ is: 'fault', code: 'nobody_has', params: { skill: '冰箱', level: 2 } }]);
    const both = { ...queue, requiredSkills: [...queue.requiredSkills, { skill: '英语', minLevel: 1 }] };
    expect(codes(both, [person('甲', 5), person('乙', 0, { skills: [{ skill: '英语', level: 3 }] })])).toEqual(['nobody_has_all']);
  });
  it('a skill whose name is still being typed asks for nothing yet', () => {
    expect(codes({ ...queue, requiredSkills: [{ skill: '', minLevel: 3 }] }, [person('甲', 0), person('乙', 0)])).toEqual([]);
  });
  it('one alone is a hint; all who could take no chats is a fault', () => {
    expect(findingsOf(queue, [person('甲', 2), person('乙', 0)], null)).toEqual([{ is: 'hint', code: 'only_one', params: { name: '甲' } }]);
    expect(codes(queue, [person('甲', 2, { chatCapacity: 0 }), person('乙', 3, { chatCapacity: 0 })])).toEqual(['nobody_takes_chats']);
  });
});

it('promises that cannot be kept, and closed doors without words', () => {
  const people = [person('甲', 2), person('乙', 5)];
  expect(codes({ ...queue, targetSeconds: 20 }, people)).toEqual(['ring_longer_than_promise']);
  expect(codes({ ...queue, keepPlaceOverSeconds: 30 }, people)).toEqual(['kept_before_promise']);
  const silent = { ...queue, closedMessage: { zh: '请留言', en: ' ' } };
  expect(codes(silent, people, { isAlwaysOpen: false, yearsToEnter: [2027] })).toEqual(['no_closed_words', 'years_missing']);
  expect(codes(silent, people, { isAlwaysOpen: true, yearsToEnter: [] })).toEqual([]);
});
