/**
 * Histories that once found a fault, kept for good: the properties of engine and matching live through each of them before they
 * draw new ones. When a property fails, fast-check prints the shortest history that fails as `Counterexample`: put it here as it is,
 * with what it found, before the fault is mended. A history of the floor goes into the
 * list of `floor/floor.property.test.ts`, a seed of house and engine into the one of `same-history.test.ts`.
 */
import type { Agent, RoutingState } from './types.ts';

/** What somebody does in a history of the engine; `pick` chooses among those who can have it done to them, in the order of their ids. */
export type Step =
  | { do: 'arrive'; queueId: string; priorityClass: number; weight: number; language: string | undefined; ownerAgentId: string | undefined; isCallBack: boolean }
  | { do: 'leave' | 'keepPlace' | 'comeBack' | 'accept' | 'decline' | 'answerTwice' | 'answerForAnother' | 'take' | 'finish' | 'notReached' | 'callLater' | 'moveWindow' | 'moveOn'; pick: number }
  | { do: 'presence'; agentId: string; to: Agent['presence'] }
  | { do: 'wrapUp'; agentId: string }
  | { do: 'close' | 'open' | 'crash' }
  | { do: 'pass'; ms: number };

interface Found<History> {
  readonly what: string;
  readonly history: History;
}
const comes = { do: 'arrive', queueId: 'q1', priorityClass: 0, weight: 1, language: undefined, ownerAgentId: undefined, isCallBack: false } as const;

export const foundInEngine: readonly Found<Step[]>[] = [
  { what: 'after a call in vain the house let the caller go on at once, the engine let them write up', history: [{ ...comes, isCallBack: true }, { do: 'pass', ms: 20_000 }, { do: 'accept', pick: 0 }, { do: 'notReached', pick: 1 }] },
  { what: 'whoever handed a contact on to another queue was free at once in the house, and writing up in the engine', history: [comes, { do: 'accept', pick: 0 }, { do: 'moveOn', pick: 1 }] },
];
/** None yet. */
export const foundInMatching: readonly Found<RoutingState>[] = [];

/** As fast-check takes them: the arguments of the property, one after the other. */
export const asExamples = <History>(found: readonly Found<History>[]): [History][] => found.map(({ history }) => [history]);
