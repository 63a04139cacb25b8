/** The matrix of people and skills, chosen and counted: what a lead of two hundred looks for. */

export interface SkilledPerson {
  readonly staffId: string;
  readonly name: string;
  readonly team: string;
  readonly skills: readonly { readonly skill: string; readonly level: number }[];
}
export interface Choice {
  readonly words: string;
  /** '' = every team. */
  readonly team: string;
  /** '' = whatever they can. */
  readonly skill: string;
  /** At least this level in that skill; 0: exactly those who do not have it. */
  readonly level: number;
}

export const levelOf = (person: Pick<SkilledPerson, 'skills'>, skill: string): number => person.skills.find((one) => one.skill === skill)?.level ?? 0;

export function chosenPeople<P extends SkilledPerson>(people: readonly P[], { words, team, skill, level }: Choice): P[] {
  const wanted = words.trim().toLowerCase();
  return people.filter((person) => (team === '' || person.team === team) && `${person.name} ${person.team}`.toLowerCase().includes(wanted) && (skill === '' || (level === 0 ? levelOf(person, skill) === 0 : levelOf(person, skill) >= level)));
}

/** How many have a skill, and how many have it as far as the queues ask for it. */
export function coverageOf(people: readonly SkilledPerson[], skill: string, neededLevel: number): { readonly have: number; readonly reach: number } {
  const levels = people.map((person) => levelOf(person, skill)).filter((level) => level > 0);
  return { have: levels.length, reach: levels.filter((level) => level >= neededLevel).length };
}
