/** Whom a conversation was taken from. */
interface Held { readonly id: string; readonly state: string; readonly agentId: string | null }

/** What this person held a moment ago and somebody else serves now: it did not go by the own hand, so it has to be said. */
export function takenFrom<One extends Held>(me: string, before: ReadonlyMap<string, Held>, now: Iterable<One>): One[] {
  return [...now].filter((one) => one.state === 'assigned' && one.agentId !== null && one.agentId !== me && before.get(one.id)?.agentId === me && before.get(one.id)?.state === 'assigned');
}
