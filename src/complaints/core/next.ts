/** The one next step that helps a complaint on: what its screen puts where the eye is. A guide; everything else stays possible. */
import type { ComplaintFacts } from './gates.ts';

export const nextSteps = ['receipt', 'assess', 'investigate', 'answer', 'cause', 'respond', 'decide', 'tell', 'close'] as const;
type NextStep = (typeof nextSteps)[number];

/**
 * `receipt` tell the customer that it has arrived · `assess` what they ask for, and the five scores · `investigate` a first finding of a
 * major one · `answer` an answer of substance · `cause` what it was · `respond` only the stage is left · `decide` · `tell` the decision
 * to the customer · `close`. undefined once it is closed.
 */
export function nextStep(facts: ComplaintFacts): NextStep | undefined {
  switch (facts.stage) {
    case 'closed': return undefined;
    case 'received': return 'receipt';
    case 'acknowledged': return 'assess';
    case 'assessed':
    case 'investigating':
      if (facts.class === 'major' && facts.investigationSteps === 0) return 'investigate';
      if (!facts.isAnswered) return 'answer';
      return facts.cause === null ? 'cause' : 'respond';
    case 'responded': return 'decide';
    case 'decided': return facts.isCustomerTold ? 'close' : 'tell';
  }
}
