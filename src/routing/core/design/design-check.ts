/** What a lead should know about a queue as it is drawn: who could be rung at all, and promises that cannot be kept. Sentences are words of the screen. */
import type { SkillNeed } from '../types.ts';

export interface DrawnQueue {
  readonly targetSeconds: number;
  readonly offerTimeoutSeconds: number;
  readonly keepPlaceOverSeconds: number;
  readonly requiredSkills: readonly SkillNeed[];
  readonly closedMessage: { readonly zh: string; readonly en: string };
}
export interface DrawnPerson {
  readonly name: string;
  readonly serves: boolean;
  readonly chatCapacity: number;
  readonly skills: readonly { readonly skill: string; readonly level: number }[];
}
/** `fault`: nobody would ever be served so. `hint`: it works, and may not be meant. */
export interface Finding {
  readonly is: 'fault' | 'hint';
  readonly code: 'nobody_serves' | 'nobody_has' | 'nobody_has_all' | 'nobody_takes_chats' | 'only_one' | 'ring_longer_than_promise' | 'kept_before_promise' | 'no_closed_words' | 'years_missing';
  readonly params: Readonly<Record<string, string | number>>;
}

/** Of those who serve it, whoever has all that it asks for. */
export function qualifiedFor(queue: Pick<DrawnQueue, 'requiredSkills'>, people: readonly DrawnPerson[]): DrawnPerson[] {
  return people.filter((person) => person.serves && queue.requiredSkills.every((need) => has(person, need)));
}

/** @param calendar the hours it goes by; null: always open. The gravest first. */
export function findingsOf(queue: DrawnQueue, people: readonly DrawnPerson[], calendar: { readonly isAlwaysOpen: boolean; readonly yearsToEnter: readonly number[] } | null): Finding[] {
  const serving = people.filter((person) => person.serves);
  const qualified = qualifiedFor(queue, people);
  const lacking = queue.requiredSkills.filter((need) => need.skill !== '' && !serving.some((person) => has(person, need)));
  const [one] = qualified;
  const closes = calendar !== null && !calendar.isAlwaysOpen;
  return [
    ...(serving.length === 0 ? [fault('nobody_serves')] : []),
    ...(serving.length === 0 ? [] : lacking.map((need) => fault('nobody_has', { skill: need.skill, level: need.minLevel }))),
    ...(serving.length > 0 && lacking.length === 0 && qualified.length === 0 ? [fault('nobody_has_all')] : []),
    ...(qualified.length > 0 && qualified.every((person) => person.chatCapacity === 0) ? [fault('nobody_takes_chats')] : []),
    ...(one !== undefined && qualified.length === 1 ? [hint('only_one', { name: one.name })] : []),
    ...(queue.offerTimeoutSeconds >= queue.targetSeconds ? [hint('ring_longer_than_promise', { ring: queue.offerTimeoutSeconds, target: queue.targetSeconds })] : []),
    ...(queue.keepPlaceOverSeconds < queue.targetSeconds ? [hint('kept_before_promise', { keep: queue.keepPlaceOverSeconds, target: queue.targetSeconds })] : []),
    ...(closes && (queue.closedMessage.zh.trim() === '' || queue.closedMessage.en.trim() === '') ? [hint('no_closed_words')] : []),
    ...(calendar !== null && calendar.yearsToEnter.length > 0 ? [hint('years_missing', { years: calendar.yearsToEnter.join(', ') })] : []),
  ];
}

function has(person: DrawnPerson, need: SkillNeed): boolean {
  return need.skill === '' || person.skills.some((one) => one.skill === need.skill && one.level >= need.minLevel);
}
const fault = (code: Finding['code'], params: Finding['params'] = {}): Finding => ({ is: 'fault', code, params });
const hint = (code: Finding['code'], params: Finding['params'] = {}): Finding => ({ is: 'hint', code, params });
