import { expect, test } from 'vitest';
import { chosenPeople, coverageOf, type Choice, type SkilledPerson } from './skill-table.ts';

const person = (name: string, team: string, skills: Record<string, number>): SkilledPerson => ({ staffId: name, name, team, skills: Object.entries(skills).map(([skill, level]) => ({ skill, level })) });
const people = [person('欧阳静', '早班', { 冰箱: 3, 英语: 2 }), person('罗文', '安装组', { 冰箱: 1 }), person('Anna', '早班', { 英语: 5 }), person('贺长青', '', {})];
const chosen = (choice: Partial<Choice>): string[] => chosenPeople(people, { words: '', team: '', skill: '', level: 1, ...choice }).map((one) => one.name);

test('people are chosen by name, team, and what they can', () => {
  expect(chosen({})).toHaveLength(4);
  expect(chosen({ words: 'ann' })).toEqual(['Anna']);
  expect(chosen({ team: '早班' })).toEqual(['欧阳静', 'Anna']);
  expect(chosen({ skill: '冰箱' })).toEqual(['欧阳静', '罗文']);
  expect(chosen({ skill: '冰箱', level: 2, team: '早班' })).toEqual(['欧阳静']);
  expect(chosen({ skill: '冰箱', level: 0 })).toEqual(['Anna', '贺长青']);
});

test('how many have a skill, and how many as far as it is asked for', () => {
  expect([coverageOf(people, '冰箱', 2), coverageOf(people, '英语', 1), coverageOf(people, '焊接', 1)]).toEqual([{ have: 2, reach: 1 }, { have: 2, reach: 2 }, { have: 0, reach: 0 }]);
});
