/** What every slice that tells a widget something says it with: the frames of `VisitorHears` (contract.ts), each naming its conversation. */

export interface StateHeard {
  readonly conversationId: string;
  readonly state: 'waiting' | 'assigned' | 'parked' | 'ended';
  readonly agentName: string | null;
  readonly surveyUrl: string | null;
}

/** Who serves is named while somebody does; where to say how it was, once it is over. */
export function stateHeard(conversationId: string, state: StateHeard['state'], given: { agentName?: string | null; surveyUrl?: string } = {}): StateHeard {
  return { conversationId, state, agentName: state === 'assigned' ? (given.agentName ?? null) : null, surveyUrl: state === 'ended' ? (given.surveyUrl ?? null) : null };
}
