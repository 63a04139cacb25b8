/** How much is simulated: a whole period where it is small, else whole days of it, evenly spread. */
const mostContacts = 12_000;
/** Contacts times repetitions. */
const mostWork = 60_000;
const [fewestRepetitions, mostRepetitions] = [3, 20];

/** Which days are simulated, by how many came on each. Never each seventh day alone: that would be all Mondays. */
export function chooseDays(contactsByDay: readonly number[]): number[] {
  const total = contactsByDay.reduce((sum, count) => sum + count, 0);
  const every = Math.ceil(total / mostContacts);
  const step = every % 7 === 0 && every > 0 ? every + 1 : Math.max(1, every);
  return contactsByDay.flatMap((count, day) => (day % step === 0 && count > 0 ? [day] : []));
}

export function repetitionsFor(contacts: number): number {
  return Math.max(fewestRepetitions, Math.min(mostRepetitions, Math.floor(mostWork / Math.max(1, contacts))));
}
